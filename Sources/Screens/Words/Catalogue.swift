/// The program's own words in one language, from the message catalogue of that language in
/// `Words/Catalogues`.
public struct Catalogue: Sendable {
  /// The BCP 47 tag of the language.
  public let tag: String
  /// The language's name in itself.
  public let name: String
  /// Which numbers take the singular.
  private let plural: Plural
  private let words: [Phrase: String]
  /// Whether answers are in memory alone, so that nothing may say that they are kept.
  var isFleeting = false

  init(_ bytes: [UInt8]) { self.init(MessageFile(bytes, keepsEnglish: false)) }

  init(_ file: MessageFile) {
    tag = file.header["Language"] ?? ""
    name = file.header["X-Language-Name"] ?? tag
    plural = file.header["Plural-Forms"].flatMap(Plural.init(rawValue:)) ?? .oneIsSingular
    let named = Phrase.named
    var words: [Phrase: String] = [:]
    words.reserveCapacity(file.messages.count)
    for message in file.messages {
      if let phrase = named[message.context] { words[phrase] = message.words }
    }
    self.words = words
  }

  /// The rules for numbers that the program knows, as a catalogue's header writes them.
  enum Plural: String {
    case oneIsSingular = "nplurals=2; plural=(n != 1);"
    case noughtAndOneAreSingular = "nplurals=2; plural=(n > 1);"
  }

  /// Every language that the program speaks, a line for each file; the first stands in for any
  /// other. One that nobody asks for is not read: a first screen has no room for words that it does not say.
  public static var all: [Catalogue] { tags.map(matching) }
  /// Their tags.
  public static let tags = ["en", "fr"]
  static let english = Catalogue(PackageResources.en_po)
  static let french = Catalogue(PackageResources.fr_po)

  /// The catalogue for a tag such as `fr-CA`, else English.
  public static func matching(_ tag: String) -> Catalogue {
    let primary = tag.lowercased().split(separator: "-").first.map(String.init) ?? ""
    return primary == "fr" ? .french : .english
  }

  /// The phrases that this language lacks: none, as a test holds.
  public var missing: [Phrase] { Phrase.allCases.filter { words[$0, default: ""].isEmpty } }

  public subscript(phrase: Phrase) -> String {
    words[isFleeting ? phrase.fleeting : phrase] ?? phrase.rawValue
  }

  /// A phrase with its `%1`, `%2`, … filled in.
  public func callAsFunction(_ phrase: Phrase, _ values: CustomStringConvertible...) -> String {
    filled(phrase, values.map(\.description))
  }

  func filled(_ phrase: Phrase, _ values: [String]) -> String {
    var out = ""
    var rest = Substring(self[phrase])
    while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
      out += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      if let digit = rest.first?.wholeNumberValue, values.indices.contains(digit - 1) {
        out += values[digit - 1]
        rest.removeFirst()
      } else {
        out += "%"
      }
    }
    return out + rest
  }

  /// One of two phrases, by number, as the language tells them apart.
  public func callAsFunction(
    count: Int, one: Phrase, many: Phrase, _ more: CustomStringConvertible = ""
  ) -> String {
    let isOne = plural == .noughtAndOneAreSingular ? count < 2 : count == 1
    return self(isOne ? one : many, count, more)
  }

  /// The name of a language in itself, for those this program knows; else its tag.
  public static func languageName(_ tag: String) -> String {
    switch tag.lowercased().split(separator: "-").first ?? "" {
    case "en": "English"
    case "fr": "Français"
    case "es": "Español"
    case "pt": "Português"
    case "ht": "Kreyòl ayisyen"
    case "nl": "Nederlands"
    case "ar": "العربية"
    case "zh": "中文"
    case "de": "Deutsch"
    case "it": "Italiano"
    default: tag
    }
  }
}
