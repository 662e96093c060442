import Interviews
import Values

/// An answer that gives a repeat its count may hide what was said in some of its instances.
extension InterviewScreen {
  /// After a change: says which instances are no longer asked about, with how many answers, and which
  /// are back with theirs.
  mutating func tellHidden(since before: [Interview.WaitingInstance], _ now: Moment) {
    let after = interview.waitingInstances
    guard after != before else { return }
    let hidden = after.filter { !before.contains($0) }
    let shown = before.filter { !after.contains($0) }
    if !hidden.isEmpty {
      message = sentence(.rosterHidden, hidden, now)
    } else if !shown.isEmpty {
      message = sentence(.rosterShown, shown, now)
    }
  }

  private func sentence(
    _ phrase: Phrase, _ instances: [Interview.WaitingInstance], _ now: Moment
  ) -> String {
    let situation = situation(now, Chrome.smallest)
    let names = instances.prefix(Self.mostNamed).map {
      RosterBody.name(of: $0.instance, $0.roster, situation)
    }
    let more = instances.count > Self.mostNamed ? ["…"] : []
    let answers = instances.reduce(0) {
      $0 + interview.answeredQuestions(in: $1.instance, of: $1.roster)
    }
    return words(phrase, (names + more).joined(separator: ", "), answers)
  }

  /// More names than these are no sentence.
  private static let mostNamed = 4
}
