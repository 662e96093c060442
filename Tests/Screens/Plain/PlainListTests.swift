import Interviews
import Questionnaires
import Records
import Testing
import Values

@testable import Screens

@Suite struct PlainListTests {
  /// 40 villages; every fourth begins with Kib.
  static let villages =
    "\"village\": ["
    + (1...40).map { number in
      "{\"name\": \"v\(number)\", \"label\": \"\(number % 4 == 0 ? "Kibe" : "Lari") \(number)\"}"
    }.joined(separator: ", ") + "]"

  @Test func `a long list is looked through nine at a time`() throws {
    var dialog = try Dialog(
      "{\"type\": \"select_one\", \"name\": \"v\", \"label\": \"Which village?\", \"choices\": \"village\"}",
      choices: Self.villages)
    #expect(dialog.said.contains("40 choices. Type part of a name to find one.\n"))
    #expect(dialog.said.hasSuffix("Part of the name, or Enter for none: \n"))
    let found = dialog.type("kib")
    #expect(found.hasPrefix("10 match.\n  1 Kibe 4\n  2 Kibe 8\n"))
    #expect(found.hasSuffix("  9 Kibe 36\nNumber, more letters, or M for more: \n"))
    #expect(dialog.type("10").hasPrefix("Error: 10 is not in the list. Type a number from 1 to 9."))
    #expect(dialog.type("m") == "  10 Kibe 40\nNumber, or more letters: \n")
    #expect(dialog.type("zzz").hasPrefix("Error: Nothing matches.\n"))
    #expect(dialog.type("10").hasPrefix("Saved: Kibe 40.\n"))
    #expect(try dialog.answer("v") == "v40")
  }

  @Test func `several of a long list are added one by one and taken away`() throws {
    var dialog = try Dialog(
      "{\"type\": \"select_multiple\", \"name\": \"v\", \"label\": \"Which?\", \"choices\": \"village\"}",
      choices: Self.villages)
    #expect(dialog.type("kib", "2").contains("Chosen:\n  1 Kibe 8\n"))
    #expect(dialog.type("lari", "1").contains("Saved.\nChosen:\n  1 Lari 1\n  2 Kibe 8\n"))
    #expect(dialog.type("-1").contains("Chosen:\n  1 Kibe 8\n"))
    #expect(dialog.type("").contains("End\n"))
    #expect(try dialog.answer("v") == "v8")
  }

  @Test func `a roster is added to, opened, and tells what a removal takes away`() throws {
    var dialog = try Dialog(
      """
      {"type": "repeat", "name": "kid", "label": "Child", "instance_label": "${k_name}", "items": [
        {"type": "text", "name": "k_name", "label": "Name?"},
        {"type": "integer", "name": "k_age", "label": "Age?"}]}
      """)
    #expect(
      dialog.said.contains("List, 1 of about 3.\nChild\nNothing is listed yet.\n+ to add one"))
    dialog.type("+", "Zoë", "7")
    #expect(
      dialog.said.hasSuffix(
        "  1 Zoë, done\nNumber to open, + to add, -1 to remove the first, or Enter to go on: \n"))
    #expect(dialog.type("1").contains("Zoë\nName?\n"))
    dialog.type("<")
    let warning = dialog.type("-1")
    #expect(warning.contains("Remove Zoë?\nThis takes away 2 answers:\n  Name? Zoë\n  Age? 7\n"))
    #expect(dialog.type("1").contains("  1 Zoë, done\n"), "keeping is the first line")
    #expect(dialog.type("-1", "2").hasPrefix("Zoë is removed. ~ brings it back.\n"))
    #expect(dialog.type("~").contains("  1 Zoë, done\n"))
    #expect(dialog.type("5").hasPrefix("Error: 5 is not in the list. Type a number from 1 to 1."))
  }

  @Test func `a table is asked one question at a time`() throws {
    var dialog = try Dialog(
      """
      {"type": "group", "name": "g", "label": "How much do you trust", "appearance": "table-list",
       "items": [
        {"type": "select_one", "name": "a", "label": "the union?", "choices": "yes_no",
          "required": true},
        {"type": "select_one", "name": "b", "label": "the bank?", "choices": "yes_no"}]}
      """)
    #expect(
      dialog.said.contains("Question 1 of about 2, required.\nHow much do you trust\nthe union?\n"))
    #expect(dialog.type("").hasPrefix("Error: This must be answered."))
    #expect(
      dialog.type("2").contains(
        "Question 2 of about 2, not required.\nHow much do you trust\nthe bank?\n"))
    #expect(dialog.type("<").contains("the union?"))
    #expect(dialog.type("").contains("the bank?"))
    #expect(dialog.type("1").contains("End\n"))
    #expect(try dialog.answer("a") + dialog.answer("b") == "noyes")
  }

  @Test func `the page about sending says how it went last time, and why it did not`() throws {
    let at = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)
    var facts = HomeFacts(
      lastSync: LastSync(at: at, sent: 3, left: 2, fault: .phrase(.syncUnreachable)),
      today: at.day)
    var dialog = Dialog(facts)
    let said = dialog.type("3")
    #expect(said.contains("Nothing waits to be sent.\nLast time, today 11:42: 3 sent, 2 left.\n"))
    #expect(said.contains(Catalogue.all[0][.syncUnreachable].prefix(20)))
    facts.unsentCount = 2
    dialog = Dialog(facts)
    #expect(dialog.type("3").contains("2 left to send.\nLast time, today 11:42"))
  }

  @Test func `home is a list of numbers, and questionnaires are found by name`() throws {
    var dialog = Dialog(
      HomeFacts(questionnaires: [
        .init(
          name: "one", titles: ["": "First survey"], version: "1", languages: [], questionCount: 3),
        .init(
          name: "two", titles: ["": "Second guide"], version: "1", languages: [], questionCount: 4),
      ]))
    #expect(dialog.said.contains("  1 Start a new interview, 2 questionnaires here\n"))
    #expect(dialog.said.hasSuffix("Number: \n"))
    #expect(dialog.type("").hasPrefix("Error: Type a number from 1 to 7."))
    #expect(dialog.type("9").hasPrefix("Error: 9 is not in the list. Type a number from 1 to 7."))
    #expect(dialog.type("1", "guide").contains("  2 Second guide, version 1"))
    dialog.type("2")
    #expect(dialog.begun?.name == "two")
    #expect(dialog.begun?.isPractice == false)
    #expect(dialog.type("<").contains("What do you want to do?"))
    dialog.type("4", "1")
    #expect(dialog.begun?.isPractice == true)
    #expect(dialog.type("<", "3").contains("Nothing waits to be sent.\n"))
    #expect(dialog.type("5").contains("  1 Language of canvass, English\n"))
    #expect(dialog.type("1").contains("  2 Français\n"))
    #expect(dialog.type("2").contains("  1 Langue de canvass, Français\n"))
    #expect(dialog.type("<").contains("Que voulez-vous faire ?"))
    dialog.type(".")
    #expect(dialog.hasLeft)
  }

  @Test func `sending is said at its beginning and its end`() {
    var dialog = Dialog(HomeFacts(unsentCount: 2, hasCollector: true))
    dialog.type("3")
    #expect(dialog.hasSent)
    dialog.receive(.sending(done: 0, count: 2))
    dialog.receive(.sent(2, left: 0, remarks: []))
    #expect(dialog.said.contains("Sending...\n"))
    #expect(dialog.said.contains("2 sent. The collector's receipts are kept.\n"))
  }

  @Test func `where nothing can be written home says so before anything is chosen`() {
    let facts = HomeFacts(unsentCount: 2, isProtected: true, isReadOnly: true)
    #expect(
      Dialog(facts).said.contains(
        "Nothing can be written where interviews are kept: they can be read, and none begun.\n"))
  }

  @Test(arguments: [
    (2, [Told](), "Nothing was sent.\n2 "),
    (0, [.text("uuid:1 is set aside: it was withdrawn")], "Nothing was sent.\nuuid:1 is set aside"),
    (0, [], "Nothing waits to be sent.\n"),
  ])
  func `where nothing was sent no receipts are spoken of`(
    left: Int, remarks: [Told], expected: String
  ) {
    var dialog = Dialog(HomeFacts(unsentCount: 2, hasCollector: true))
    dialog.type("3")
    dialog.receive(.sent(0, left: left, remarks: remarks))
    #expect(dialog.said.contains(expected), "\(dialog.said)")
    #expect(!dialog.said.contains("receipts"))
  }

  @Test func `an interview in French is French throughout`() throws {
    var dialog = try Dialog(
      """
      {"type": "select_one", "name": "a", "label": {"en": "Agree?", "fr": "D'accord ?"},
        "choices": "yes_no", "required": true},
      {"type": "date", "name": "d", "label": {"en": "When?", "fr": "Quand ?"}}
      """, languages: "\"languages\": [\"en\", \"fr\"],", language: "fr")
    #expect(dialog.said.contains("Question 1 sur environ 2, obligatoire.\nD'accord ?\n"))
    #expect(dialog.said.hasSuffix("Numéro : \n"))
    #expect(
      dialog.type("7")
        == "Erreur : 7 n'est pas dans la liste. Tapez un numéro de 1 à 2.\nNuméro : \n")
    #expect(dialog.type("").hasPrefix("Erreur : Une réponse est nécessaire."))
    #expect(dialog.type("1").hasPrefix("Enregistré : Yes.\n"))
    #expect(dialog.type("hier", "<").contains("Entrée pour garder 20/11/2026 : "))
    #expect(dialog.type("@").contains("Les questions\n  1 English\n  2 Français\n"))
    #expect(dialog.type("1").hasPrefix("Langue : English\n"))
    #expect(dialog.said.contains("\nWhen?\n"))
    #expect(dialog.type("@", "3").hasPrefix("Language of canvass: English\n"))
    #expect(dialog.type(".").contains("Stopped. Everything is kept."))
  }
}
