import Expressions
import Questionnaires
import Screens
import Values

/// What a sentence is about, and what that is compared with.
extension ConditionSentence {
  /// The item that a term reads; nil for what is no plain answer.
  func item(of term: Statement.Term, _ compiled: CompiledExpression) -> FormItem? {
    guard case .reference(let reference) = term else { return nil }
    switch compiled.targets[reference] {
    case .item(let id, _, _): return page.form.items[id]
    // A filter that asks for the name of a choice asks among those of its own question.
    case .column(.name?): return item
    default: return nil
    }
  }

  mutating func subject(_ term: Statement.Term, _ compiled: CompiledExpression) -> HTML? {
    switch term {
    case .reference(let reference): return subject(compiled.targets[reference])
    case .length(let reference):
      let subject = subject(compiled.targets[reference])
      return subject.map { page.say(.printLength, $0) }
    case .selectedCount(let reference):
      let subject = subject(compiled.targets[reference])
      return subject.map { page.say(.printSelectedCount, $0) }
    case .today: return page.say(.printToday)
    case .text, .number: return nil
    }
  }

  mutating func subject(_ target: Target) -> HTML? {
    switch target {
    case .item(let id, _, _):
      if id == item?.id { return page.say(.printTheAnswer) }
      return called.insert(id).inserted ? page.called(id) : page.reference(to: id)
    case .column(.name?): return page.say(.printTheChoice)
    case .column(.further(let place)?):
      return item.flatMap { page.form.choices(of: $0.id) }.map {
        page.say(.printChoiceKey, HTML("code", [], HTML($0.columnNames[place])))
      }
    default: return nil
    }
  }

  /// What something is compared with: a choice by its label, everything else by itself.
  mutating func value(
    _ term: Statement.Term, beside subject: Statement.Term, _ compiled: CompiledExpression
  ) -> HTML? {
    switch term {
    case .text(let text): named(text, item(of: subject, compiled))
    case .number(let number):
      named(DecimalNotation.text(of: number), item(of: subject, compiled), isNumber: true)
    case .reference(let reference): answer(compiled.targets[reference])
    default: self.subject(term, compiled)
    }
  }

  /// An answer that something is compared with: «is the answer to 3», since «is 3» is a number.
  private mutating func answer(_ target: Target) -> HTML? {
    guard let subject = subject(target) else { return nil }
    guard case .item(let id, _, _) = target, id != item?.id else { return subject }
    return page.say(.printAnswerTo, subject)
  }

  /// How an interview is held, by the words of the format.
  private static let modes: [String: Phrase] = [
    "capi": .printModeCapi, "cati": .printModeCati, "casi": .printModeCasi,
  ]

  func named(_ text: String, _ item: FormItem?, isNumber: Bool = false) -> HTML {
    if item?.type == .mode, let phrase = Self.modes[text] {
      return page.say(.printQuoted, page.say(phrase))
    }
    guard let item, let table = page.form.choices(of: item.id), let row = table.index(of: text)
    else { return isNumber ? HTML(text) : page.say(.printQuoted, HTML(text)) }
    return page.say(.printQuoted, page.label(of: table.list[row]))
  }
}
