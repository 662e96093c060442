import Questionnaires
import Screens

/// One item with all that lies in it.
struct PrintedItem {
  let form: Form
  let page: PrintedPage
  let item: FormItem
  /// Of its heading.
  let level: Int
  private var rules: PrintedRules { PrintedRules(page, item) }

  init(_ form: Form, _ page: PrintedPage, _ item: FormItem, level: Int) {
    self.form = form
    self.page = page
    self.item = item
    self.level = level
  }

  /// Nothing for what is never shown: its calculation stands at the end.
  var html: HTML {
    if item.type.isHidden { return .empty }
    if let matrix = PrintedMatrix(form, page, item) { return matrix.html(level: level) }
    switch item.type {
    case .group, .repeat: return container
    case .note: return note
    default: return question
    }
  }

  private var id: HTML.Attribute { .init("id", page.numbers.anchor(of: item.id)) }

  // MARK: Groups

  private var container: HTML {
    let inner = form.children(of: item.id).map {
      PrintedItem(form, page, form.items[$0], level: headed ? level + 1 : level).html
    }
    let kind = item.type == .repeat ? "roster" : "group"
    return HTML("section", [id, .init("class", kind)], [heading] + rules.ofContainer + inner)
  }

  private var headed: Bool { item.definition.label != nil }

  private var heading: HTML {
    headed ? .heading(level, [], page.text(item.definition.label)) : .empty
  }

  // MARK: Notes

  private var note: HTML {
    var parts = rules.routing
    parts += item.definition.label.map { [page.paragraphs($0)] } ?? []
    parts += asides
    if let outcome = item.definition.outcome {
      parts.append(
        HTML(
          "p", [.init("class", "rule")],
          page.say(
            outcome.keepsAnswers ? .printEndsKeeping : .printEndsDropping, HTML(outcome.code))))
    }
    return HTML("div", [id, .init("class", "note")], parts)
  }

  // MARK: Questions

  private var question: HTML {
    let number = page.numbers.number(of: item.id).map { "\($0). " } ?? ""
    let heading = HTML.heading(
      level, [], HTML(number), page.text(item.definition.label), HTML(" "),
      HTML("code", [.init("class", "name")], HTML(item.name)))
    return HTML(
      "section", [id, .init("class", "question")],
      [heading] + rules.routing + asides + [PrintedAnswer(page, item).html] + probes
        + rules.ofAnswer)
  }

  /// What stands beside the words of a question: for the respondent, then for the interviewer.
  private var asides: [HTML] {
    var asides: [HTML] = []
    if let hint = item.definition.hint {
      asides.append(page.paragraphs(hint, [.init("class", "hint")]))
    }
    if let guidance = item.definition.guidanceHint {
      asides.append(
        HTML(
          "aside", [.init("class", "guidance")],
          HTML("p", [], HTML("strong", [], page.say(.printForInterviewer))),
          page.paragraphs(guidance)))
    }
    return asides
  }

  private var probes: [HTML] {
    let probes = item.definition.probes
    guard !probes.isEmpty else { return [] }
    return [
      HTML(
        "div", [.init("class", "guidance")], HTML("p", [], page.say(.printProbes)),
        HTML("ul", [], probes.map { HTML("li", [], page.text($0)) }))
    ]
  }
}
