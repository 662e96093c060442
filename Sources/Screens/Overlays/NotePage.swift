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

  private static let flags: [QuestionFlag?] = [nil] + QuestionFlag.allCases

  /// From no flag through each of them and back.
  mutating func turnFlag() {
    guard hasKinds else { return }
    let index = Self.flags.firstIndex(of: flag) ?? 0
    flag = Self.flags[(index + 1) % Self.flags.count]
  }

  /// A kind was pointed at; the present one, which may stand alone, gives way to the next.
  mutating func point(at kind: Int) {
    guard hasKinds, Self.flags.indices.contains(kind) else { return }
    if Self.flags[kind] == flag { turnFlag() } else { flag = Self.flags[kind] }
  }

  /// A kind of note: its place among them, and its words with whether it is the present one.
  struct Kind {
    let place: Int
    let text: String
  }

  static let gap = "  "

  /// What stands below the note, line by line: the kinds it may be of, the present one marked; side by
  /// side where there is room, else one below the other, else the present one alone.
  func kinds(_ words: Catalogue, width: Int, height: Int) -> [[Kind]] {
    let all = kinds(words)
    let line = all.map(\.text).joined(separator: Self.gap)
    if TextWidth.columns(of: line) <= width { return all.isEmpty ? [] : [all] }
    // Two lines must be left to write on.
    return (all.count + 2 <= height ? all : all.filter { Self.flags[$0.place] == flag }).map {
      [$0]
    }
  }

  private func kinds(_ words: Catalogue) -> [Kind] {
    guard hasKinds else { return [] }
    return Self.flags.enumerated().map { place, kind in
      Kind(place: place, text: (kind == flag ? "(x) " : "( ) ") + words[kind?.phrase ?? .flagNone])
    }
  }
}
