import Foundation
import Testing

extension JourneyTests {
  @Suite struct TestCommandTests {
    private let questionnaire = """
      {"id": "small", "version": "1", "title": "Small", "items": [
        {"type": "integer", "name": "age", "label": "Age?", "constraint": ". < 120"},
        {"type": "text", "name": "job", "label": "Job?", "relevant": "${age} > 15"}
      ]}
      """

    private func scenarios(_ scenarios: String) -> String {
      """
      {"questionnaire": "small.json", "now": "2026-11-21T10:00:00-04:00", "scenarios": [
      \(scenarios)]}
      """
    }

    private func account(_ told: String) throws -> (Account, path: String) {
      let account = try Account()
      try account.write(questionnaire, to: "study/small.json")
      return (account, try account.write(scenarios(told), to: "study/small.scenarios.json"))
    }

    @Test func `scenarios that go as expected pass, and say what they reach`() throws {
      let (account, path) = try account(
        #"{"name": "A", "answers": {"age": "40"}, "expect": {"asked": ["job"]}}"#)
      let tested = try account.canvass("test", path).succeeded()
      #expect(tested.lines[0] == "\(path): small 1: 1 scenario, all as expected")
      #expect(tested.lines[1].hasPrefix("  reached 2 of 2 items, 0 of 1 branches"))
      // One branch is never taken.
      let demanded = try account.canvass("test", "--reach", path).exited(1)
      #expect(demanded.text.contains("job: never failed: ${age} > 15"))
    }

    @Test func `a difference fails with its place, the scenario, what was expected and found`()
      throws
    {
      let (account, path) = try account(
        #"{"name": "A child", "answers": {"age": "7"}, "expect": {"refused": {"age": ["80"]}}}"#)
      let tested = try account.canvass("test", path).exited(1)
      #expect(
        tested.lines[0]
          == "\(path):2:77: A child: age: expected '80' refused, found that it is taken")
      let json = try JSON(account.canvass("test", "--json", path).exited(1).text)
      let scenario = try #require(json["scenarios"]?.elements.first)
      #expect(scenario["differences"]?.elements.first?["difference"]?.string == "taken")
      #expect(json["as_expected"]?.bool == false)
      #expect(json["reach"]?["items"]?.elements.count == 2)
    }

    @Test func `a file that is wrong, or names what is not there, is refused with all faults`()
      throws
    {
      let (account, path) = try account(
        #"{"name": "A", "answers": {"aeg": "7", "jbo": "x"}}"#)
      let refused = try account.canvass("test", path).exited(1)
      #expect(refused.notices.contains("\(path):2:27: error: [A] there is no question 'aeg'"))
      #expect(refused.notices.contains("'jbo'"))
      let missing = try account.canvass("test", account.path("none.scenarios.json")).exited(1)
      #expect(missing.notices.contains("none.scenarios.json"))
    }

    @Test func `a folder's scenarios are no questionnaires`() throws {
      let (account, _) = try account(#"{"name": "A"}"#)
      let checked = try account.canvass("check", account.path("study")).succeeded()
      #expect(!checked.text.contains("scenarios"))
    }
  }
}
