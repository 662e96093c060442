import Questionnaires
import Screens

/// What stands behind the questions: long lists, and what the program computes by itself.
extension PrintedPage {
  var appendices: HTML {
    let parts = lists + computed
    guard !parts.isEmpty else { return .empty }
    return HTML("footer", [], parts)
  }

  private var lists: [HTML] {
    var seen: Set<String> = []
    let tables = form.items.filter(\.type.isSelect).compactMap { form.choices(of: $0.id) }
      .filter { $0.count > PrintedChoices.mostInPlace && seen.insert($0.name).inserted }
    guard !tables.isEmpty else { return [] }
    return [.heading(2, [], say(.printLists))]
      + tables.map { PrintedChoices(self, $0).appendix }
  }

  private var computed: [HTML] {
    let items = form.items.filter { $0.type.isHidden }
    guard !items.isEmpty else { return [] }
    let rows = items.map { item in
      HTML(
        "tr", [.init("id", numbers.anchor(of: item.id))],
        HTML("th", [.init("scope", "row")], HTML("code", [], HTML(item.name))),
        HTML("td", [], meaning(of: item)))
    }
    return [
      .heading(2, [], say(.printComputed)),
      HTML(
        "table", [],
        HTML(
          "thead", [],
          HTML(
            "tr", [], HTML("th", [.init("scope", "col")], say(.printName)),
            HTML("th", [.init("scope", "col")], say(.printComputedAs)))),
        HTML("tbody", [], rows)),
    ]
  }

  private func meaning(of item: FormItem) -> HTML {
    let definition = item.definition
    let text = definition.calculation?.value ?? definition.defaultValue?.value
    var parts = definition.label.map { [HTML("p", [], self.text($0))] } ?? []
    let meanings = ConditionSentence.meanings(of: item, self)
    if !meanings.isEmpty {
      let lines = meanings.map { HTML("li", [], say(.printValueWhen, $0.value, $0.when)) }
      parts.append(HTML("ul", [], lines))
    }
    if let text {
      parts.append(HTML("code", [], HTML(text)))
    } else {
      parts.append(say(item.type.isMetadata ? .printMetadata : .printFromOutside))
    }
    return parts.joined(.empty)
  }
}
