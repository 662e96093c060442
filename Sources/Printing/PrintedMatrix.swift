import Questionnaires
import Screens

/// A group whose questions share one list, as the table that it is on the screen. Its questions have
/// rules and hints of their own below it, where they have any.
struct PrintedMatrix {
  private let page: PrintedPage
  private let group: FormItem
  private let rows: [FormItem]
  private let table: ChoiceTable

  /// Nil where the items are none.
  init?(_ form: Form, _ page: PrintedPage, _ group: FormItem) {
    guard group.type == .group, group.definition.appearance.contains("table-list") else {
      return nil
    }
    let items = form.children(of: group.id).map { form.items[$0] }.filter { !$0.type.isHidden }
    guard let list = items.first?.choiceTable, let first = items.first,
      let table = form.choices(of: first.id), table.count <= Self.mostColumns,
      items.allSatisfy({ $0.type == .selectOne && $0.choiceTable == list })
    else { return nil }
    self.page = page
    self.group = group
    self.table = table
    rows = items
  }

  /// More do not fit a page.
  private static let mostColumns = 8

  func html(level: Int) -> HTML {
    let heading =
      group.definition.label.map { HTML.heading(level, [], page.text($0)) } ?? .empty
    var parts = [heading] + PrintedRules(page, group).ofContainer
    parts += group.definition.hint.map { [page.paragraphs($0, [.init("class", "hint")])] } ?? []
    parts.append(HTML("table", [.init("class", "matrix")], head, body))
    return HTML(
      "section", [.init("id", page.numbers.anchor(of: group.id)), .init("class", "group")],
      parts + rows.compactMap(details))
  }

  private var head: HTML {
    let columns = table.list.map { choice in
      HTML(
        "th", [.init("scope", "col")], HTML("code", [], HTML(choice.name)), .void("br"),
        page.label(of: choice))
    }
    return HTML(
      "thead", [],
      HTML("tr", [], [HTML("th", [.init("scope", "col")], page.say(.printQuestion))] + columns))
  }

  private var body: HTML {
    let box = HTML("td", [], PrintedChoices.box(.selectOne))
    let lines = rows.map { item in
      let number = page.numbers.number(of: item.id).map { "\($0). " } ?? ""
      let label = HTML(
        "th", [.init("scope", "row"), .init("id", page.numbers.anchor(of: item.id))],
        HTML(number), page.text(item.definition.label), HTML(" "),
        HTML("code", [.init("class", "name")], HTML(item.name)))
      return HTML("tr", [], [label] + Array(repeating: box, count: table.count))
    }
    return HTML("tbody", [], lines)
  }

  /// What one row has beyond its label.
  private func details(_ item: FormItem) -> HTML? {
    let rules = PrintedRules(page, item)
    var parts = rules.routing
    parts += item.definition.hint.map { [page.paragraphs($0, [.init("class", "hint")])] } ?? []
    parts +=
      item.definition.guidanceHint.map {
        [page.paragraphs($0, [.init("class", "guidance")])]
      } ?? []
    parts += rules.ofAnswer
    if !item.definition.nonresponse.isEmpty { parts += PrintedAnswer(page, item).reasons }
    guard !parts.isEmpty else { return nil }
    let lead = HTML("p", [.init("class", "kind")], page.called(item.id))
    return HTML("div", [.init("class", "row")], [lead] + parts)
  }
}
