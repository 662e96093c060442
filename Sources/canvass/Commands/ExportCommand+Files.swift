import Exports
import Records
import Sealing
import Store

/// The files beside interviews, written in clear below an export: `media/ID/photo-1.jpg`.
struct FileExport {
  let store: Store
  let folder: String
  /// Why some are not there, for a person.
  private(set) var notices: [String] = []
  private(set) var written = 0

  init(_ store: Store, to folder: String) {
    (self.store, self.folder) = (store, folder)
  }

  /// Writes the files of one interview.
  mutating func write(_ names: [String], of interview: OpenedInterview) throws {
    let id = interview.record.id
    guard !names.isEmpty, RecordKey.isIdentity(id) else { return }
    let target = folder + "/media/" + id.replacing("uuid:", with: "")
    try Files.makeFolder(target)
    for name in names {
      do throws(StoreFault) {
        let source = try open(name, of: id, interview.key)
        try write(source, to: target + "/" + name, of: interview.record, name)
        written += 1
      } catch { notices.append(error.sentence) }
    }
  }

  private func open(
    _ name: String, of id: String, _ key: SecretKey?
  ) throws(StoreFault) -> SealedFile {
    guard let key else { return try store.readFile(name, of: id) }
    return try store.readFile(name, of: id, under: key)
  }

  private mutating func write(
    _ source: SealedFile, to path: String, of record: InterviewRecord, _ name: String
  ) throws(StoreFault) {
    let attachment = record.attachments.first { $0.attachment.file == name }?.attachment
    do {
      let digest = try Files.write(to: path, isSound: attachment == nil) { try source.next() }
      let isChanged = attachment.map { $0.sha256 != digest } ?? false
      if isChanged { throw StoreFault.damagedFile(name: name, id: record.id) }
      if source.isCutShort {
        notices.append("the file \(name) of interview \(record.id) ends before its end")
      }
    } catch let fault as StoreFault {
      Files.remove(path)
      throw fault
    } catch { notices.append("\(error)") }
  }
}
