/// A text in every language the author wrote it in.
public struct Text: Sendable, Hashable {
  /// Most texts are in one language, and few are in more than three: a list is smaller than a
  /// dictionary, and no slower.
  private enum Words: Sendable, Hashable {
    case plain(String)
    /// By tag, in its order.
    case translated([Translation])
  }

  struct Translation: Sendable, Hashable {
    let language: String
    let words: String
  }

  private var words: Words
  public var offset: Int

  /// A plain string, in whatever language is the questionnaire's first.
  public init(_ plain: String, at offset: Int = 0) {
    words = .plain(plain)
    self.offset = offset
  }

  /// The words by language tag; a plain string stands under the empty tag.
  public init(_ byLanguage: [String: String], at offset: Int = 0) {
    words = Self.words(byLanguage)
    self.offset = offset
  }

  /// Of a language that stands twice, the first counts.
  init(_ translations: [Translation], at offset: Int) {
    words = Self.words(translations)
    self.offset = offset
  }

  /// The words by language tag; a plain string stands under the empty tag.
  public var byLanguage: [String: String] {
    get {
      switch words {
      case .plain(let plain): ["": plain]
      case .translated(let all):
        Dictionary(all.map { ($0.language, $0.words) }, uniquingKeysWith: { first, _ in first })
      }
    }
    set { words = Self.words(newValue) }
  }

  private static func words(_ byLanguage: [String: String]) -> Words {
    words(byLanguage.map { Translation(language: $0.key, words: $0.value) })
  }

  private static func words(_ translations: [Translation]) -> Words {
    if translations.count == 1, let only = translations.first, only.language.isEmpty {
      return .plain(only.words)
    }
    let sorted = translations.sorted { $0.language < $1.language }
    let firsts = sorted.indices.filter {
      $0 == 0 || sorted[$0].language != sorted[$0 - 1].language
    }
    return .translated(firsts.count == sorted.count ? sorted : firsts.map { sorted[$0] })
  }

  /// The words in exactly that language; the plain ones under the empty tag.
  public subscript(language: String) -> String? {
    switch words {
    case .plain(let plain): language.isEmpty ? plain : nil
    case .translated(let all): all.first { $0.language == language }?.words
    }
  }

  /// The text in a language, else the plain one, else that of the `fallback` language.
  public func text(in language: String, fallback: String) -> String {
    switch words {
    case .plain(let plain): plain
    case .translated(let all):
      self[language] ?? self[""] ?? self[fallback] ?? all.first?.words ?? ""
    }
  }

  /// Whether that language has words of its own here, so that a fallback can be shown as one.
  public func isTranslated(into language: String) -> Bool {
    self[language] != nil || self[""] != nil
  }
}
