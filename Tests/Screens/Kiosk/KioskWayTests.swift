import Interviews
import Kiosk
import Questionnaires
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// The ways through the short diaspora form, and what happens on them.
@Suite struct KioskWayTests {
  /// Presses of one sort until the form is finished; a person does what the screen shows and no more.
  private func finish(
    _ visitor: inout Visitor, _ step: (inout Visitor) -> Void
  ) throws -> InterviewRecord {
    for _ in 0..<600 where visitor.ends.isEmpty { step(&visitor) }
    #expect(visitor.ends == [.finished], "\(visitor.text)")
    let record = try #require(visitor.frozen.first)
    #expect(record.disposition == "110")
    #expect(record.answers.count > 15)
    return record
  }

  /// The answer that leads through the whole form: adults are asked.
  private func wanted(_ visitor: Visitor) -> Int { visitor.question == "age_group" ? 2 : 1 }

  /// Whether the question on the screen still waits for an answer.
  private func isOpen(_ visitor: Visitor) -> Bool {
    guard let sitting = visitor.sitting, sitting.item?.type.isQuestion == true else { return false }
    return sitting.draft.isEmpty
  }

  @Test(arguments: KioskSnapshotTests.shapes)
  func `with digits, arrows and Enter`(size: KioskSnapshotTests.Shape) throws {
    var visitor = try Visitor(columns: size.columns, rows: size.rows)
    visitor.press(.enter, .down, .up, .enter)
    _ = try finish(&visitor) { visitor in
      if isOpen(visitor) { visitor.type("\(wanted(visitor))") }
      visitor.press(.enter)
    }
  }

  @Test(arguments: KioskSnapshotTests.shapes)
  func `with a mouse or a finger alone`(size: KioskSnapshotTests.Shape) throws {
    var visitor = try Visitor(columns: size.columns, rows: size.rows)
    visitor.touch("ENTER")
    visitor.touch("English")
    _ = try finish(&visitor) { visitor in
      let buttons = visitor.kiosk.page(at: visitor.now).buttons
      if isOpen(visitor), let answer = buttons.filter(\.press.isAnswer)[safe: wanted(visitor) - 1] {
        visitor.touch(answer)
      }
      visitor.touch("Next")
    }
  }

  @Test(arguments: KioskSnapshotTests.shapes)
  func `with Space and Enter alone`(size: KioskSnapshotTests.Shape) throws {
    var visitor = try Visitor(columns: size.columns, rows: size.rows)
    visitor.press(.enter, .enter)
    func go(_ visitor: inout Visitor, to wanted: (KioskPress) -> Bool) {
      for _ in 0..<60 {
        let page = visitor.kiosk.page(at: visitor.now)
        guard let focused = page.focused(visitor.kiosk.focus), !wanted(focused.press) else {
          return
        }
        visitor.press(.character(" "))
      }
    }
    _ = try finish(&visitor) { visitor in
      if isOpen(visitor) {
        go(&visitor) { $0.isAnswer }
        if wanted(visitor) == 2 { visitor.press(.character(" ")) }
        visitor.press(.enter)
      }
      go(&visitor) { $0 == .next }
      visitor.press(.enter)
    }
  }

  @Test func `words are typed with Space and Enter alone`() throws {
    var visitor = try Visitor(
      items: #"{"type": "text", "name": "who", "label": "Who?", "required": true}"#)
    visitor.press(.enter, .enter)
    for letter in "ana" {
      for _ in 0..<60 {
        let page = visitor.kiosk.page(at: visitor.now)
        if page.focused(visitor.kiosk.focus)?.press == .type(letter) { break }
        visitor.press(.character(" "))
      }
      visitor.press(.enter)
    }
    #expect(visitor.sitting?.draft.shown == "Ana")
  }

  @Test func `somebody with a keyboard types words with spaces, and Enter goes on`() throws {
    var visitor = try Visitor(
      items: #"{"type": "text", "name": "who", "label": "Who?", "required": true}"#)
    visitor.press(.enter, .enter)
    visitor.type("Ana María du Bois")
    visitor.press(.enter)
    #expect(visitor.shows("That was the last question"))
    visitor.press(.enter)
    #expect(visitor.frozen.first?.answers == [.text(name: "who", "Ana María du Bois")])
  }

  @Test(arguments: KioskSnapshotTests.shapes)
  func `on every screen each target is reached by arrows and by Space, and none covers another`(
    size: KioskSnapshotTests.Shape
  ) throws {
    var visitor = try Visitor(
      KioskPlan(onIdle: .park), columns: size.columns, rows: size.rows)
    var pages = [visitor.kiosk.page(at: visitor.now)]
    visitor.press(.enter)
    pages.append(visitor.kiosk.page(at: visitor.now))
    visitor.press(.character("2"))
    for _ in 0..<400 where visitor.sitting != nil {
      pages.append(visitor.kiosk.page(at: visitor.now))
      if isOpen(visitor) { visitor.type("2") }
      visitor.press(.enter)
    }
    for page in pages { check(page, size) }
  }

  private func check(_ page: KioskPage, _ size: KioskSnapshotTests.Shape) {
    var reached: Set<KioskPress> = []
    var open = [page.focused(nil)?.press].compactMap(\.self)
    while let press = open.popLast() {
      guard reached.insert(press).inserted else { continue }
      open += [Key.up, .down, .left, .right].compactMap { page.neighbour(of: press, $0) }
    }
    let all = Set(page.buttons.map(\.press))
    #expect(reached == all, "\(page.title): \(all.subtracting(reached))")
    var place = page.focused(nil)?.press
    for _ in page.buttons { place = page.following(place) }
    #expect(place == page.focused(nil)?.press)
    for (index, button) in page.buttons.enumerated() {
      let region = button.region
      #expect(region.left >= 0 && region.left + region.width <= size.columns, "\(button)")
      #expect(region.top >= 0 && region.top + region.height <= size.rows, "\(button)")
      if button.press.isAnswer, case .choose = button.press {
        #expect(region.height >= 3, "\(button)")
        #expect(button.lineCount(in: region.width) <= region.height || button.isStep, "\(button)")
      }
      for other in page.buttons[(index + 1)...] {
        #expect(!region.overlaps(other.region), "\(button) \(other)")
      }
    }
  }

  @Test func `who declines is thanked, and nothing of them is kept`() throws {
    var visitor = try Visitor()
    visitor.press(.enter, .enter)
    for _ in 0..<30 where visitor.ends.isEmpty {
      if isOpen(visitor) { visitor.type("2") }
      visitor.press(.enter)
    }
    #expect(visitor.ends == [.finished])
    #expect(visitor.frozen.first?.disposition == "210")
    #expect(visitor.frozen.first?.answers.isEmpty == true)
  }

  @Test func `a question can be skipped where the form allows it, and says why`() throws {
    var visitor = try Visitor(
      items: """
        {"type": "integer", "name": "a", "label": "A?", "required": true, "nonresponse": ["refused"]},
        {"type": "integer", "name": "b", "label": "B?", "required": true},
        {"type": "integer", "name": "c", "label": "C?"}
        """)
    visitor.press(.enter, .enter)
    visitor.touch("Skip")
    visitor.touch("I prefer not to answer")
    #expect(visitor.question == "b")
    #expect(visitor.target("Skip") == nil)
    visitor.press(.down, .down, .down)
    visitor.touch("Next")
    #expect(visitor.shows("Please answer this question"))
    visitor.type("4")
    visitor.press(.enter)
    visitor.touch("Skip")
    visitor.touch("Yes, send my answers")
    #expect(visitor.ends == [.finished])
    #expect(visitor.frozen.first?.nonresponse.map(\.path) == ["a"])
  }

  @Test func `what is sensitive is not shown again, and stays as it was answered`() throws {
    var visitor = try Visitor(
      items: """
        {"type": "select_one", "name": "hiv", "label": "Tested?", "choices": "yes_no",
         "sensitive": true, "guidance_hint": "Look away."},
        {"type": "note", "name": "n", "label": "You said ${hiv}."}
        """)
    visitor.press(.enter, .enter)
    #expect(!visitor.shows("Look away"))
    visitor.type("1")
    visitor.press(.enter)
    #expect(visitor.shows("You said …."))
    visitor.press(.backspace)
    #expect(!visitor.shows("(x)"))
    #expect(visitor.shows("for your privacy it is not shown"))
    visitor.touch("Next")
    visitor.press(.enter)
    #expect(visitor.frozen.first?.answers == [.text(name: "hiv", "yes")])
  }

  @Test func `a table is asked statement by statement, and Back goes back through it`() throws {
    var visitor = try Visitor(
      items: """
        {"type": "group", "name": "g", "label": "How much do you agree?", "appearance": "table-list",
         "items": [
          {"type": "select_one", "name": "a", "label": "It is good.", "choices": "yes_no"},
          {"type": "select_one", "name": "b", "label": "It is near.", "choices": "yes_no"}]}
        """)
    visitor.press(.enter, .enter)
    #expect(visitor.shows("How much do you agree?"))
    #expect(visitor.shows("It is good."))
    #expect(!visitor.shows("It is near."))
    visitor.type("1")
    visitor.press(.enter)
    #expect(visitor.shows("It is near."))
    #expect(visitor.shows("Question 2 of 2"))
    visitor.press(.backspace)
    #expect(visitor.shows("It is good."))
    #expect(visitor.shows("(x)"))
  }

  @Test(arguments: KioskSnapshotTests.shapes)
  func `a long list is entered by its first letter, pressed or typed`(
    size: KioskSnapshotTests.Shape
  ) throws {
    let names =
      ["Égypte", "Equateur", "France", "Togo"]
      + (0..<40).map { "\(Character(Unicode.Scalar(UInt8(65 + $0 % 26))))land \($0)" }
    let list = names.enumerated().map { #"{"name": "c\#($0)", "label": "\#($1)"}"# }
    var visitor = try Visitor(
      items: #"{"type": "select_one", "name": "m", "label": "Which?", "choices": "many"}"#,
      choices: #""many": [\#(list.joined(separator: ", "))]"#, columns: size.columns,
      rows: size.rows)
    visitor.press(.enter, .enter)
    check(visitor.kiosk.page(at: visitor.now), size)
    #expect(!visitor.shows("France"))
    visitor.touch("E")
    #expect(visitor.shows("Égypte") && visitor.shows("Equateur") && !visitor.shows("France"))
    visitor.press(.backspace)
    visitor.type("f")
    visitor.touch("France")
    visitor.press(.enter)
    #expect(visitor.shows("That was the last question"))
    visitor.press(.escape)
    #expect(visitor.shows("(x) France"))
  }

  @Test func `an Arabic form reads from the right, and fingers and arrows go where they point`()
    throws
  {
    var visitor = try Visitor(
      items: """
        {"type": "select_one", "name": "a", "label": {"ar": "هل توافق؟"}, "choices": "two"},
        {"type": "select_one", "name": "b", "label": {"ar": "لماذا؟"}, "choices": "two"}
        """,
      choices:
        #""two": [{"name": "y", "label": {"ar": "نعم"}}, {"name": "n", "label": {"ar": "لا"}}]"#,
      languages: #""languages": ["ar"],"#)
    visitor.press(.enter, .enter)
    let yes = try #require(visitor.lines.first { $0.contains("نعم") })
    let (first, second) = (yes.firstRange(of: "نعم"), yes.firstRange(of: "لا"))
    #expect(try #require(first).lowerBound > (try #require(second)).lowerBound)
    visitor.touch("نعم")
    #expect(visitor.sitting?.draft == .picks(way: .one, ["y"]))
    visitor.touch("Next")
    #expect(visitor.question == "b")
    visitor.press(.up, .left)
    #expect(visitor.kiosk.focus == .choose("n"))
  }

  @Test func `lists have pages, and all of them are seen before several choices are gone on from`()
    throws
  {
    let names = (1...14).map { #"{"name": "c\#($0)", "label": "Choice number \#($0)"}"# }
    var visitor = try Visitor(
      items: #"{"type": "select_multiple", "name": "m", "label": "Which?", "choices": "many"}"#,
      choices: #""many": [\#(names.joined(separator: ", "))]"#)
    visitor.press(.enter, .enter)
    visitor.type("1")
    #expect(!visitor.shows("Choice number 14"))
    visitor.press(.enter)
    #expect(visitor.shows("Choice number 14"))
    #expect(visitor.sitting?.draft == .picks(way: .several, ["c1"]))
    visitor.touch("First answers")
    #expect(visitor.shows("[x] Choice number 1"))
  }
}

extension KioskPress {
  /// Whether it puts in an answer, or a part of one.
  var isAnswer: Bool {
    switch self {
    case .choose: true
    case .type(let character): character.isNumber
    default: false
    }
  }
}

extension Region {
  fileprivate func overlaps(_ other: Region) -> Bool {
    (top..<top + height).overlaps(other.top..<other.top + other.height)
      && (left..<left + width).overlaps(other.left..<other.left + other.width)
  }
}
