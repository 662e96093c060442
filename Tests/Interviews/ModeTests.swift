import Interviews
import Questionnaires
import Records
import TestKit
import Testing
import Values

/// What is for interviewers, and not for whoever answers alone.
@Suite struct ModeTests {
  @Test func `the format has the same ways to hold an interview as the record`() {
    #expect(ItemType.modes == Set(Mode.allCases.map(\.rawValue)))
  }

  @Test(arguments: [(Mode.capi, true), (.cati, true), (.casi, false)])
  func `a question for interviewers is not asked of who answers alone`(
    mode: Mode, isAsked: Bool
  ) throws {
    let story = try Scenario(
      """
      {"type": "mode", "name": "held"},
      {"type": "text", "name": "remark", "label": "Was anybody else there?",
       "relevant": "${held} != 'casi'"}
      """)
    let interview = try Interview.begin(
      story.interview.form,
      Beginning(language: "en", mode: mode, interviewer: "Amina", device: "laptop", seed: 1),
      at: Moment(milliseconds: 1_795_255_331_250)
    ).interview
    let held = try #require(interview.node(at: Address("held")))
    #expect(interview.answer(held) == mode.rawValue)
    let remark = try #require(interview.node(at: Address("remark")))
    #expect(interview.isRelevant(remark) == isAsked)
  }

  @Test func `a mode that there is none of is found`() {
    let text = """
      {"id": "q", "version": "1", "title": "T", "items": [{"type": "mode", "name": "held"},
       {"type": "text", "name": "a", "label": "?", "relevant": "${held} = 'kiosk'"}]}
      """
    let problems = QuestionnaireFile(name: "q.json", bytes: Array(text.utf8)).problems()
    #expect(problems.count == 1, "\(problems.map(\.description))")
  }
}
