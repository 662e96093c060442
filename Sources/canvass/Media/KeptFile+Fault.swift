import Crypto
import Glibc
import Records
import Store

extension KeptFile {
  /// What is wrong with the copy on disk; nil if nothing is.
  func fault(at path: String) -> String? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return errno == ENOENT ? "is missing" : "cannot be read" }
    defer { close(file) }
    guard let attachment else { return nil }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return "cannot be read" }
      if count == 0 { break }
      hash.update(data: buffer[..<count])
    }
    return hexadecimal(Array(hash.finalize())) == attachment.sha256 ? nil : "was changed"
  }
}
