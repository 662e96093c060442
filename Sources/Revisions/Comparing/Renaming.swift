import Questionnaires

/// Rewrites `${old}` to `${new}` in an author's texts, so that a rule that only follows a renamed
/// question has not changed.
struct Renaming {
  /// New names by old ones, where they differ.
  let names: [String: String]
  /// By the old names of questions: new names of their choices by old ones, where they differ.
  var choices: [String: [String: String]] = [:]

  /// The text with the new names in it.
  func text(_ text: String) -> String {
    guard !names.isEmpty, text.utf8.contains(UInt8(ascii: "$")) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    for placeholder in Placeholder.all(in: text) {
      guard let name = placeholder.name, let new = names[name] else { continue }
      out += bytes[at..<placeholder.utf8Index] + Array("${\(new)}".utf8)
      at = placeholder.utf8Index + name.utf8.count + 3
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }

  /// What a question is called now.
  func name(_ name: String) -> String { names[name] ?? name }

  /// What a choice of a question is called now, both by their old names.
  func choice(_ name: String, of question: String) -> String {
    choices[question]?[name] ?? name
  }

  /// An expression with the new names, written as `tight` does.
  func expression(_ text: String) -> String { RuleText(text).renamed(self).tight }

  /// An expression without what means nothing.
  static func tight(_ text: String) -> String { RuleText(text).tight }
}
