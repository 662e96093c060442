import Interviews
import Questionnaires
import Testing
import TestKit

@Suite struct BundledFormTests {
  @Test(arguments: BundledFiles.questionnaires)
  func `every bundled questionnaire compiles without a word`(name: String) throws {
    let file = try BundledFiles.questionnaire(name)
    let (decoded, problems) = file.decode(choiceFile: BundledFiles.neighbour)
    #expect(problems.map(\.description) == [])
    let questionnaire = try #require(decoded)
    do throws(FormFault) {
      let (_, warnings) = try Form.compile(questionnaire, in: file)
      #expect(warnings.map(\.description) == [])
    } catch {
      Issue.record("\(error.problems.map(\.description))")
    }
  }
}
