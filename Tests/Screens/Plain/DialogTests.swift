import Interviews
import Questionnaires
import Records
import Testing
import Values

@testable import Screens

@Suite struct DialogTests {
  static let walls = """
    {"type": "text", "name": "who", "label": "Who answers?", "required": true},
    {"type": "select_one", "name": "walls", "choices": "wall", "required": true,
      "label": "What is the *main* material of the walls?", "hint": "One only.",
      "guidance_hint": "Look, do not ask, if you can see them."},
    {"type": "select_multiple", "name": "goods", "choices": "good", "label": "What do they own?"},
    {"type": "integer", "name": "age", "label": "How old is it?", "constraint": ". <= 120",
      "constraint_message": "At most 120 years."},
    {"type": "date", "name": "built", "label": "When was it built?"},
    {"type": "rank", "name": "order", "choices": "good", "label": "What matters most?"},
    {"type": "text", "name": "story", "label": "Tell me more.", "appearance": "multiline"},
    {"type": "note", "name": "thanks", "label": "Thank you.\\nThat was all."}
    """
  static let lists = """
    "wall": [{"name": "mud", "label": "Mud and wood"}, {"name": "iron", "label": "Iron sheets"},
      {"name": "brick", "label": "Brick or stone"}],
    "good": [{"name": "bike", "label": "Bicycle"}, {"name": "radio", "label": "Radio"},
      {"name": "cow", "label": "Cow"}, {"name": "none", "label": "None of these",
      "exclusive": true}]
    """

  private func walls(mode: Mode = .capi, isPractice: Bool = false) throws -> Dialog {
    var dialog = try Dialog(Self.walls, choices: Self.lists, mode: mode, isPractice: isPractice)
    dialog.type("Amina")
    return dialog
  }

  @Test func `a question is said with its number, its texts, its choices and one prompt`() throws {
    let dialog = try walls()
    #expect(
      dialog.said.hasSuffix(
        """

        Question 2 of about 8, required.
        What is the main material of the walls?
        One only.
        Interviewer: Look, do not ask, if you can see them.
          1 Mud and wood
          2 Iron sheets
          3 Brick or stone
        Number: \n
        """))
  }

  @Test func `a number that is not in the list is refused with what would be right`() throws {
    var dialog = try walls()
    let said = dialog.type("9")
    #expect(said == "Error: 9 is not in the list. Type a number from 1 to 3.\nNumber: \n")
    #expect(dialog.type("3").hasPrefix("Saved: Brick or stone.\n\nQuestion 3 of about 8"))
    #expect(try dialog.answer("walls") == "brick")
  }

  @Test func `Enter keeps the present answer, which is marked`() throws {
    var dialog = try walls()
    let said = dialog.type("2", "<")
    #expect(said.contains("  2 Iron sheets (now)\n"))
    #expect(said.contains("Number, or Enter to keep 2: "))
    let count = dialog.saved.count
    #expect(dialog.type("").hasPrefix("\nQuestion 3"))
    #expect(try dialog.answer("walls") == "iron")
    #expect(
      dialog.saved.dropFirst(count).allSatisfy {
        if case .visited = $0.event { true } else { false }
      })
  }

  @Test func `Enter on a question that must be answered says so`() throws {
    var dialog = try walls()
    let said = dialog.type("")
    #expect(said == "Error: This must be answered. Type ! if there is no answer.\nNumber: \n")
  }

  @Test func `going back is never refused`() throws {
    var dialog = try walls()
    #expect(dialog.type("<").contains("Question 1 of about 8"))
    #expect(dialog.type("<").hasPrefix("This is the first question.\n"))
  }

  @Test func `part of a label finds a choice, and Enter takes the only one`() throws {
    var dialog = try walls()
    let said = dialog.type("iron")
    #expect(said == "1 matches.\n  2 Iron sheets\nEnter takes it, or other letters: \n")
    dialog.type("")
    #expect(try dialog.answer("walls") == "iron")
  }

  @Test func `several are chosen at once, added and taken away`() throws {
    var dialog = try walls()
    dialog.type("1")
    #expect(dialog.type("1 3").hasPrefix("Saved: Bicycle, Cow.\n"))
    #expect(dialog.type("<").contains("Enter to keep 1 3: "))
    dialog.type("+2 -1")
    #expect(try dialog.answer("goods") == "radio cow")
    dialog.type("<", "4 1")
    #expect(try dialog.answer("goods") == "bike", "none of these does not stand with others")
    #expect(dialog.type("<", "1 9").hasPrefix("Error: 9 is not in the list."))
  }

  @Test func `an answer out of bounds is refused in the author's words, and kept half-typed`()
    throws
  {
    var dialog = try walls()
    #expect(dialog.type("1", "", "300").hasPrefix("Error: At most 120 years.\n"))
    #expect(
      dialog.type("forty").hasPrefix(
        "Error: Give a whole number, digits only. You typed \"forty\"."))
    #expect(try dialog.reopened().said.contains("Half-typed, not an answer yet: forty\n"))
    dialog.type("40")
    #expect(try dialog.answer("age") == "40")
  }

  @Test func `dates are read as on screen and said back in words`() throws {
    var dialog = try walls()
    #expect(dialog.type("1", "", "", "14/3/2019").hasPrefix("Saved: Thursday 14 March 2019.\n"))
    #expect(try dialog.answer("built") == "2019-03-14")
  }

  @Test func `a rank is the numbers in order`() throws {
    var dialog = try walls()
    dialog.type("1", "", "", "", "3 1 2")
    #expect(try dialog.answer("order") == "cow bike radio")
    #expect(dialog.type("<").contains("Enter to keep 3 1 2: "))
    #expect(dialog.type("1 1").hasPrefix("Error: 1 stands there twice."))
  }

  @Test func `a long text ends at a full stop of its own, and pasted signs are text`() throws {
    var dialog = try walls()
    dialog.type("1", "", "", "", "")
    #expect(
      dialog.said.hasSuffix("Text, line by line; then a line with only ., or Enter for none: \n"))
    #expect(dialog.type("First line.") == "\n", "no prompt within a text")
    dialog.type("# second", "", "..", "?", ".")
    #expect(try dialog.answer("story") == "First line.\n# second\n\n.\n?")
  }

  @Test func `an unfinished text is there after the end of the input, and goes on`() throws {
    var dialog = try walls()
    dialog.type("1", "", "", "", "", "It began", "in the morning")
    #expect(dialog.end().contains("canvass interview --plain --resume 3f2a9c10"))
    var again = try dialog.reopened()
    #expect(again.said.contains("What was typed so far:\nIt began\nin the morning\n"))
    again.type("and ended at noon.", ".")
    #expect(
      again.plain.app.interview?.interview.entries.contains {
        $0.event == .answered(Address("story"), "It began\nin the morning\nand ended at noon.")
      } == true)
  }

  @Test func `half of a long text is kept after two seconds`() throws {
    var dialog = try walls()
    dialog.type("1", "", "", "", "")
    #expect(dialog.plain.patience(at: dialog.now) == nil)
    dialog.type("It began")
    #expect(dialog.plain.patience(at: dialog.now) == 2000)
    dialog.wait()
    #expect(dialog.saved.last?.event == .typed(Address("story"), "It began"))
    #expect(dialog.plain.patience(at: dialog.now) == nil)
  }

  @Test func `a reason is given instead of an answer, and taken away again`() throws {
    var dialog = try walls()
    let said = dialog.type("!")
    #expect(said.contains("No answer: which one is it?\n  1 Does not know\n"))
    #expect(dialog.type("2").hasPrefix("Saved.\n"))
    #expect(dialog.type("<").contains("Number, or Enter to keep Does not want to say: "))
    #expect(dialog.type("!", "0").contains("Question 2"))
    dialog.type("!d")
    #expect(dialog.saved.contains { $0.event == .declined(Address("walls"), .doesNotKnow) })
  }

  @Test func `a note is given on one line or on several, shown and taken away`() throws {
    var dialog = try walls()
    #expect(dialog.type("* seen from the road").contains("Note: seen from the road\n"))
    dialog.type("*", "first", "second", ".")
    #expect(dialog.saved.last?.event == .noted(Address("walls"), "first\nsecond"))
    dialog.type("*", "")
    #expect(dialog.saved.last?.event == .noted(Address("walls"), "first\nsecond"))
    dialog.type("*", "-")
    #expect(dialog.saved.last?.event == .noted(Address("walls"), ""))
  }

  @Test func `the outline leads anywhere by number or name`() throws {
    var dialog = try walls()
    let said = dialog.type("#")
    #expect(said.contains("  1 Who answers?, Amina\n"))
    #expect(dialog.type("4").contains("How old is it?"))
    #expect(dialog.type("#1").contains("Who answers?"))
    #expect(dialog.type("#", "built").contains("  5 When was it built?"))
    #expect(dialog.type("99").hasPrefix("Error: 99 is not in the list. Type a number from 1 to 9."))
    #expect(dialog.type("<").contains("Who answers?"))
  }

  @Test func `the last change of an answer is undone`() throws {
    var dialog = try walls()
    #expect(
      dialog.type("2", "~").hasPrefix(
        "Undone, the answer to: What is the main material of the walls?\n\nQuestion 2"))
    #expect(try dialog.answer("walls") == "")
  }

  @Test func `help names every sign and says the question again`() throws {
    var dialog = try walls()
    let said = dialog.type("?")
    for sign in PlainLine.signs.map(String.init) + ["."] {
      #expect(said.contains("\n  \(sign) "), "\(sign)")
    }
    #expect(said.hasSuffix("Number: \n"))
    #expect(said.contains("Question 2 of about 8"))
  }

  @Test func `a stray sign is no answer`() throws {
    var dialog = try Dialog(Self.walls, choices: Self.lists)
    #expect(dialog.type("!wow").hasPrefix("Error: A line that begins with ! is no answer"))
    dialog.type("\\!wow")
    #expect(try dialog.answer("who") == "!wow")
  }

  @Test func `the end leads to what is left and comes back to the list`() throws {
    var dialog = try walls()
    let end = dialog.type("#9")
    #expect(end.contains("1 thing is left to fix."))
    #expect(end.contains("  1 Go to the first thing to fix\n"))
    #expect(dialog.type("").hasPrefix("Error: Type a number from 1 to 4."))
    #expect(dialog.type("1").contains("What is the main material"))
    let check = dialog.type("1")
    #expect(check.contains("Saved: Mud and wood.\n\nCheck\nShow =1 all (now), =2 left, "))
    #expect(check.contains("\nNothing is left to fix.\n"))
    #expect(dialog.type("#9", "1").contains("The interview is finished and locked.\n"))
    #expect(dialog.frozen?.disposition == "110")
    #expect(dialog.said.contains("Receipt code: 3f2a9c10."))
  }

  @Test func `practice leaves nothing and says so`() throws {
    var dialog = try walls(isPractice: true)
    #expect(dialog.said.contains("This is practice: the answers are thrown away.\n"))
    #expect(dialog.type("1", ".").contains("Practice is over. The answers were thrown away.\n"))
    #expect(dialog.saved.isEmpty)
  }

  @Test func `a prompt broken into lines still ends with a space`() throws {
    var dialog = try Dialog(Self.walls, choices: Self.lists, width: 30)
    dialog.type("Amina", "1", "1 2", "<")
    #expect(dialog.said.hasSuffix("-2 takes away, or\nEnter to keep 1 2: \n"))
  }

  @Test func `alone at the keys nobody reads what is for interviewers`() throws {
    #expect(!(try walls(mode: .casi).said.contains("Interviewer:")))
  }

  @Test func `stopping keeps everything and says how to go on`() throws {
    var dialog = try walls()
    #expect(dialog.type("quit").contains("Stopped. Everything is kept."))
    #expect(dialog.said.contains("canvass interview --plain --resume 3f2a9c10"))
  }

  @Test func `what the disk does not take is said, and tried again`() throws {
    var dialog = try walls()
    dialog.diskFault = "the disk is full"
    let said = dialog.type("2")
    #expect(said.contains("Error: the disk is full\n"))
    #expect(!said.contains("Saved"))
    #expect(dialog.type("").contains("the disk is full"))
    dialog.diskFault = nil
    #expect(dialog.type("").contains("Question 3 of about 8"))
    #expect(try dialog.answer("walls") == "iron")
  }

  @Test func `nothing is said to be kept that the disk did not take`() throws {
    var dialog = try walls()
    dialog.diskFault = "the disk is full"
    dialog.type("2")
    #expect(dialog.plain.isUnsaved)
    #expect(dialog.end() == "")
    #expect(try dialog.answer("walls") == "")
  }

  @Test(arguments: ["en", "fr"])
  func `no key is named that does not exist here`(language: String) throws {
    var dialog = try Dialog(
      Self.walls, choices: Self.lists, languages: "\"languages\": [\"en\", \"fr\"],",
      language: language)
    dialog.type("", "Amina", "", "?", "=", "", "!", "", "*", "", "#", "", "#9", "3", "", "~")
    #expect(dialog.said.contains("! What is the main material of the walls? - "))
    for key in ["^", "Esc", "PgUp", "PgPr", "Échap", " > "] {
      #expect(!dialog.said.contains(key), "\(key)")
    }
  }

  @Test func `no line holds anything that moves a cursor`() throws {
    var dialog = try walls()
    dialog.type("?", "* \u{1B}[2J\u{9B}x\u{202E}", "#", "", "=", "", "1", "1 2", "9", "!", "1")
    #expect(
      !dialog.said.unicodeScalars.contains { scalar in
        scalar != "\n" && scalar.properties.generalCategory == .control || scalar == "\u{202E}"
      })
  }
}
