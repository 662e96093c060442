import Interviews
import Records
import Values

/// The lines of a choice list: the choices on offer, those chosen that no longer are, and the reasons
/// for no answer. A line is put together when it is looked at, so that a list of a hundred thousand
/// costs no more than what is on screen.
struct ChoiceOptions: Sendable, RandomAccessCollection {
  private let offered: OfferedChoices
  private let labels: ChoiceLabels
  /// Those of a second language, for an interpreter.
  private let besides: ChoiceLabels?
  /// Choosing one answers with its place, not with its name.
  private let arePlaces: Bool
  private let others: [ChoiceBody.Option]

  init(
    _ offered: OfferedChoices, _ labels: ChoiceLabels, besides: ChoiceLabels? = nil,
    arePlaces: Bool = false,
    then others: [ChoiceBody.Option]
  ) {
    self.offered = offered
    self.labels = labels
    self.besides = besides
    self.arePlaces = arePlaces
    self.others = others
  }

  var startIndex: Int { 0 }
  var endIndex: Int { offered.count + others.count }

  subscript(place: Int) -> ChoiceBody.Option {
    guard place < offered.count else { return others[place - offered.count] }
    let choice = offered[place]
    return ChoiceBody.Option(
      kind: .choice(name(of: choice)), label: label(of: choice),
      isExclusive: choice.isExclusive)
  }

  private func label(of choice: OfferedChoice) -> String {
    let label = Markup.plain(labels.label(of: choice))
    guard let besides else { return label }
    let second = Markup.plain(besides.label(of: choice))
    return second == label ? label : "\(label) / \(second)"
  }

  private func name(of choice: OfferedChoice) -> String {
    arePlaces ? choice.point ?? "" : choice.name
  }

  /// How many of the lines are no reason for no answer.
  var choiceCount: Int { count - others.count { $0.name == nil } }

  /// The place of a choice by its name.
  func place(of name: String) -> Int? {
    offered.firstIndex { self.name(of: $0) == name }
      ?? others.firstIndex { $0.name == name }.map { $0 + offered.count }
  }

  func place(of reason: Nonresponse) -> Int? {
    others.firstIndex { $0.kind == .reason(reason) }.map { $0 + offered.count }
  }

  /// The place of the reason with that letter.
  func place(ofLetter letter: String) -> Int? {
    others.firstIndex { $0.letter.map(String.init) == letter }.map { $0 + offered.count }
  }

  /// The names of the choices that clear the others.
  var exclusiveNames: [String] { offered.exclusiveNames }
}
