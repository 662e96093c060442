import Interviews
import Records
import Terminal

/// A note of the interviewer's being written: on a question, where it may carry a flag, or on the
/// whole interview.
struct NotePage: Sendable {
  enum Subject: Sendable, Equatable {
    case question(NodeID)
    case interview
  }

  let subject: Subject
  var editor: TextEditor
  private(set) var flag: QuestionFlag?

  init(_ subject: Subject, _ interview: Interview) {
    self.subject = subject
    switch subject {
    case .question(let node):
      editor = TextEditor(interview.note(node))
      flag = interview.flag(node)
    case .interview: editor = TextEditor(interview.observation)
    }
  }

  /// Whether it is of a kind; what is remarked on the whole interview is of none.
  var hasKinds: Bool { if case .question = subject { true } else { false } }

  /// From no flag through each of them and back.
  mutating func turnFlag() {
    guard hasKinds else { return }
    let all: [QuestionFlag?] = [nil] + QuestionFlag.allCases
    let index = all.firstIndex(of: flag) ?? 0
    flag = all[(index + 1) % all.count]
  }

  /// What stands below the note: the kinds it may be of, the present one marked; side by side where
  /// there is room, else one below the other, else the present one alone.
  func kinds(_ words: Catalogue, width: Int, height: Int) -> [String] {
    let all = kinds(words)
    let line = all.joined(separator: "  ")
    if TextWidth.columns(of: line) <= width { return line.isEmpty ? [] : [line] }
    // Two lines must be left to write on.
    return all.count + 2 <= height ? all : all.filter { $0.hasPrefix(Self.chosen) }
  }

  private static let chosen = "(x) "

  private func kinds(_ words: Catalogue) -> [String] {
    guard hasKinds else { return [] }
    let all: [(QuestionFlag?, Phrase)] =
      [(nil, .flagNone)] + QuestionFlag.allCases.map { ($0, $0.phrase) }
    return all.map { ($0 == flag ? Self.chosen : "( ) ") + words[$1] }
  }
}
