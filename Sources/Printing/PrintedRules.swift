import Expressions
import Questionnaires
import Screens
import Values

/// Who is asked an item, and what its answer must be, in sentences.
struct PrintedRules {
  let page: PrintedPage
  let item: FormItem
  private let sentences: ConditionSentence

  init(_ page: PrintedPage, _ item: FormItem) {
    self.page = page
    self.item = item
    sentences = ConditionSentence(page, item)
  }

  private func rule(_ content: HTML) -> HTML { HTML("p", [.init("class", "rule")], content) }

  /// Who gets here, and where others go on. A note with an outcome has no elsewhere: others just do
  /// not see it.
  var routing: [HTML] {
    guard let relevant = item.relevant else { return [] }
    let condition = sentences.sentence(relevant)
    guard item.type.isQuestion || item.type.isContainer else {
      return [rule(page.say(.printShowOnlyIf, condition))]
    }
    let wayOn = WayOn(page, item)
    let phrase: Phrase = wayOn.mayHaveEnded ? .printAskOnlyIfGoingOn : .printAskOnlyIf
    return [
      HTML("p", [.init("class", "rule routing")], page.say(phrase, condition, wayOn.words))
    ]
  }

  var ofContainer: [HTML] {
    var rules = routing
    if item.type == .repeat {
      if let count = item.repeatCount {
        rules.append(rule(page.say(.printRepeated, times(count, item.definition.repeatCount))))
      } else {
        rules.append(rule(page.say(.printRepeatedFreely)))
      }
    }
    if let locked = item.definition.locked {
      rules.append(rule(page.say(.printLocked, HTML("code", [], HTML(locked.value)))))
    }
    return rules
  }

  /// The number of times that a roster is gone through: the answer that gives it, or as written.
  private func times(_ count: CompiledExpression, _ text: Placed<String>?) -> HTML {
    if count.expression.isReference, case .item(let id, _, _)? = count.targets.first {
      return page.called(id)
    }
    if let (reference, most) = count.expression.cappedReference,
      case .item(let id, _, _) = count.targets[reference]
    {
      return page.say(.printAtMostTimes, page.called(id), HTML(DecimalNotation.text(of: most)))
    }
    return HTML("code", [], HTML(text?.value ?? ""))
  }

  /// What holds of the answer itself.
  var ofAnswer: [HTML] {
    let definition = item.definition
    var rules: [HTML] = []
    switch item.required {
    case .never: break
    case .always: rules.append(page.say(.printRequired))
    case .when(let condition):
      rules.append(page.say(.printRequiredIf, sentences.sentence(condition)))
    }
    if let constraint = item.constraint {
      rules.append(accepted(constraint) + message(definition.constraintMessage))
    }
    for (check, compiled) in zip(definition.checks, item.checks) {
      rules.append(checked(compiled, check.severity) + message(check.message))
    }
    switch item.readOnly {
    case .never: break
    case .always: rules.append(page.say(.printReadOnly))
    case .when(let condition):
      rules.append(page.say(.printReadOnlyIf, sentences.sentence(condition)))
    }
    if let calculation = definition.calculation {
      rules.append(page.say(.printFilledIn, HTML("code", [], HTML(calculation.value))))
    }
    if let start = definition.defaultValue {
      rules.append(page.say(.printStartsAs, HTML("code", [], HTML(start.value))))
    }
    if definition.personalData { rules.append(page.say(.printPersonal)) }
    if definition.sensitive { rules.append(page.say(.printSensitive)) }
    guard !rules.isEmpty else { return [] }
    return [HTML("ul", [.init("class", "rules")], rules.map { HTML("li", [], $0) })]
  }

  private func accepted(_ constraint: CompiledExpression) -> HTML {
    if sentences.isBetterDenied(constraint), let denied = sentences.said(constraint, holds: false) {
      return page.say(.printRefused, denied)
    }
    return page.say(.printAccepted, sentences.sentence(constraint))
  }

  /// What a check finds is easier to follow than what it wants.
  private func checked(_ rule: CompiledExpression, _ severity: CheckRule.Severity) -> HTML {
    let isSoft = severity == .soft
    if let found = sentences.said(rule, holds: false) {
      return page.say(isSoft ? .printConfirmIf : .printCriticalIf, found)
    }
    return page.say(isSoft ? .printConfirm : .printCritical, sentences.sentence(rule))
  }

  private func message(_ text: Text?) -> HTML {
    text.map { HTML(" ") + page.say(.printQuoted, page.text($0)) } ?? .empty
  }
}
