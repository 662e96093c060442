import Interviews

/// What the resume list says of an interview. Never an answer, but the name that the author made.
public struct DraftSummary: Sendable, Hashable {
  public let name: String
  /// Which question the person is at, of about how many.
  public let position: Int
  public let count: Int
  /// The text of that question as the author wrote it, without any answer in it; may be empty.
  public let question: String

  public init(name: String, position: Int, count: Int, question: String = "") {
    self.name = name
    self.position = position
    self.count = count
    self.question = question
  }
}

extension DraftSummary {
  /// As the store keeps it beside the draft: `12/90 Castries`, and the question in a second line.
  public var text: String {
    let first =
      "\(position)/\(count) \(name.split(whereSeparator: \.isNewline).joined(separator: " "))"
    return question.isEmpty ? first : first + "\n" + question
  }

  /// Reads what `text` writes; anything else is all name.
  public init(text: String) {
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let question = lines.count > 1 ? String(lines[1]) : ""
    let parts = (lines.first ?? "").split(
      separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = (parts.first ?? "").split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let position = numbers[0], let count = numbers[1] else {
      self.init(name: text, position: 1, count: 1)
      return
    }
    self.init(
      name: parts.count > 1 ? String(parts[1]) : "", position: position, count: count,
      question: question)
  }
}

extension DraftSummary {
  /// What is kept beside an interview that has just begun.
  public init(beginning interview: Interview) {
    let stop = interview.currentStop
    self.init(interview, at: stop, interview.progress(at: stop))
  }

  init(_ interview: Interview, at stop: Stop, _ progress: (place: Int, count: Int)) {
    let question = stop.node.map { Markup.plain(interview.wording(of: interview.item($0))) }
    self.init(
      name: interview.name, position: progress.place, count: progress.count,
      question: question ?? "")
  }
}
