import Interviews
import Questionnaires
import Records
import Terminal
import TestKit
import Testing

@testable import Screens

/// What is said where the respondent declines, where devices are missing, where languages change.
@Suite struct EarlyEndTests {
  @Test func `who declines is said to have declined, at the end and after it`() throws {
    var story = try Story(
      items: """
        {"type": "select_one", "name": "consent", "label": "Do you agree?", "choices": "yes_no"},
        {"type": "note", "name": "bye", "label": "Thank you.", "relevant": "${consent} = 'no'",
         "outcome": {"code": "210", "keep": "nothing"}},
        {"type": "text", "name": "rest", "label": "Anything else?"}
        """)
    story.press(.character("2"), .enter, .enter)
    #expect(story.shows("The respondent declined; the interview ends here (code 210)."))
    #expect(story.lines[0].hasSuffix("Ended early"))
    story.press(.character("1"), .enter)
    #expect(story.shows("The respondent declined"))
    #expect(story.frozen?.disposition == "210")
  }

  @Test func `a declined interview is listed as that`() {
    let kept = HomeFacts.Draft(
      id: Story.id, titles: ["en": "Survey"], summary: DraftSummary(text: ""),
      lastWorked: HomeTests.now, state: .finished, isDeclined: true)
    var home = HomeTests.AtHome(HomeFacts(finished: [kept], today: HomeTests.now.day))
    home.press(.character("2"), .enter)
    #expect(home.shows("declined, not sent yet"))
  }

  @Test func `a missing recorder is told where consent is asked for`() throws {
    let json = """
      {"id": "i", "version": "1", "title": "Inline",
       "recording": {"consent": "may", "answer": "yes", "items": "all"},
       "choices": {"yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}]},
       "items": [{"type": "select_one", "name": "may", "label": "May I record?",
                  "choices": "yes_no"}, {"type": "text", "name": "a", "label": "First?"}]}
      """
    let file = QuestionnaireFile(name: "i.json", bytes: Array(json.utf8))
    var story = try Story(file, devices: HomeFacts.Devices(hasRecorder: false))
    #expect(story.shows("! No recorder is installed here"))
    story.press(.enter)
    #expect(!story.shows("No recorder is installed here") || story.shows("May I record?"))
    #expect(!(try Story(file)).shows("No recorder"))
  }

  @Test func `a receiver is offered where there is one`() throws {
    let items = #"{"type": "geopoint", "name": "a", "label": "Where?"}"#
    #expect(try Story(items: items).shows("G  Read it from a GPS receiver"))
    var story = try Story(items: items, devices: HomeFacts.Devices(hasReceiver: false))
    #expect(!story.shows("GPS"))
    story.press(.down, .down)
    #expect(story.cursorLine.contains(">"))
    #expect(!story.hasAskedReceiver)
  }

  @Test func `a remark on the whole interview is of no kind, and no key for one is shown`() throws {
    var story = try Story(items: #"{"type": "text", "name": "a", "label": "Name?"}"#)
    story.press(.control("t"))
    #expect(story.lines.last?.contains("Kind") ?? false)
    story.press(.escape, .escape)
    story.type("observ")
    story.press(.enter)
    #expect(story.shows("^N Keep"))
    #expect(!(story.lines.last?.contains("Kind") ?? true))
  }

  @Test func `two languages stay two when the questions change theirs`() throws {
    let json = """
      {"id": "i", "version": "1", "title": "Inline", "languages": ["en", "fr"],
       "items": [{"type": "text", "name": "a", "label": {"en": "Your name?", "fr": "Votre nom ?"}}]}
      """
    var story = try Story(QuestionnaireFile(name: "i.json", bytes: Array(json.utf8)))
    story.press(.escape)
    story.type("second")
    story.press(.enter)
    #expect(story.shows("Your name?") && story.shows("Votre nom ?"))
    story.press(.escape)
    story.type("language")
    story.press(.enter)
    story.type("2")
    story.press(.enter)
    #expect(story.shows("Your name?") && story.shows("Votre nom ?"), "\(story.text)")
  }

  @Test func `an answer in a question is said as people write it`() throws {
    var story = try Story(
      items: """
        {"type": "date", "name": "born", "label": "When?"},
        {"type": "text", "name": "a", "label": "You said ${born}, is that so?"}
        """)
    story.enter("14/3/2019")
    #expect(story.shows("You said 14 March 2019, is that so?"))
  }

  @Test func `a soft check of a calculation is asked where the answer that broke it is left`()
    throws
  {
    var story = try Story(
      items: """
        {"type": "integer", "name": "women", "label": "Women?"},
        {"type": "integer", "name": "men", "label": "Men?"},
        {"type": "calculate", "name": "people", "calculation": "${women} + ${men}",
         "checks": [{"rule": ". < 30", "message": "Too many people."}]},
        {"type": "text", "name": "rest", "label": "Anything else?"}
        """)
    story.enter("20")
    #expect(story.shows("Men?"))
    story.enter("20")
    #expect(story.shows("Please check: Too many people."))
    story.press(.escape, .control("u"))
    story.enter("5")
    #expect(story.shows("Anything else?"))
    story.press(.pageUp, .pageUp, .control("u"))
    story.enter("40")
    #expect(story.shows("Please check: Too many people."))
  }

  @Test func `line by line it is said that several may be ticked`() throws {
    let dialog = try Dialog(
      #"{"type": "select_multiple", "name": "a", "label": "Which?", "choices": "yes_no"}"#)
    #expect(dialog.said.contains("(tick all that apply)"))
  }
}
