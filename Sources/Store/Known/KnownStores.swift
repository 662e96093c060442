import Glibc
import JSONDocuments
import Records
import Sealing

/// What is remembered of a store outside of it.
public struct KnownStore: Sendable, Hashable {
  /// The fingerprint of what it signs with.
  public let signer: String
  public let protection: Protection
  /// How far it has come in marking: an older device's row can be put back into it.
  let stage: MarkingStage
}

/// What is remembered of stores outside of them: whoever can write a store can write all that it says of
/// itself, and have it open without a passphrase, or sign as another device. A file for each name
/// of the place that a store lies in, for its owner alone:
/// `{"path":"/home/ana/.local/share/canvass","signer":"9c1d…","protection":"passphrase","marks":4}`.
///
/// A place of which nothing is remembered is taken as it is found, the first time: so a new store, and one
/// that comes from another machine or place, opens without a word.
public struct KnownStores: Sendable {
  let folder: String
  /// Whether somebody has said that whatever is found is right.
  let accepts: Bool

  /// - Parameter folder: where it is remembered; made when there is something to remember.
  public init(folder: String) { self.init(folder: folder, accepts: false) }

  private init(folder: String, accepts: Bool) {
    (self.folder, self.accepts) = (folder, accepts)
  }

  /// The same for somebody who says that the store is as it should be, whatever was remembered.
  public var accepting: KnownStores { KnownStores(folder: folder, accepts: true) }

  /// What is remembered of the store in a folder, whichever way it is named: nothing of what cannot be
  /// read.
  func stores(at directory: String) -> [KnownStore] {
    Self.places(directory).compactMap(store(in:))
  }

  /// How far the store in a folder was in marking when it was last open, unless somebody has said that it
  /// may be older.
  func stage(at directory: String) -> MarkingStage {
    accepts ? .none : stores(at: directory).map(\.stage).max() ?? .none
  }

  private func store(in place: String) -> KnownStore? {
    guard let bytes = try? MirrorDisk(path: folder).read(Self.name(of: place)),
      let node = try? JSONNode.record(bytes), let signer = try? node.text("signer"),
      let word = try? node.text("protection"), let protection = Protection(rawValue: word)
    else { return nil }
    let stage = node["marks"]?.integer.flatMap(MarkingStage.init)
    return KnownStore(signer: signer, protection: protection, stage: stage ?? .none)
  }

  /// Remembers how a store is now.
  func remember(_ store: KnownStore, at directory: String) throws(StoreFault) {
    for place in Self.places(directory) where self.store(in: place) != store {
      try remember(store, in: place)
    }
  }

  private func remember(_ store: KnownStore, in place: String) throws(StoreFault) {
    let json = JSONValue.present([
      ("path", .string(place)), ("signer", .string(store.signer)),
      ("protection", .string(store.protection.rawValue)),
      ("marks", .integer(store.stage.rawValue)),
    ])
    do {
      _ = try Folder(folder)
      try MirrorDisk(path: folder).replace(
        Self.name(of: place), with: JSONWriter.bytes(json) + [UInt8(ascii: "\n")])
    } catch { throw .notRemembered(folder: folder) }
  }

  static func name(of place: String) -> String {
    hexadecimal(sha256(Array(place.utf8)).prefix(16)) + ".json"
  }

  /// The names that a folder is held to: as it is named, and where that leads. Whoever can write a folder
  /// above can make a link of it that leads elsewhere, which changes the second and not the first.
  private static func places(_ directory: String) -> [String] {
    let named = absolute(directory)
    let led = led(named)
    return led == named ? [named] : [named, led]
  }

  /// Where a name leads, from the root.
  static func whereItLeads(_ path: String) -> String { led(absolute(path)) }

  /// How many links are followed that lead to nothing, as the system has it.
  private static let mostLinks = 40

  /// Where a name leads; what is not there any more as far as it is, and a link to what is not there to where
  /// that was.
  private static func led(_ path: String, links: Int = mostLinks) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard path != "/", let slash = path.lastIndex(of: "/") else { return path }
    let above = path[..<slash]
    let place = led(above.isEmpty ? "/" : String(above), links: links)
    let whole = (place == "/" ? "" : place) + path[slash...]
    guard links > 0, let target = link(whole) else { return whole }
    return led(absolute(target.hasPrefix("/") ? target : place + "/" + target), links: links - 1)
  }

  /// What a link says; nil for what is none.
  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    guard length > 0 else { return nil }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// From the root, without steps that lead nowhere. No link is followed but where a step leads up: the
  /// folder above where a link leads is another than the one that the link lies in.
  static func absolute(_ path: String) -> String {
    var parts: [Substring] = []
    let whole = path.hasPrefix("/") ? path : workingDirectory + "/" + path
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." {
        parts = led("/" + parts.joined(separator: "/")).split(separator: "/").dropLast()
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
