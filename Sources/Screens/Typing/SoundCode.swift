/// What a word sounds like, roughly and in any of the languages around: consonants that are easily
/// taken for each other are one, vowels count only at the beginning, doubled letters once. In the
/// manner of Soundex (Russell, US patent 1,261,167), with finer groups and of any length, so that the
/// code of a beginning is a beginning of the code: `kibuez` finds Kibwezi, `katrin` Catherine.
enum SoundCode {
  /// The code of a folded word; empty for one without letters of the Latin alphabet.
  static func code(of word: some Collection<UInt8>) -> [UInt8] {
    var code: [UInt8] = []
    append(codeOf: word, to: &code)
    return code
  }

  /// The same, behind what is there.
  static func append(codeOf word: some Collection<UInt8>, to code: inout [UInt8]) {
    let start = code.count
    var last: UInt8 = 0
    var at = word.startIndex
    while at < word.endIndex {
      let letter = word[at]
      word.formIndex(after: &at)
      let next = at < word.endIndex ? word[at] : 0
      guard let sound = sound(of: letter, before: next) else {
        // A vowel parts two equal sounds, a silent letter does not.
        if isVowel(letter) {
          if code.count == start { code.append(vowel) }
          last = 0
        }
        continue
      }
      if sound != last { code.append(sound) }
      last = sound
    }
  }

  /// How many of its sounds are consonants.
  static func consonants(in code: [UInt8]) -> Int { code.count { $0 != vowel } }

  private static let vowel = UInt8(ascii: "A")

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "w"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func sound(of letter: UInt8, before next: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "p"): next == UInt8(ascii: "h") ? UInt8(ascii: "F") : UInt8(ascii: "B")
    case UInt8(ascii: "b"): UInt8(ascii: "B")
    case UInt8(ascii: "f"), UInt8(ascii: "v"): UInt8(ascii: "F")
    case UInt8(ascii: "c"):
      [UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"), UInt8(ascii: "h")].contains(next)
        ? UInt8(ascii: "S") : UInt8(ascii: "K")
    case UInt8(ascii: "k"), UInt8(ascii: "q"), UInt8(ascii: "g"): UInt8(ascii: "K")
    case UInt8(ascii: "s"), UInt8(ascii: "z"), UInt8(ascii: "x"), UInt8(ascii: "j"):
      UInt8(ascii: "S")
    case UInt8(ascii: "d"), UInt8(ascii: "t"): UInt8(ascii: "T")
    case UInt8(ascii: "l"): UInt8(ascii: "L")
    case UInt8(ascii: "m"), UInt8(ascii: "n"): UInt8(ascii: "M")
    case UInt8(ascii: "r"): UInt8(ascii: "R")
    default: nil
    }
  }
}
