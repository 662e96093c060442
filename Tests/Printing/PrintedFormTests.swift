import Foundation
import Printing
import Questionnaires
import TestKit
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A questionnaire on paper.
struct PrintedFormTests {
  private static let folder = BundledFiles.root.appending(path: "Tests/Printing/Forms")

  static func form(_ text: String) throws -> Form {
    let file = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8))
    let (questionnaire, problems) = file.decode()
    let read = try #require(questionnaire)
    #expect(problems.filter { $0.severity == .error }.map(\.description) == [])
    return try Form.compile(read, in: file).form
  }

  private static func garden() throws -> Form {
    try form(String(contentsOf: folder.appending(path: "garden.json"), encoding: .utf8))
  }

  @Test(arguments: ["en", "fr"])
  func `a small questionnaire prints as it was`(language: String) throws {
    let html = PrintedForm(try Self.garden(), language: language).html
    try Snapshots.verify(html, file: Self.folder.appending(path: "garden.\(language).html"))
  }

  @Test(arguments: ["en", "fr"])
  func `the page is well formed, and every link leads somewhere`(language: String) throws {
    let page = try Page(PrintedForm(try Self.garden(), language: language).html)
    #expect(page.links.isSubset(of: page.anchors), "\(page.links.subtracting(page.anchors))")
    #expect(page.anchors.count == page.anchorCount, "every place has a name of its own")
    #expect(page.elements.isDisjoint(with: ["script", "iframe", "img", "link", "object", "form"]))
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `every bundled questionnaire prints as a sound page in its languages`(name: String) throws {
    let file = try BundledFiles.questionnaire(name)
    let read = try #require(file.decode(choiceFile: BundledFiles.neighbour).questionnaire)
    let form = try Form.compile(read, in: file).form
    for language in form.languages {
      let page = try Page(PrintedForm(form, language: language).html)
      #expect(page.links.isSubset(of: page.anchors), "\(page.links.subtracting(page.anchors))")
      #expect(page.language == language)
    }
  }

  @Test func `nobody is led past a text, a heading with a condition or a roster`() throws {
    let form = try Self.form(
      #"""
      {"id": "q", "version": "1", "title": "Q", "items": [
        {"type": "integer", "name": "a", "label": "Age?"},
        {"type": "text", "name": "b", "label": "Name?", "relevant": "${a} > 17"},
        {"type": "note", "name": "gone", "label": "Thank you.", "relevant": "${a} < 18",
         "outcome": {"code": "410", "keep": "nothing"}},
        {"type": "text", "name": "c", "label": "Work?", "relevant": "${a} > 20"},
        {"type": "group", "name": "g", "label": "Travel", "relevant": "${a} > 30", "items": [
          {"type": "text", "name": "d", "label": "Where?"}]},
        {"type": "text", "name": "e", "label": "Why?", "relevant": "${a} > 40"},
        {"type": "text", "name": "f", "label": "Who?"},
        {"type": "text", "name": "h", "label": "Last?", "relevant": "${a} > 50"},
        {"type": "note", "name": "end", "label": "Goodbye."}
      ]}
      """#)
    let html = PrintedForm(form, language: "en").html
    let ways = html.split(separator: "otherwise").dropFirst().map { part in
      String(
        part.prefix { $0 != "." }.replacing(/<[^>]*>/, with: "").drop { $0 == "," || $0 == " " })
    }
    #expect(
      ways.map { $0.replacing("unless the interview has ended, ", with: "") } == [
        "go to what stands before 3", "go to what stands before 4", "go to 5", "go to 6",
        "go to the text at the end",
      ], "\(ways)")
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `who is asked what is said in words, without the names of calculations`(
    name: String
  ) throws {
    let file = try BundledFiles.questionnaire(name)
    let read = try #require(file.decode(choiceFile: BundledFiles.neighbour).questionnaire)
    let form = try Form.compile(read, in: file).form
    let html = PrintedForm(form, language: "en").html
    let routing = html.split(separator: "<p class=\"rule routing\">").dropFirst()
      .compactMap { $0.split(separator: "</p>").first }
    #expect(!routing.isEmpty)
    for rule in routing { #expect(!rule.contains("<code>"), "\(rule)") }
  }

  @Test func `a text to tick is no question in the count`() throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "items": [{"type": "text", "name": "a", "label": "A"},
                 {"type": "acknowledge", "name": "t", "label": "Read this."},
                 {"type": "text", "name": "b", "label": "B"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("2 questions"))
    #expect(text.contains("2. B"))
  }

  @Test func `a roster has as many rounds as an answer says, and a most`() throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "items": [{"type": "integer", "name": "n", "label": "How many?"},
                 {"type": "repeat", "name": "r", "label": "R",
                  "repeat_count": "if(${n} > 5, 5, ${n})",
                  "items": [{"type": "text", "name": "b", "label": "B"}]}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("as many times as given by 1 (How many?), at most 5."), "\(text)")
  }

  @Test func `what a calculation with choices gives is said value by value`() throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "choices": {"l": [{"name": "x", "label": "Ex"}, {"name": "y", "label": "Why"}],
                   "k": [{"name": "one", "label": "One"}, {"name": "two", "label": "Two"}]},
       "items": [{"type": "select_one", "name": "c", "label": "Which?", "choices": "l"},
                 {"type": "calculate", "name": "s", "label": "Size", "choices": "k",
                  "calculation": "if(${c} = '', '', if(${c} = 'x', 'one', 'two'))"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("“One” if 1 (Which?) is “Ex”"), "\(text)")
    #expect(text.contains("“Two” if 1 (Which?) is answered and 1 is not “Ex”"))
  }

  @Test func `who is not asked something in a roster goes to its next round first`() throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "items": [{"type": "repeat", "name": "r", "label": "R",
                  "items": [{"type": "text", "name": "a", "label": "A"},
                            {"type": "text", "name": "b", "label": "B", "relevant": "${a} = 'x'"},
                            {"type": "text", "name": "c", "label": "C", "relevant": "${a} = 'y'"}]},
                 {"type": "text", "name": "d", "label": "D"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("Ask only if 1 (A) is “x”; otherwise go to 3."))
    #expect(
      text.contains("is “y”; otherwise begin the next round, and after the last one go to 4."))
  }

  @Test func `whose interview has ended is not sent on`() throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "items": [{"type": "text", "name": "a", "label": "A"},
                 {"type": "calculate", "name": "k", "calculation": "${a} = 'x'"},
                 {"type": "note", "name": "e", "label": "E", "relevant": "${a} = 'x'",
                  "outcome": {"code": "210", "keep": "nothing"}},
                 {"type": "text", "name": "b", "label": "B", "relevant": "${k} = 0"},
                 {"type": "text", "name": "c", "label": "C", "relevant": "${b} = 'z'"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("; otherwise, unless the interview has ended, go to 3."), "\(text)")
    #expect(text.contains("Ask only if 2 (B) is “z”; otherwise go to the end."))
  }

  @Test func `nothing that an author wrote is obeyed`() throws {
    let hostile =
      #"</title></style><script>alert(1)</script><img src=x onerror='a'>&amp;\" onload=\""#
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "\(hostile)", "description": "\(hostile)",
       "choices": {"l": [{"name": "<b>", "label": "\(hostile)"}, {"name": "y", "label": "\\u202e*x*"}]},
       "items": [{"type": "select_one", "name": "a", "label": "\(hostile)", "hint": "\(hostile)",
                  "guidance_hint": "\(hostile)", "choices": "l", "constraint": ". != '<b>'",
                  "constraint_message": "\(hostile)", "probes": ["\(hostile)"]},
                 {"type": "text", "name": "b", "label": "${a}", "relevant": "${a} = '<b>'"}]}
      """)
    let html = PrintedForm(form, language: "en").html
    let page = try Page(html)
    #expect(page.elements.isDisjoint(with: ["script", "img", "b", "i"]))
    #expect(page.attributes.isDisjoint(with: ["onload", "onerror", "src"]))
    #expect(!html.contains("\u{202E}"))
    #expect(page.text.contains("<script>alert(1)</script>"), "it is there as text")
  }

  @Test func `long lists stand at the end, and of very long ones the first`() throws {
    func list(_ count: Int) -> String {
      (1...count).map { #"{"name": "n\#($0)", "label": "Town \#($0)"}"# }.joined(separator: ",")
    }
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "choices": {"short": [\(list(30))], "long": [\(list(31))], "longest": [\(list(301))]},
       "items": [{"type": "select_one", "name": "a", "label": "A", "choices": "short"},
                 {"type": "select_one", "name": "b", "label": "B", "choices": "long"},
                 {"type": "select_one", "name": "c", "label": "C", "choices": "longest"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("List long at the end of this form: 31 choices"))
    #expect(text.contains("The first 30 of 301 choices"))
    #expect(text.contains("Town 31") && !text.contains("Town 32"))
  }

  @Test(arguments: [
    ("${n} >= 18 and ${n} <= 64", "2 (How many?) is from 18 to 64"),
    ("${c} = 'x' or ${c} = 'y'", "1 (Which?) is “Ex” or “Why”"),
    ("${c} != '' and ${c} != 'x'", "1 (Which?) is answered and 1 is not “Ex”"),
    (
      "not(selected(${m}, 'x')) or ${n} < 5",
      "3 (Which ones?) does not include “Ex” or 2 (How many?) is less than 5"
    ),
    (
      "(${c} = 'x' or ${n} = 1) and ${m} = ''",
      "(1 (Which?) is “Ex” or 2 (How many?) is 1) and 3 (Which ones?) is not answered"
    ),
    ("count-selected(${m}) > 1", "the number of choices ticked in 3 (Which ones?) is more than 1"),
    ("${d} <= today()", "4 (When?) is no later than today"),
    ("${t} = 'OK'", "“Shown?” is ticked"),
    ("${k} = 1", "1 (Which?) is “Ex” and 2 (How many?) is not 5"),
    ("${k} = 0", "1 (Which?) is not “Ex” or 2 (How many?) is 5"),
    ("${g} = 'two'", "1 (Which?) is answered and 1 is not “Ex”"),
    ("${o} = 'x' or ${o} = 'y'", "1 (Which?) is not answered or 1 is “Ex” or “Why”"),
    ("${n} = 1 and ${k} = 0", "2 (How many?) is 1 and (1 (Which?) is not “Ex” or 2 is 5)"),
    ("${s} = 'big'", "“Size” is “Big”"),
    ("${n} * 2 > 5", "this holds: ${n} * 2 > 5"),
    ("not(${n} < 5)", "this holds: not(${n} < 5)"),
  ])
  func `a condition is said in words, or as it was written`(
    relevant: String, said: String
  ) throws {
    let form = try Self.form(
      """
      {"id": "q", "version": "1", "title": "T",
       "choices": {"l": [{"name": "x", "label": "Ex"}, {"name": "y", "label": "Why"}],
                   "sizes": [{"name": "small", "label": "Small"}, {"name": "big", "label": "Big"}]},
       "items": [{"type": "select_one", "name": "c", "label": "Which?", "choices": "l"},
                 {"type": "calculate", "name": "k",
                  "calculation": "if(${c} = 'x' and ${n} != 5, 1, 0)"},
                 {"type": "calculate", "name": "g",
                  "calculation": "if(${c} = '', '', if(${c} = 'x', 'one', 'two'))"},
                 {"type": "calculate", "name": "o", "calculation": "if(${c} = '', 'x', ${c})"},
                 {"type": "calculate", "name": "s", "label": "Size", "choices": "sizes",
                  "calculation": "if(${n} * 2 > 10, 'big', 'small')"},
                 {"type": "integer", "name": "n", "label": "How many?"},
                 {"type": "select_multiple", "name": "m", "label": "Which ones?", "choices": "l"},
                 {"type": "date", "name": "d", "label": "When?"},
                 {"type": "acknowledge", "name": "t", "label": "Shown?"},
                 {"type": "text", "name": "a", "label": "A", "relevant": "\(relevant)"},
                 {"type": "text", "name": "b", "label": "B", "relevant": "\(relevant)"},
                 {"type": "text", "name": "z", "label": "Z"}]}
      """)
    let text = try Page(PrintedForm(form, language: "en").html).text
    #expect(text.contains("Ask only if \(said); otherwise go to 7."), "\(text)")
  }
}

/// What an XML parser makes of a page.
private final class Page: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var anchors: Set<String> = []
  private(set) var anchorCount = 0
  private(set) var links: Set<String> = []
  private(set) var language = ""

  init(_ html: String) throws {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "line \(parser.lineNumber): \(parser.parserError.debugDescription)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String] = [:]
  ) {
    elements.insert(name)
    attributes.formUnion(found.keys)
    if name == "html" { language = found["lang"] ?? "" }
    if let id = found["id"] {
      anchors.insert(id)
      anchorCount += 1
    }
    if let link = found["href"] { links.insert(String(link.drop { $0 == "#" })) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
