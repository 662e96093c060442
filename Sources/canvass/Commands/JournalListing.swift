import Interviews
import JSONDocuments
import Questionnaires
import Records

/// The journal of an interview for a person or a script: what happened, when, at which question.
/// What was said to sensitive and personal questions is left out unless it is asked for.
struct JournalListing {
  let interview: Interview
  let discretion: Discretion

  // MARK: For a person

  /// `  12  2026-11-21T09:12:31.250-04:00  answered  age "How old are you?": 33`
  func line(_ entry: JournalEntry) -> String {
    let number = String(entry.sequence)
    let pad = String(repeating: " ", count: max(0, 5 - number.count))
    return [pad + number, entry.at.description, words(entry.event) + remark(entry)]
      .joined(separator: "  ")
  }

  private func remark(_ entry: JournalEntry) -> String {
    if interview.undone.contains(entry.sequence) { return "  (undone)" }
    return interview.passedOver[entry.sequence] == nil ? "" : "  (no effect)"
  }

  private func words(_ event: JournalEvent) -> String {
    switch event {
    case .began(let beginning): began(beginning)
    case .answered(let address, ""): "cleared   \(place(address))"
    case .answered(let address, let text): "answered  \(place(address)): \(said(text, address))"
    case .typed(let address, let text, _): "typed     \(place(address)): \(said(text, address))"
    case .declined(let address, let reason):
      "declined  \(place(address)): \(isHidden(address) ? Discretion.mark : reason.rawValue)"
    case .noted(let address, let text): "noted     \(place(address)): \(said(text, address))"
    case .marked(let address, let mark): "marked    \(place(address)): \(words(mark, address))"
    case .sitting(let sitting): words(sitting)
    case .instanceAdded(let address, let identity): "added     \(place(address)), entry \(identity)"
    case .instanceRemoved(let address, let identity):
      "removed   \(place(address)), entry \(identity)"
    case .visited(let address?): "went to   \(place(address))"
    case .visited(nil): "went to   the end"
    case .languageChanged(let tag): "language  \(tag)"
    case .undone(let sequence):
      isRedo(sequence) ? "redid     what \(sequence) took back" : "took back \(sequence)"
    case .leftBehind(let address): "left      \(address.name) behind with the earlier version"
    case .attached(let address, let attachment):
      "copied    \(place(address)): \(attachment.file), \(attachment.size) bytes"
    case .recording(let recording): words(recording)
    case .finalized(let outcome): "finished  \(outcome.code)"
    }
  }

  private func words(_ mark: Mark, _ address: Address) -> String {
    switch mark {
    case .flag(let flag): flag.map { "flag \($0.rawValue)" } ?? "no flag"
    case .probe(let probe, let isAsked):
      isAsked ? "probe \(probe + 1) asked" : "probe \(probe + 1) not asked"
    case .tags where isHidden(address): "codes \(Discretion.mark)"
    case .tags(let tags):
      tags.isEmpty
        ? "no codes"
        : tags.map { "\($0.code) at \($0.passage.lowerBound)-\($0.passage.upperBound)" }
          .joined(separator: ", ")
    case .confirmation(let check, ""): "check \(check + 1) no longer confirmed"
    case .confirmation(let check, let note):
      "check \(check + 1) confirmed: \(said(note, address))"
    }
  }

  private func words(_ sitting: Sitting) -> String {
    switch sitting {
    case .paused: "paused"
    case .continued: "went on"
    case .observed(let text):
      "observed  \(discretion.showsSensitive ? Self.oneLine(text) : Discretion.mark)"
    case .brokenOff(let breakOff): "ended early, \(breakOff.reason.rawValue)"
    }
  }

  private func words(_ recording: Recording) -> String {
    switch recording {
    case .began(let file): "recording \(file) began"
    case .reached(let address, let file, let milliseconds):
      "recorded  \(place(address)) from \(milliseconds) ms of \(file)"
    case .ended(let file, let milliseconds): "recording \(file) ended after \(milliseconds) ms"
    case .failed(let why): "recording failed: \(why.rawValue)"
    }
  }

  private func began(_ beginning: Beginning) -> String {
    var words = "began     in \(beginning.language), \(beginning.mode.rawValue)"
    if let interviewer = beginning.interviewer { words += ", by \(interviewer)" }
    if let device = beginning.device { words += ", on \(device)" }
    if let other = beginning.basedOn { words += ", with answers of \(other)" }
    return words
  }

  private func isRedo(_ sequence: Int) -> Bool {
    guard let target = interview.entries.first(where: { $0.sequence == sequence }) else {
      return false
    }
    if case .undone = target.event { return true }
    return false
  }

  /// `visit_year[2] "In which year?"`
  private func place(_ address: Address) -> String {
    let path = address.name + address.instances.map { "[\($0)]" }.joined()
    guard let item = interview.form.item(named: address.name), item.definition.label != nil else {
      return path
    }
    return "\(path) \"\(Self.oneLine(interview.wording(of: item)))\""
  }

  private func said(_ text: String, _ address: Address) -> String {
    isHidden(address) ? Discretion.mark : Self.oneLine(text)
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " / ")
  }

  private func isHidden(_ address: Address) -> Bool { discretion.hides(address.name) }

  // MARK: For a script

  func json(_ entry: JournalEntry) -> JSONValue {
    .present([
      ("sequence", .integer(entry.sequence)), ("at", .string(entry.at.description)),
      ("did", masked(entry.event)),
      ("undone", interview.undone.contains(entry.sequence) ? .bool(true) : nil),
    ])
  }

  /// The event without what was said, and that it is so.
  private func masked(_ event: JournalEvent) -> JSONValue {
    if case .began(var beginning) = event {
      beginning.drawn = beginning.drawn.map { drawn in
        DrawnByChance(
          moves: drawn.moves, values: drawn.values.filter { !self.isHidden($0.address) })
      }
      return JournalEvent.began(beginning).json
    }
    let isHidden: Bool
    if case .sitting = event {
      isHidden = !discretion.showsSensitive
    } else {
      isHidden = event.saying.map { self.isHidden($0) } ?? false
    }
    let spoken = ["value", "text", "reason", "caret", "note", "tags"]
    guard isHidden, case .object(let members) = event.json,
      members.contains(where: { spoken.contains($0.key) })
    else { return event.json }
    let kept = members.filter { !spoken.contains($0.key) }
    return .object(kept + [JSONValue.Member("hidden", .bool(true))])
  }
}

extension JournalEvent {
  /// The question, if what was said to it stands in the event.
  fileprivate var saying: Address? {
    switch self {
    case .answered(let address, _), .typed(let address, _, _), .declined(let address, _),
      .noted(let address, _), .marked(let address, _):
      address
    default: nil
    }
  }
}
