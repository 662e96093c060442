/// Collects a pasted text up to a limit, as bytes, since a paste may be cut anywhere by reads.
struct PasteBuffer: Sendable {
  private var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) {
    if bytes.count < InputDecoder.longestPaste { bytes.append(byte) }
  }

  /// What was pasted. Terminals send the Enter key's CR for each line end.
  var text: String {
    var whole = bytes[...]
    if whole.count == InputDecoder.longestPaste { whole = PasteBuffer.withoutCutEnd(whole) }
    let scalars = String(decoding: whole, as: UTF8.self).unicodeScalars
    var text = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in scalars {
      if scalar == "\r" {
        text.append("\n")
      } else if scalar != "\n" || !afterReturn {
        text.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(text)
  }

  /// The limit may fall inside of a code point.
  private static func withoutCutEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var kept = bytes
    while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
    if let last = kept.last, last >= 0xC0 { kept.removeLast() }
    return kept
  }
}
