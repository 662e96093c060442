/// The names of `\p{…}`: Java's POSIX classes, which are of ASCII alone, its blocks, and Unicode's
/// categories, scripts and properties with `Is` before them.
enum JavaProperty {
  /// As it is written inside a class; an unknown name is left for PCRE2 to refuse.
  static func inClass(_ name: String, isNegated: Bool) -> String {
    if let ranges = ascii[name] ?? block(name) {
      return (isNegated ? complement(of: ranges) : ranges).map(written).joined()
    }
    return "\\\(isNegated ? "P" : "p"){\(unicode(name))}"
  }

  private typealias Codes = ClosedRange<UInt32>

  private static let ascii: [String: [ClosedRange<UInt32>]] = [
    "Lower": [0x61...0x7A], "Upper": [0x41...0x5A], "ASCII": [0x00...0x7F],
    "Alpha": [0x41...0x5A, 0x61...0x7A], "Digit": [0x30...0x39],
    "Alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "Punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
    "Graph": [0x21...0x7E], "Print": [0x20...0x7E], "Blank": [0x09...0x09, 0x20...0x20],
    "Cntrl": [0x00...0x1F, 0x7F...0x7F], "XDigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
    "Space": [0x09...0x0D, 0x20...0x20],
  ]

  /// Blocks by their names without spaces and hyphens, in small letters.
  private static let blocks: [String: ClosedRange<UInt32>] = [
    "basiclatin": 0x00...0x7F, "latin1supplement": 0x80...0xFF, "latinextendeda": 0x100...0x17F,
    "latinextendedb": 0x180...0x24F, "ipaextensions": 0x250...0x2AF, "greek": 0x370...0x3FF,
    "greekandcoptic": 0x370...0x3FF, "cyrillic": 0x400...0x4FF, "armenian": 0x530...0x58F,
    "hebrew": 0x590...0x5FF, "arabic": 0x600...0x6FF, "devanagari": 0x900...0x97F,
    "bengali": 0x980...0x9FF, "gurmukhi": 0xA00...0xA7F, "gujarati": 0xA80...0xAFF,
    "tamil": 0xB80...0xBFF, "telugu": 0xC00...0xC7F, "thai": 0xE00...0xE7F, "lao": 0xE80...0xEFF,
    "tibetan": 0xF00...0xFFF, "myanmar": 0x1000...0x109F, "georgian": 0x10A0...0x10FF,
    "ethiopic": 0x1200...0x137F, "khmer": 0x1780...0x17FF, "mongolian": 0x1800...0x18AF,
    "latinextendedadditional": 0x1E00...0x1EFF, "greekextended": 0x1F00...0x1FFF,
    "generalpunctuation": 0x2000...0x206F, "currencysymbols": 0x20A0...0x20CF,
    "hiragana": 0x3040...0x309F, "katakana": 0x30A0...0x30FF,
    "cjkunifiedideographs": 0x4E00...0x9FFF, "hangulsyllables": 0xAC00...0xD7AF,
  ]

  private static func block(_ name: String) -> [Codes]? {
    for prefix in ["In", "block=", "blk="] where name.hasPrefix(prefix) {
      let plain = name.dropFirst(prefix.count).lowercased().filter { !" -_".contains($0) }
      return blocks[plain].map { [$0] }
    }
    return nil
  }

  private static let properties = [
    "Letter": "L", "Digit": "Nd", "Punctuation": "P", "Control": "Cc", "Titlecase": "Lt",
    "Uppercase": "Uppercase", "Lowercase": "Lowercase", "White_Space": "White_Space",
    "javaLowerCase": "Lowercase", "javaUpperCase": "Uppercase", "javaLetter": "L",
    "javaDigit": "Nd", "javaAlphabetic": "Alphabetic", "javaWhitespace": "White_Space",
  ]

  private static func unicode(_ name: String) -> String {
    for prefix in ["general_category=", "gc=", "script=", "sc="] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    let plain = name.hasPrefix("Is") ? String(name.dropFirst(2)) : name
    return properties[plain] ?? plain
  }

  private static func complement(of ranges: [Codes]) -> [Codes] {
    var out: [Codes] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { out.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    return out + [next...0x10FFFF]
  }

  private static func written(_ codes: Codes) -> String {
    "\\x{\(String(codes.lowerBound, radix: 16))}-\\x{\(String(codes.upperBound, radix: 16))}"
  }
}
