import Interviews
import Kiosk
import Questionnaires
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// Every screen of the kiosk as text, in both languages, at 80×24 and, where letters are large, 40×12.
@Suite struct KioskSnapshotTests {
  typealias Shape = (columns: Int, rows: Int)
  static let shapes: [Shape] = [(80, 24), (40, 12)]

  private func picture(
    _ visitor: Visitor, _ name: String, _ language: String, _ size: Shape
  ) throws {
    try Snapshots.verify(
      visitor.lines, "kiosk-\(size.columns)x\(size.rows)-\(language)-\(name)")
  }

  @Test(arguments: ["en", "fr"], shapes)
  func `the short diaspora form from welcome to thanks`(
    language: String, size: Shape
  ) throws {
    var plan = KioskPlan(siteName: "Castries", printer: "/dev/usb/lp0")
    plan.help = Text("Help: ask at the desk")
    var visitor = try Visitor(plan, columns: size.columns, rows: size.rows)
    func look(_ name: String) throws { try picture(visitor, name, language, size) }
    if language == "en" { try look("01-welcome") }
    visitor.press(.enter)
    if language == "en" { try look("02-language") }
    visitor.press(.character(language == "en" ? "1" : "2"))
    try look("03-note")
    var looked: Set<String> = []
    for _ in 0..<400 where visitor.sitting != nil {
      let question = visitor.question ?? ""
      if looked.insert(question).inserted, question != "kiosk_intro" {
        try look("\(9 + looked.count)-\(question)")
      }
      let digit = question == "age_group" ? "2" : "1"
      if visitor.sitting?.item?.type.isQuestion == true, visitor.sitting?.draft.isEmpty == true {
        visitor.type(digit)
        // A long question stands on a page of its own before its answers: there nothing was taken.
        let isTaken = visitor.sitting?.draft.isEmpty == false
        if isTaken, ["heard_treaty", "link_basis", "visits_5y"].contains(question) {
          try look("\(9 + looked.count)-\(question)-answered")
        }
      }
      visitor.press(.enter)
    }
    try look("90-thanks")
    #expect(visitor.ends == [.finished])
  }

  @Test(arguments: ["en", "fr"], shapes)
  func `what lies over a question`(language: String, size: Shape) throws {
    for policy in IdlePolicy.allCases {
      var visitor = try Visitor(
        KioskPlan(onIdle: policy), columns: size.columns, rows: size.rows)
      func look(_ name: String) throws { try picture(visitor, name, language, size) }
      visitor.press(.enter, .character(language == "en" ? "1" : "2"))
      visitor.press(.escape)
      try look("50-stop-\(policy.rawValue)")
      visitor.press(.escape)
      if policy == .park {
        visitor.touch(language == "en" ? "Help" : "Aide")
        try look("51-help")
        visitor.press(.escape)
        visitor.press(.backspace)
        try look("52-language")
        visitor.press(.escape)
      }
      visitor.wait(seconds: 121)
      try look("53-idle-\(policy.rawValue)")
    }
  }

  @Test(arguments: ["en", "fr"], shapes)
  func `skipping, correcting, the end and the codes`(language: String, size: Shape) throws {
    let number = language == "en" ? "1" : "2"
    let items = """
      {"type": "integer", "name": "age", "label": {"en": "How old are you?", "fr": "Quel est votre âge ?"},
       "nonresponse": ["dont_know", "refused"], "constraint": ". < 120",
       "checks": [{"rule": "${age} > 17", "severity": "soft",
        "message": {"en": "That is young.", "fr": "C'est jeune."}}]},
      {"type": "date", "name": "day", "label": {"en": "When did you come?", "fr": "Quand êtes-vous venu(e) ?"}},
      {"type": "text", "name": "why", "required": true,
       "label": {"en": "What brings you here?", "fr": "Qu'est-ce qui vous amène ?"}}
      """
    var visitor = try Visitor(
      items: items, languages: #""languages": ["en", "fr"],"#,
      plan: KioskPlan(onIdle: .park, asksDoubleEntry: true), columns: size.columns,
      rows: size.rows)
    func look(_ name: String) throws { try picture(visitor, name, language, size) }
    if language == "en" {
      try look("60-welcome-untold")
      visitor.press(.enter)
      visitor.press(.character("3"))
      try look("61-code")
      visitor.type("999999999")
      visitor.press(.enter)
      try look("62-code-wrong")
      visitor.press(.escape)
    }
    visitor.press(.enter, .character(Character(number)))
    try look("63-double")
    visitor.press(.character("2"), .enter)
    try look("64-before")
    visitor.press(.character("2"), .enter)
    visitor.press(.escape, .escape)
    visitor.touch(language == "en" ? "Skip" : "Passer")
    try look("65-reasons")
    visitor.press(.escape)
    visitor.type("200")
    visitor.press(.enter)
    try look("66-refused")
    visitor.press(.backspace, .backspace, .backspace)
    visitor.type("9")
    visitor.press(.enter)
    try look("67-unlikely")
    visitor.press(.character("2"), .enter)
    visitor.type("14032")
    try look("68-date")
    visitor.type("019")
    visitor.press(.enter)
    try look("69-text")
    visitor.press(.down, .enter)
    visitor.touch(language == "en" ? "Next" : "Suivant")
    try look("70-last")
    visitor.press(.escape)
    visitor.press(.escape)
    visitor.press(.character("2"))
    try look("71-parked")
  }

  @Test(arguments: ["en"], shapes)
  func `the staff's screens, and those on which nobody can begin`(
    language: String, size: Shape
  ) throws {
    func look(_ visitor: Visitor, _ name: String) throws {
      try picture(visitor, name, language, size)
    }
    var visitor = try Visitor(
      KioskPlan(siteName: "Castries"), columns: size.columns, rows: size.rows,
      facts: KioskFacts(
        days: [.init(Visitor.noon.day, [.finished: 31, .partial: 2, .discarded: 4])], parked: 1,
        unsent: 12, freeBytes: 9_000_000_000,
        tries: [.init(at: Visitor.noon, wasRight: false)], warnings: ["no seccomp"]))
    visitor.press(.escape, .escape, .escape, .escape, .escape)
    visitor.type("0000")
    try look(visitor, "80-pin")
    visitor.press(.enter)
    try look(visitor, "81-pin-wrong")
    visitor.type(Visitor.pin)
    visitor.press(.enter)
    try look(visitor, "82-staff")
    let closed = try Visitor(
      KioskPlan(hours: OpeningHours(spans: [.init(weekday: 1, from: 480, to: 1020)])),
      columns: size.columns, rows: size.rows)
    try look(closed, "83-closed")
    let full = try Visitor(
      KioskPlan(dailyMaximum: 1), columns: size.columns, rows: size.rows,
      facts: KioskFacts(days: [.init(Visitor.noon.day, [.finished: 1])]))
    try look(full, "84-full")
    var waiting = KioskFacts()
    waiting.parked = 1
    let closedToOthers = try Visitor(
      KioskPlan(hours: OpeningHours(spans: [.init(weekday: 1, from: 480, to: 1020)])),
      columns: size.columns, rows: size.rows, facts: waiting)
    try look(closedToOthers, "86-closed-with-code")
    var broken = try Visitor(columns: size.columns, rows: size.rows)
    broken.isDiskFull = true
    broken.press(.enter, .character("1"))
    try look(broken, "85-broken")
  }
}
