import Questionnaires
import Values

extension Catalogue {
  /// How large a file is, with three digits at most: `48 kB`, `1.2 MB`.
  func size(_ bytes: Int) -> String {
    if bytes < 1000 { return self(.sizeBytes, bytes) }
    let (phrase, unit): (Phrase, Int) =
      bytes < 999_500 ? (.sizeKilobytes, 1000) : (.sizeMegabytes, 1_000_000)
    let tenths = (bytes * 10 + unit / 2) / unit
    let number = tenths < 100 ? Double(tenths) / 10 : Double((tenths + 5) / 10)
    return self(phrase, grouped(DecimalNotation.text(of: number)))
  }

  /// Why a file cannot be the answer, and what would be right.
  func sentence(_ refusal: FileRefusal) -> String {
    switch refusal {
    case .notFound: self[.fileNotFound]
    case .folder: self[.fileIsFolder]
    case .notRegular: self[.fileNotRegular]
    case .unreadable: self[.fileUnreadable]
    case .empty: self[.fileEmpty]
    case .tooLarge(let limit): self(.fileTooLarge, size(limit))
    case .wrongKind(.image): self[.fileNoImage]
    case .wrongKind(.audio): self[.fileNoAudio]
    case .wrongKind: self[.fileNoVideo]
    case .changed: self[.fileChanged]
    case .diskFull: self[.fileDiskFull]
    case .notCopied: self[.fileNotCopied]
    }
  }
}
