import Questionnaires
import Screens

/// What every part of a printed form needs: the questionnaire's texts and the program's words in one
/// language, the numbers, and the lists that go to the end.
final class PrintedPage {
  let form: Form
  let language: String
  let words: Catalogue
  let numbers: QuestionNumbers
  /// The tag that texts are asked for by, which is none where the questionnaire names no language.
  private let tag: String
  private let fallback: String

  init(_ form: Form, language: String) {
    self.form = form
    let languages = form.languages
    fallback = languages.first ?? ""
    let known = languages.first { $0.lowercased() == language.lowercased() }
    tag = known ?? languages.first { Self.primary($0) == Self.primary(language) } ?? fallback
    self.language = tag.isEmpty ? language : tag
    words = Catalogue.matching(self.language)
    numbers = QuestionNumbers(form)
  }

  private static func primary(_ tag: String) -> String {
    tag.lowercased().split(separator: "-").first.map(String.init) ?? ""
  }

  // MARK: The program's words

  func say(_ phrase: Phrase, _ values: HTML...) -> HTML { HTML.filled(words[phrase], values) }

  func count(_ count: Int, one: Phrase, many: Phrase) -> HTML {
    HTML(words(count: count, one: one, many: many))
  }

  // MARK: The author's texts

  func text(_ text: Text?) -> HTML { text.map { inline(wording($0)) } ?? .empty }

  /// A text with its paragraphs and line breaks.
  func paragraphs(_ text: Text, _ attributes: [HTML.Attribute] = []) -> HTML {
    let paragraphs = wording(text).split(separator: "\n\n", omittingEmptySubsequences: true)
    return HTML(
      "div", attributes,
      paragraphs.map { paragraph in
        let lines = paragraph.split(separator: "\n").map { inline(String($0)) }
        return HTML("p", [], lines.joined(.void("br")))
      })
  }

  func label(of choice: Choice) -> HTML { inline(wording(choice.label)) }

  /// A text on one line, without marks: for a title, or to call a question by.
  func plain(_ text: Text) -> String {
    let marked = Markup.pieces(of: wording(text)).map(\.text).joined()
    return Placeholders.parts(of: marked).map { part in
      switch part {
      case .words(let words): words
      case .answer: "…"
      }
    }.joined().split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private func wording(_ text: Text) -> String { text.text(in: tag, fallback: fallback) }

  /// Emphasis, and names of questions in place of their answers.
  private func inline(_ text: String) -> HTML {
    Markup.pieces(of: text).reduce(HTML.empty) { whole, piece in
      let content = Placeholders.parts(of: piece.text).reduce(HTML.empty) { $0 + shown($1) }
      if piece.isStrong { return whole + HTML("strong", [], content) }
      return whole + (piece.isEmphasis ? HTML("em", [], content) : content)
    }
  }

  private func shown(_ part: Placeholders.Part) -> HTML {
    switch part {
    case .words(let words): return HTML(words)
    case .answer(let name):
      guard let item = form.item(named: name) else { return HTML(name) }
      let subject = reference(to: item.id)
      let shown =
        item.type.isHidden ? HTML("[") + subject + HTML("]") : say(.printPiped, subject)
      return HTML("span", [.init("class", "piped")], shown)
    }
  }

  // MARK: Other items

  /// An item in a sentence: the number of a question with a link to it, the first words of a text to
  /// tick or of a calculation that has some, the name of anything else.
  func reference(to id: ItemID) -> HTML {
    guard id < form.items.count else { return .empty }
    if let number = numbers.number(of: id) {
      return HTML("a", [.init("href", "#" + numbers.anchor(of: id))], HTML("\(number)"))
    }
    let item = form.items[id]
    let isOnPage = item.type.isHidden || item.type.isQuestion
    guard isOnPage else { return HTML("code", [], HTML(item.name)) }
    let label = item.definition.label.map {
      say(.printQuoted, HTML(Self.shortened(plain($0))))
    }
    let words = label ?? (item.type == .mode ? say(.printTheMode) : nil)
    return HTML(
      "a", [.init("href", "#" + numbers.anchor(of: id))],
      words ?? HTML("code", [], HTML(item.name)))
  }

  /// The same, with the first words of the question.
  func called(_ id: ItemID) -> HTML {
    guard let label = form.items[id].definition.label, numbers.number(of: id) != nil else {
      return reference(to: id)
    }
    return say(.printQuestionCalled, reference(to: id), HTML(Self.shortened(plain(label))))
  }

  /// Whole words of a text, as many as a sentence bears.
  static func shortened(_ text: String, to most: Int = 60) -> String {
    guard text.count > most else { return text }
    let cut = text.prefix(most)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    return cut[..<end] + "…"
  }
}

/// A text in parts: words, and answers that are shown among them.
enum Placeholders {
  enum Part {
    case words(String)
    case answer(of: String)
  }

  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var from = text.utf8.startIndex
    for placeholder in Placeholder.all(in: text) {
      guard let name = placeholder.name else { continue }
      let start = text.utf8.index(text.utf8.startIndex, offsetBy: placeholder.utf8Index)
      parts.append(.words(String(text[from..<start])))
      parts.append(.answer(of: name))
      from = text.utf8.index(start, offsetBy: name.utf8.count + 3)
    }
    parts.append(.words(String(text[from...])))
    return parts
  }
}
