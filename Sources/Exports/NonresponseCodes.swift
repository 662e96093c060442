import Questionnaires
import Values

/// The number that stands for each reason of nonresponse, as each version declares it.
struct NonresponseCodes: Sendable {
  private let byVersion: [String: [String: Int]]
  private let newest: [String: Int]

  init(_ versions: [Questionnaire]) {
    byVersion = Dictionary(
      versions.map { ($0.version, $0.nonresponseCodes) }, uniquingKeysWith: { first, _ in first })
    newest = versions.first?.nonresponseCodes ?? Self.usual
  }

  /// What the format declares for a questionnaire that says nothing.
  private static let usual = Questionnaire(id: "", version: "", title: Text([:])).nonresponseCodes

  /// What is written for a reason; nil for a question put off, which is no reason at all.
  func cell(for reason: String, version: String) -> Cell? {
    if reason == Nonresponse.askLater.rawValue { return nil }
    let code = byVersion[version]?[reason] ?? newest[reason]
    return code.map { .number(String($0)) } ?? .text(reason)
  }
}
