import Questionnaires
import Screens

/// A questionnaire on paper: for ethics boards, interviewers' manuals, and whoever reads before it is
/// held what will be asked of whom.
///
/// One page of HTML that needs nothing else: no script, no picture, no network. Questions are
/// numbered through, who is asked what is said in sentences, and what no sentence can say stands as
/// the author's expression.
///
/// ```swift
/// PrintedForm(form, language: "fr").html
/// ```
public struct PrintedForm {
  private let form: Form
  private let page: PrintedPage

  /// - Parameter language: of the questions; the program's own words are in it too, or in English
  ///   where it does not speak it.
  public init(_ form: Form, language: String) {
    self.form = form
    page = PrintedPage(form, language: language)
  }

  /// The whole page.
  public var html: String {
    let questionnaire = form.questionnaire
    let title = page.plain(questionnaire.title)
    let head = HTML(
      "head", [], .void("meta", [.init("charset", "utf-8")]),
      .void(
        "meta",
        [.init("name", "viewport"), .init("content", "width=device-width, initial-scale=1")]),
      HTML("title", [], HTML(title)), HTML("style", [], PrintedStyle.sheet))
    let body = HTML(
      "body", [],
      HTML("header", [], headLines), contents, HTML("main", [], sections),
      page.appendices)
    let direction = TextDirection.of(page.language)
    let whole = HTML(
      "html",
      [
        .init("xmlns", "http://www.w3.org/1999/xhtml"), .init("lang", page.language),
        .init("dir", direction),
      ], head, body)
    return "<!DOCTYPE html>\n" + whole.source + "\n"
  }

  private var headLines: [HTML] {
    let questionnaire = form.questionnaire
    let facts = [
      page.say(.printVersion, HTML(questionnaire.version)),
      HTML("code", [], HTML(questionnaire.id)),
      page.count(page.numbers.questionCount, one: .printOneQuestion, many: .printQuestions),
    ]
    var lines = [
      HTML.heading(1, [], page.text(questionnaire.title)),
      HTML("p", [.init("class", "facts")], facts.joined(HTML(" · "))),
    ]
    lines += questionnaire.description.map { [page.paragraphs($0)] } ?? []
    lines.append(HTML("p", [.init("class", "legend")], page.say(.printLegend)))
    return lines
  }

  /// The sections, as links: a long form is leafed through.
  private var contents: HTML {
    let sections = form.topLevel.filter { $0.type.isContainer && $0.definition.label != nil }
    guard sections.count > 1 else { return .empty }
    let links = sections.map { section in
      HTML(
        "li", [],
        HTML(
          "a", [.init("href", "#" + page.numbers.anchor(of: section.id))],
          page.text(section.definition.label)))
    }
    return HTML(
      "nav", [.init("aria-label", page.words[.printContents])],
      .heading(2, [], page.say(.printContents)), HTML("ol", [], links))
  }

  private var sections: [HTML] {
    form.topLevel.map { PrintedItem(form, page, $0, level: 2).html }
  }
}

/// Which way a language is written.
enum TextDirection {
  private static let rightToLeft: Set = ["ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"]

  static func of(_ tag: String) -> String {
    let primary = tag.lowercased().split(separator: "-").first.map(String.init) ?? ""
    return rightToLeft.contains(primary) ? "rtl" : "ltr"
  }
}
