import Glibc
import Records
import Sealing

/// A file beside an interview, and its place in a second copy.
struct MirroredFile: Sendable, Hashable {
  let interview: String
  let name: String

  init(interview: String, name: String) { (self.interview, self.name) = (interview, name) }

  /// The file that a header speaks of, if it can be one of ours.
  init?(subject: String) {
    guard let slash = subject.firstIndex(of: "/") else { return nil }
    interview = String(subject[..<slash])
    name = String(subject[slash...].dropFirst())
    guard RecordKey.isIdentity(interview), Store.isFileName(name) else { return nil }
  }

  /// What the header of its copy says that it is.
  var subject: String { interview + "/" + name }

  static let beginning = "f-"

  /// The beginning that the copies of all files of one interview have.
  static func beginning(of interview: String) -> String {
    beginning + interview.replacing("uuid:", with: "") + "-"
  }

  /// The name of its copy. The file's own is in the header: not every medium can tell `Photo` from
  /// `photo`.
  var copy: String {
    Self.beginning(of: interview) + hexadecimal(sha256(Array(name.utf8)).prefix(6))
      + MirrorDisk.ending
  }

  /// Whose file a copy is, by its name.
  static func interview(ofCopy name: String) -> String? {
    guard name.hasPrefix(beginning) else { return nil }
    let id = "uuid:" + name.dropFirst(beginning.count).prefix(36)
    return RecordKey.isIdentity(id) ? id : nil
  }

  /// The files that lie beside interviews in a store's folder, half ones excepted.
  static func all(in directory: String) -> [MirroredFile] {
    let media = Store.media(directory)
    return Folder.names(in: media).flatMap { folder -> [MirroredFile] in
      let id = "uuid:" + folder
      guard RecordKey.isIdentity(id), StoreFolder.isFolder(media + "/" + folder) else { return [] }
      return Folder.names(in: media + "/" + folder)
        .filter { Store.isFileName($0) && !$0.hasSuffix(MediaFile.ending) }
        .map { MirroredFile(interview: id, name: $0) }
    }
  }

  func path(in directory: String) -> String {
    "\(Store.media(directory))/\(Store.folderName(interview))/\(name)"
  }

  /// What tells whether it was written to; nil if it is not there.
  func stamp(in directory: String) -> MirrorInput.Stamp? {
    MirrorInput.Stamp(path: path(in: directory))
  }

  /// Opens it where it lies in a store's folder; nil if it is not there, or not sealed (an older
  /// version left it so).
  func source(in directory: String) -> MirrorInput? {
    guard let input = try? MirrorInput(path(in: directory), in: directory),
      (try? input.bytes(from: 0, count: SealedStream.magic.count)) == SealedStream.magic
    else { return nil }
    return input
  }
}

/// What a file of the store and its copy have in common.
enum MirrorMatch: Sendable, Hashable {
  /// The copy is sound, and has so many bytes of the file from its beginning; the rest is to be added
  /// after this place and hash.
  case upTo(bytes: Int, place: Int, hash: [UInt8])
  /// The same, but what follows on the medium is damaged.
  case torn(bytes: Int, place: Int, hash: [UInt8])
  /// The copy has more of the very same file than the store.
  case ahead
  /// It is the copy of another file that had this name before.
  case other
  /// One of the two was changed.
  case changed
  case missing

  /// - Parameter source: the file in the store.
  init(
    of file: MirroredFile, _ source: MirrorInput, with copy: MirrorInput?
  ) throws(MirrorFault) {
    guard let copy else {
      self = .missing
      return
    }
    var pieces = MirrorFile.Pieces(from: copy.next, digest: sha256)
    var matched = 0
    while let piece = try Self.next(&pieces) {
      let own = try source.bytes(from: matched, count: piece.count)
      guard own.elementsEqual(piece.prefix(own.count)) else {
        let isOther =
          matched == 0
          && !own.prefix(SealedStream.headingSize).elementsEqual(
            piece.prefix(SealedStream.headingSize))
        self = isOther ? .other : .changed
        return
      }
      guard own.count == piece.count else {
        self = .ahead
        return
      }
      matched += piece.count
    }
    guard pieces.header?.subject == file.subject else {
      self = pieces.header == nil ? .missing : .changed
      return
    }
    self =
      pieces.isSound
      ? .upTo(bytes: matched, place: pieces.soundBytes, hash: pieces.hash)
      : .torn(bytes: matched, place: pieces.soundBytes, hash: pieces.hash)
  }

  static func next(_ pieces: inout MirrorFile.Pieces) throws(MirrorFault) -> [UInt8]? {
    do {
      return try pieces.next()
    } catch let fault as MirrorFault {
      throw fault
    } catch { throw .store(.failed(path: "", code: 0)) }
  }
}
