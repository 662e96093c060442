import Questionnaires

/// What of an interview is told to whoever has not asked for more: the answers that are nobody's
/// business, and what interviewers wrote about them or about the person, are said to be hidden.
struct Discretion {
  /// The questionnaire, which says what is private; nil where it is not at hand, when anything could
  /// be.
  let form: Form?
  let showsSensitive: Bool

  /// Stands where something is hidden.
  static let mark = "(hidden; --sensitive shows it)"

  /// Whether what was said to a question is hidden.
  func hides(_ name: String) -> Bool {
    guard !showsSensitive else { return false }
    guard let form, let item = form.item(named: name) else { return true }
    return form.privacy(of: item) > .open
  }

  /// The same of a question by its path in a record: `visits[2]/visit_year`.
  func hides(path: String) -> Bool {
    hides(path.split(separator: "/").last.map(String.init) ?? path)
  }
}
