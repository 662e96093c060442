import JSONDocuments

extension KioskSettings {
  /// The bytes of a settings file with another PIN and nothing else changed: whoever wrote it finds
  /// their lines as they left them. Nil for what is no JSON object.
  public static func bytes(_ bytes: [UInt8], with pin: StaffPIN) -> [UInt8]? {
    guard let root = try? JSONReader.parse(bytes), let members = root.members else { return nil }
    let value = JSONWriter.bytes(.string(pin.hash))
    if let old = members.first(where: { $0.key == "pin" })?.value {
      guard old.string != nil, let end = endOfString(at: old.offset, bytes) else { return nil }
      return bytes[..<old.offset] + value + bytes[end...]
    }
    let after = root.offset + 1
    let entry = Array("\n  \"pin\": ".utf8) + value
    let rest = members.isEmpty ? Array("\n".utf8) : Array(",".utf8)
    return bytes[..<after] + entry + rest + bytes[after...]
  }

  /// The byte after the closing quote.
  private static func endOfString(at start: Int, _ bytes: [UInt8]) -> Int? {
    var place = start + 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 2
      case UInt8(ascii: "\""): return place + 1
      default: place += 1
      }
    }
    return nil
  }
}
