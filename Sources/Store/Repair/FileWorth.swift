import Records
import Sealing

/// How much of a file beside an interview can be had, by its seals and not by its size.
enum FileWorth: Sendable, Hashable, Comparable {
  /// It is not there, none of it opens, or it is another file than the journal speaks of.
  case nothing
  /// So many bytes open from its beginning.
  case part(Int)
  /// All of it opens, and is what the journal says.
  case whole
}

extension Store {
  /// What tells a file of an interview from any other: its key, and what the journal says of it.
  struct FileProof {
    let secret: SecretKey
    let attachments: [String: Attachment]
  }

  /// Nil where the interview's key is not here: then nobody here can tell.
  func fileProof(of id: String) throws(StoreFault) -> FileProof? {
    try read { database -> FileProof? in
      guard let key = try? self.key(database, of: id) else { return nil }
      let files = try soundJournal(database, of: id).sound.compactMap { KeptFile(id, $0.event) }
      return FileProof(
        secret: key.secret,
        attachments: Dictionary(
          files.compactMap { file in file.attachment.map { (file.file, $0) } },
          uniquingKeysWith: { _, last in last }))
    }
  }
}

extension Store.FileProof {
  /// Opens a file from its beginning, wherever it lies.
  func worth(of file: MirroredFile, at path: String) throws(StoreFault) -> FileWorth {
    var (count, digest) = (0, RunningDigest())
    do throws(StoreFault) {
      let source = try SealedFile(file.name, at: path, of: file.interview, under: secret)
      while let piece = try source.next() {
        count += piece.count
        digest.add(piece)
      }
      if source.isCutShort { return count > 0 ? .part(count) : .nothing }
    } catch {
      switch error {
      case .missingFile, .damagedFile, .notAFile: return count > 0 ? .part(count) : .nothing
      default: throw error
      }
    }
    guard let attachment = attachments[file.name] else { return .whole }
    return digest.text == attachment.sha256 ? .whole : .nothing
  }
}
