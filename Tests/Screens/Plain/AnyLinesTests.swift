import Interviews
import Records
import TestKit
import Testing
import Values

@testable import Screens

/// Lines that nobody would type: whatever comes, there is a prompt, and what was saved can be read
/// back.
@Suite struct AnyLinesTests {
  static let lines = [
    "", "?", "<", "!", "!d", "!9", "*", "* note", "#", "#3", "#999", "~", "=", "@", "..", "\\?",
    "0", "1", "2", "3", "9", "-1", "+", "+1", "1 2", "+1 -2", "99999999999999999999", "m", "a",
    "the", "\u{1B}[A", "\u{0}\u{7F}", "é", "漢字", "العربية", "14/3/2019", "25:61", "1,5",
    "a long line that is no answer to anything that is asked", "!wow", "##", ".5", "-",
  ]

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `any lines leave an interview that can be read back`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let items =
      DialogTests.walls + """
        , {"type": "repeat", "name": "kid", "label": "Child", "items": [
          {"type": "text", "name": "k_name", "label": "Name?"},
          {"type": "select_one", "name": "k_v", "label": "Where?", "choices": "village"}]},
        {"type": "group", "name": "g", "appearance": "table-list", "items": [
          {"type": "select_one", "name": "a", "label": "A?", "choices": "wall"},
          {"type": "select_one", "name": "b", "label": "B?", "choices": "wall"}]}
        """
    var dialog = try Dialog(items, choices: DialogTests.lists + "," + PlainListTests.villages)
    for _ in 0..<600 where dialog.plain.app.interview != nil {
      let line = Self.lines[Int.random(in: 0..<Self.lines.count, using: &random)]
      let said = dialog.type(line)
      #expect(said.hasSuffix(": \n") || dialog.plain.passage?.lines.isEmpty == false, "\(line)")
    }
    guard let screen = dialog.plain.app.interview else { return }
    dialog.end()
    let again = try dialog.replayed()
    #expect(again.passedOver.isEmpty)
    let record = again.record(id: Dialog.id, questionnaire: Dialog.key)
    #expect(
      record.answers == screen.interview.record(id: Dialog.id, questionnaire: Dialog.key).answers)
  }
}
