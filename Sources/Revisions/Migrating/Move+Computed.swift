import Interviews
import Records
import Values

/// Where a calculation writes over what somebody said, or did so in the old version, the journal alone does
/// not say what stands: a trigger fires in the new version that was none in the old.
extension Move {
  private static let mostRounds = 8

  /// What stood in the old draft and does not stand here, to be said once more.
  private func overwritten(_ interview: Interview) -> [Late] {
    spokenUnderCalculations(interview).filter { $0.stands != $0.wanted }.map {
      Late(event: .answered($0.address, $0.wanted), at: $0.at)
    }
  }

  /// Says it again as long as that brings something back: one answer may be another's trigger.
  mutating func restored(_ interview: Interview) throws(InterviewFault) -> Interview {
    var interview = interview
    for _ in 0..<Self.mostRounds {
      let late = overwritten(interview)
      guard !late.isEmpty else { break }
      let before = interview.entries.count
      interview = try append(late, to: interview)
      guard interview.entries.count > before else { break }
    }
    for spoken in spokenUnderCalculations(interview) where spoken.stands != spoken.wanted {
      leaveBehind(spoken.sequence, .notAnswerable)
    }
    return interview
  }

  private struct Spoken {
    let sequence: Int
    let at: Moment
    let address: Address
    let wanted: String
    let stands: String
  }

  /// The answers that stand in both drafts on items that either version computes.
  private func spokenUnderCalculations(_ interview: Interview) -> [Spoken] {
    said.standing.compactMap { slot -> Spoken? in
      guard slot.kind == .answer, let sequence = said.last[slot], obstacles[sequence] == nil,
        case .answered = draft.entries[sequence - 1].event,
        let node = draft.node(at: slot.address), draft.isRelevant(node),
        let place = try? translation.place(of: slot.address),
        place.conversion.from.calculation != nil || place.conversion.to.calculation != nil,
        let wanted = try? place.conversion.converted(draft.answer(node)).0,
        let target = interview.node(at: place.address), interview.isRelevant(target)
      else { return nil }
      return Spoken(
        sequence: sequence, at: draft.entries[sequence - 1].at, address: place.address,
        wanted: wanted, stands: interview.answer(target))
    }.sorted { $0.sequence < $1.sequence }
  }
}
