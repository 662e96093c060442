import Questionnaires
import Values

/// What can be learnt from the text of an expression without evaluating it: which answers it sets
/// apart, and which questions it reads. It is for guessing answers and for explaining, so that a
/// guess too many does no harm: the engine judges every answer.
struct ExpressionText {
  /// Texts in quotes.
  private(set) var strings: [String] = []
  private(set) var numbers: [Double] = []
  /// Names in `${…}` and behind a slash.
  private(set) var names: [String] = []
  /// The patterns of `regex()`.
  private(set) var patterns: [String] = []

  init(_ source: String) {
    var rest = Substring(source)
    var awaitsPattern = false
    while let first = rest.first {
      if first == "'" || first == "\"" {
        let text = String(rest.dropFirst().prefix { $0 != first })
        rest = rest.dropFirst(text.count + 2)
        if awaitsPattern { patterns.append(text) } else { strings.append(text) }
        awaitsPattern = false
      } else if rest.hasPrefix("${") {
        let name = rest.dropFirst(2).prefix { $0 != "}" }
        names.append(name.filter { !$0.isWhitespace })
        rest = rest.dropFirst(name.count + 3)
      } else if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        if let number = Double(digits) { numbers.append(number) }
        rest = rest.dropFirst(digits.count)
      } else if first == "/" {
        let name = rest.dropFirst().prefix { Self.isInName($0) }
        if !name.isEmpty { names.append(String(name)) }
        rest = rest.dropFirst(1 + name.count)
      } else if Self.isInName(first) {
        let word = rest.prefix { Self.isInName($0) }
        if word == "regex" { awaitsPattern = true }
        rest = rest.dropFirst(word.count)
      } else {
        rest = rest.dropFirst()
      }
    }
  }

  private static func isInName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-.".contains(character)
  }
}

extension FormItem {
  /// The texts of its expressions but for its constraint and its filter, which are about the answer
  /// itself.
  var ruleTexts: [String] {
    var texts = [definition.relevant, definition.calculation, definition.repeatCount]
      .compactMap { $0?.value }
    for case .when(let text) in [definition.required, definition.readOnly] {
      texts.append(text.value)
    }
    return texts
  }
}
