import Glibc
import JSONDocuments
import Records
import Sealing

/// What is remembered of a store outside of it.
public struct KnownStore: Sendable, Hashable {
  /// The fingerprint of what it signs with.
  public let signer: String
  public let protection: Protection
}

/// What is remembered of stores outside of them: whoever can write a store can write all that it says of
/// itself, and have it open without a passphrase, or sign as another device. A file for each place that
/// a store lies in, for its owner alone:
/// `{"path":"/home/ana/.local/share/canvass","signer":"9c1d…","protection":"passphrase"}`.
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

  /// What is remembered of the store in a folder; nil if nothing is, or nothing that can be read.
  func store(at directory: String) -> KnownStore? {
    guard let bytes = try? MirrorDisk(path: folder).read(Self.name(of: directory)),
      let node = try? JSONNode.record(bytes), let signer = try? node.text("signer"),
      let word = try? node.text("protection"), let protection = Protection(rawValue: word)
    else { return nil }
    return KnownStore(signer: signer, protection: protection)
  }

  /// Remembers how a store is now.
  func remember(_ store: KnownStore, at directory: String) throws(StoreFault) {
    let json = JSONValue.present([
      ("path", .string(Self.place(directory))), ("signer", .string(store.signer)),
      ("protection", .string(store.protection.rawValue)),
    ])
    _ = try Folder(folder)
    do throws(MirrorFault) {
      try MirrorDisk(path: folder).replace(
        Self.name(of: directory), with: JSONWriter.bytes(json) + [UInt8(ascii: "\n")])
    } catch {
      switch error {
      case .full: throw .diskFull(path: folder)
      case .readOnly: throw .readOnly(path: folder)
      default: throw .permissionDenied(path: folder)
      }
    }
  }

  private static func name(of directory: String) -> String {
    hexadecimal(sha256(Array(place(directory).utf8)).prefix(16)) + ".json"
  }

  /// One name for a folder, whichever way somebody wrote it.
  private static func place(_ directory: String) -> String {
    guard let path = realpath(directory, nil) else { return directory }
    defer { free(path) }
    return String(cString: path)
  }
}
