import Sealing
import Store

extension KeptFile {
  /// What is wrong with the copy in a store; nil if nothing is.
  func fault(in store: Store) -> String? {
    do throws(StoreFault) {
      let source = try store.readFile(file, of: interview)
      var digest = RunningDigest()
      while let piece = try source.next() { digest.add(piece) }
      guard let attachment else { return nil }
      let isSame = digest.text == attachment.sha256
      return isSame && !source.isCutShort ? nil : "was changed"
    } catch {
      switch error {
      case .missingFile: return "is missing"
      case .damagedFile: return "was changed"
      default: return "cannot be read"
      }
    }
  }
}
