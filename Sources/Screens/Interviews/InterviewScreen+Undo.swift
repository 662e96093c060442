import Interviews
import Records
import Terminal

/// Taking changes back and bringing them back, and saying which.
extension InterviewScreen {
  mutating func undo(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    keepTyped(situation, into: &commands)
    guard let last = interview.undoable else {
      message = words[.messageNothingToUndo]
      return
    }
    takeBack(last, isRedo: false, situation, &commands)
  }

  mutating func redo(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    keepTyped(situation, into: &commands)
    guard let last = interview.redoable else {
      message = words[.messageNothingToRedo]
      return
    }
    takeBack(last, isRedo: true, situation, &commands)
  }

  private mutating func takeBack(
    _ sequence: Int, isRedo: Bool, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    guard let event = interview.change(undoneBy: sequence)?.event,
      apply(.undone(sequence), situation.now, into: &commands)
    else { return }
    let name = event.address.map { Markup.plain(interview.wording(of: $0)) } ?? ""
    message = words(isRedo ? .redoneChange : event.undonePhrase, name)
    show(event.address, situation, &commands)
  }

  /// A change is taken back where it can be seen.
  private mutating func show(
    _ address: Address?, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    let node = address.flatMap { interview.node(at: $0) }
    let shown = node.flatMap {
      interview.isRelevant($0) ? OutlineChoice(seeingTo: $0, in: interview) : nil
    }
    let (before, mark) = (stop, progressMark)
    arrive(
      at: shown?.stop ?? interview.currentStop, focusing: shown?.node, situation, into: &commands)
    // Nobody has gone back who is where they were.
    if stop == before { progressMark = mark }
  }
}

extension JournalEvent {
  /// What is said when the change is taken back.
  fileprivate var undonePhrase: Phrase {
    switch self {
    case .declined: .undoneReason
    case .noted: .undoneNote
    case .marked(_, .flag): .undoneFlag
    case .marked(_, .probe): .undoneProbe
    case .marked(_, .tags): .undoneCodes
    case .marked(_, .confirmation): .undoneConfirmation
    case .instanceAdded: .undoneAdding
    case .instanceRemoved: .undoneRemoval
    default: .undoneAnswer
    }
  }

  /// The question that the event is about, if it is about one.
  var address: Address? {
    switch self {
    case .answered(let address, _), .typed(let address, _, _), .declined(let address, _),
      .noted(let address, _), .marked(let address, _), .instanceAdded(let address, _),
      .instanceRemoved(let address, _):
      address
    case .attached(let address, _), .recording(.reached(let address, _, _)): address
    case .recording: nil
    case .visited(let address): address
    case .began, .languageChanged, .sitting, .undone, .leftBehind, .finalized: nil
    }
  }
}

extension Interview {
  /// What a question says, by its address and whether it is there or not: as its author wrote it,
  /// with no answer in it.
  func wording(of address: Address) -> String {
    form.item(named: address.name).map { wording(of: $0) } ?? address.name
  }
}
