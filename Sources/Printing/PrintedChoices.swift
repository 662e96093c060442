import Questionnaires
import Screens

/// The choices of a list: with boxes at their question, or as a table at the end.
struct PrintedChoices {
  let page: PrintedPage
  let table: ChoiceTable

  /// A longer list would bury its question.
  static let mostInPlace = 30
  /// Of a longer list the first are shown: nobody looks for a village on paper.
  static let mostInAppendix = 300

  init(_ page: PrintedPage, _ table: ChoiceTable) {
    self.page = page
    self.table = table
  }

  /// An empty box to tick: round where one excludes the others.
  static func box(_ type: ItemType) -> HTML {
    HTML("span", [.init("class", "box"), .init("aria-hidden", "true")], HTML(type.mark))
  }

  func list(for type: ItemType) -> HTML {
    HTML(
      "ul", [.init("class", "choices")],
      table.list.map { choice in
        let mark =
          choice.isExclusive && type == .selectMultiple ? page.say(.printExclusive) : .empty
        return HTML(
          "li", [], Self.box(type), HTML(" "), code(choice), HTML(" "), page.label(of: choice),
          mark.isEmpty ? .empty : HTML(" ") + HTML("em", [], mark))
      })
  }

  private func code(_ choice: Choice) -> HTML { HTML("code", [], HTML(choice.name)) }

  static func anchor(of table: ChoiceTable, _ page: PrintedPage) -> String {
    let place = page.form.questionnaire.choiceLists.firstIndex { $0.name == table.name } ?? 0
    return "list\(place)"
  }

  /// The list by itself, for the end of the page.
  var appendix: HTML {
    let isWhole = table.count <= Self.mostInAppendix
    let shown = isWhole ? table.count : Self.mostInPlace
    let rows = table.list.prefix(shown).map { choice in
      HTML(
        "tr", [], HTML("th", [.init("scope", "row")], code(choice)),
        HTML("td", [], page.label(of: choice)))
    }
    let count =
      isWhole
      ? page.say(.printListCount, HTML("\(table.count)"))
      : page.say(.printListFirst, HTML("\(shown)"), HTML("\(table.count)"))
    return HTML(
      "section", [.init("id", Self.anchor(of: table, page))],
      .heading(3, [], page.say(.printList, HTML("code", [], HTML(table.name)))),
      HTML(
        "table", [], HTML("caption", [], count),
        HTML(
          "thead", [],
          HTML(
            "tr", [], HTML("th", [.init("scope", "col")], page.say(.printCode)),
            HTML("th", [.init("scope", "col")], page.say(.printLabel)))),
        HTML("tbody", [], rows)))
  }
}

extension ItemType {
  fileprivate var mark: String {
    switch self {
    case .selectOne: "○"
    case .rank: "__"
    default: "☐"
    }
  }
}
