import Interviews
import Questionnaires

/// What interviews that somebody told have reached of a questionnaire.
///
/// ```swift
/// var reach = Reach(form)
/// reach.take(interview)
/// print(reach.report(in: file).lines)
/// ```
public struct Reach {
  /// How an interview ended that came to the end of the questionnaire.
  public static let completed = "complete"
  /// Of a longer list not every choice is asked for.
  static let longestList = 30

  private let form: Form
  private var coverage: Coverage

  public init(_ form: Form) {
    self.form = form
    coverage = Coverage(form)
  }

  /// Takes in an interview as it stands at its end.
  public mutating func take(_ interview: Interview) { coverage.take(told: interview) }

  /// What was reached so far.
  ///
  /// - Parameter file: tells where things stand.
  /// - Parameter decided: the items whose `relevant` always holds, or never, by their paths.
  public func report(
    in file: QuestionnaireFile, decided: [String: Bool] = [:]
  ) -> ReachReport {
    let explainer = Explainer(form, coverage, file)
    let codes = form.outcomes.compactMap { form.items[$0].definition.outcome?.code }
    let known = Set(codes + [Self.completed]).sorted()
    return ReachReport(
      interviews: coverage.interviews,
      outcomes: known.map { ($0, coverage.outcomes[$0] ?? 0) },
      items: form.items.map(explainer.item),
      branches: form.items.compactMap { item in
        explainer.branch(item).map { ReachReport.Branch(rule: $0, decided: decided[item.path]) }
      },
      choices: form.items.filter { !$0.hasLongList(in: form) }.flatMap(explainer.choices),
      longLists: form.items.filter { $0.hasLongList(in: form) }.map { item in
        ReachReport.LongList(
          item: item.path, count: form.choiceNames(of: item.id).count,
          chosen: coverage.items[item.id].usedChoices)
      })
  }
}

extension FormItem {
  fileprivate func hasLongList(in form: Form) -> Bool {
    type.isSelect && form.choiceNames(of: id).count > Reach.longestList
  }
}

extension Coverage.ItemTally {
  fileprivate var usedChoices: Int {
    Set(used.flatMap { $0.split(separator: " ") }).count
  }
}

extension Coverage {
  /// Takes in an interview that somebody told, which nobody went through: what is asked at its end
  /// was reached, and what is offered there.
  mutating func take(told interview: Interview) {
    let nodes = interview.nodes
    let end = nodes.firstIndex { interview.item($0).isOutcome }
    let asked = nodes[...(end ?? nodes.endIndex - 1)]
    take(interview, reached: Set(asked.map(\.item)))
    let code = end.flatMap { interview.item(nodes[$0]).definition.outcome?.code }
    outcomes[code ?? Reach.completed, default: 0] += 1
    for node in asked where interview.item(node).type.isQuestion {
      let choices = interview.offeredChoices(node)
      if choices.count <= ChoiceTally.most {
        for choice in choices { items[node.item].choices.offer(choice.name) }
      }
      let answer = interview.answer(node)
      if !answer.isEmpty { items[node.item].give(answer) }
    }
  }
}
