import JSONDocuments
import Questionnaires

/// Texts for respondents, in the languages of the questionnaire.
extension KioskSettingsDecoder {
  mutating func text(_ key: KioskSettingsKey, of fields: Fields<KioskSettingsKey>) -> Text? {
    guard let node = fields[key] else { return nil }
    if node.string != nil {
      return words(node, key: key.rawValue).map { Text($0, at: node.offset) }
    }
    guard let members = node.members else {
      wrongKind(node, key: key.rawValue, expected: .translatedText)
      return nil
    }
    var byLanguage: [String: String] = [:]
    for member in members where isDeclared(member) {
      byLanguage[member.key] = words(member.value, key: key.rawValue)
    }
    for language in languages ?? [] where !members.contains(where: { $0.key == language }) {
      note(missing(language, key.rawValue), at: node.offset)
    }
    return Text(byLanguage, at: node.offset)
  }

  private mutating func words(_ node: JSONNode, key: String) -> String? {
    guard let words = string(node, key: key) else { return nil }
    if words.allSatisfy(\.isWhitespace) { note(.emptyText(key: key), at: node.offset) }
    return words
  }

  private mutating func isDeclared(_ member: JSONMember) -> Bool {
    guard let languages, !languages.contains(member.key) else { return true }
    if languages.isEmpty {
      note(.languagesNotDeclared(member.key), at: member.keyOffset)
    } else {
      let suggestion = report.suggestions.nearest(to: member.key, among: languages)
      note(.undeclaredLanguage(member.key, suggestion: suggestion), at: member.keyOffset)
    }
    return false
  }

  private func missing(_ language: String, _ key: String) -> ProblemCode {
    language == languages?.first
      ? .missingDefaultText(key: key, language: language)
      : .missingTranslation(key: key, language: language)
  }
}
