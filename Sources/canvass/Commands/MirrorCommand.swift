import ArgumentParser
import Glibc
import JSONDocuments
import Store

/// `canvass mirror`: the second copy on another medium, brought up to date and verified.
struct MirrorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mirror",
    abstract: "Bring the second copy on another medium up to date, and verify all of it.",
    discussion: """
      Interviews keep it up to date by themselves where --mirror, $CANVASS_MIRROR or the settings \
      name a folder. Everything in it is sealed under the passphrase of this device; without one no \
      copy is kept. What is withdrawn or wiped here goes from the copy with it.

      Example: canvass mirror /media/ana/STICK/canvass
      """)

  @Argument(help: "A folder on another medium; else the one that the settings name.")
  var folder: String?

  @Flag(help: "As one JSON object.")
  var json = false

  @Flag(help: "Also where the folder lies on the store's own disk: no help if that is lost.")
  var sameDisk = false

  @Flag(help: "Also where a medium was mounted at the folder, or above it, that is not any more.")
  var accept = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try refusing {
      guard let folder = try common.mirrorFolder(folder) else {
        throw Refusal(
          "no folder is named for the second copy: canvass mirror FOLDER, $CANVASS_MIRROR, or "
            + "'mirror' in the settings")
      }
      // What is to go from the copy goes by marks that only the device's key can check.
      let store = try common.openStore()
      let mirror = try Mirror(
        of: store, at: folder, onAnyDisk: sameDisk, accepts: accept, now: { Surroundings.now() })
      let done = try mirror.catchUp(all: true, progress: Self.show)
      // What the medium holds now is read once more: all of it, and compared with the store.
      let verified = try mirror.inspect()
      report(verified, mended: done.mended, folder)
      for id in verified.damaged {
        Output.notice(
          "! \(id) is damaged in the store itself; the copy was left as it is: canvass doctor --repair "
            + "--mirror \(folder) brings it back")
      }
      if verified.behind > 0 { throw ExitCode(1) }
    }
  }

  private static func show(_ done: Int, of count: Int) {
    guard isatty(2) == 1, count > 0 else { return }
    _ = Files.writeAll(Array("\r\(done)/\(count)\(done == count ? "\n" : "")".utf8), to: 2)
  }

  private func report(_ standing: Mirror.Standing, mended: [String], _ folder: String) {
    Output.bytesOrLine(
      json,
      .present([
        ("folder", .string(folder)), ("interviews", .integer(standing.interviews)),
        ("behind", .integer(standing.behind)), ("only_in_copy", .integer(standing.only)),
        ("files", .integer(standing.files)), ("files_behind", .integer(standing.filesBehind)),
        ("files_only_in_copy", .integer(standing.filesOnly)),
        ("mended", .array(mended.map(JSONValue.string))),
        ("damaged_in_store", .array(standing.damaged.map(JSONValue.string))),
      ]), "\(folder): \(standing.sentence)")
    for name in mended {
      Output.notice(
        "\(name) was damaged on the medium and is mended; if it happens again, use another")
    }
  }
}

extension Mirror.Standing {
  /// How far a second copy is, for a person.
  var sentence: String {
    let own = counted(interviews, "interview")
    let behind = behind == 0 ? "all in the copy" : "\(behind) not in the copy as they are"
    let only =
      only == 0
      ? ""
      : ", \(only) in the copy alone: canvass doctor --repair --mirror brings back "
        + "what is sound and this device's"
    return "\(own), \(behind)\(only)\(filesSentence)"
  }

  private var filesSentence: String {
    guard files + filesOnly > 0 else { return "" }
    let behind = filesBehind == 0 ? "all in the copy" : "\(filesBehind) not in the copy as they are"
    let only = filesOnly == 0 ? "" : ", \(filesOnly) in the copy alone"
    return "; \(counted(files, "file")) beside them, \(behind)\(only)"
  }
}

extension CommonOptions {
  /// The command line's word, else `$CANVASS_MIRROR`, else the settings'.
  func mirrorFolder(_ given: String?) throws -> String? {
    guard let folder = try settings().value(given, "mirror") else { return nil }
    let home = Surroundings.environment("HOME") ?? ""
    let whole = folder.hasPrefix("~/") ? home + folder.dropFirst(1) : folder
    let path = whole.hasPrefix("/") ? whole : Surroundings.workingDirectory + "/" + whole
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Says of the folder of a second copy that is read where its medium is not in: what lies there is older,
  /// or another one.
  func noticePulled(_ folder: String) {
    guard let mount = Surroundings.knownStores?.mountLeft(at: folder) else { return }
    Output.notice(
      "Nothing is mounted at \(mount) any more, where the second copy in \(folder) was: what is read is "
        + "what lies in the folder that is left. If that is not what you mean, put the medium in and begin again"
    )
  }

  /// Brings over what a command has just changed, where a second copy is kept; what hinders that is
  /// said and stops nothing.
  func updateMirror(_ store: Store) throws {
    guard let folder = try mirrorFolder(nil) else { return }
    do throws(MirrorFault) {
      let mirror = try Mirror(of: store, at: folder, now: { Surroundings.now() })
      try mirror.catchUp(all: true)
    } catch {
      Output.notice("The second copy still holds what was: \(error.sentence)")
    }
  }
}
