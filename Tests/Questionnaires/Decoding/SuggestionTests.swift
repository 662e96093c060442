import Testing

@testable import Questionnaires

struct SuggestionTests {
  @Test(
    arguments: [
      ("lable", "label"), ("requierd", "required"), ("relevent", "relevant"),
      ("guidence_hint", "guidance_hint"), ("constrain", "constraint"), ("choice", "choices"),
      ("repeatcount", "repeat_count"), ("colour", nil), ("foo", nil), ("x", nil), ("", nil),
    ] as [(String, String?)])
  func `a key is suggested only when it is near`(word: String, meant: String?) {
    var suggestions = Suggestions()
    let keys = ItemKey.allCases.map(\.rawValue)
    #expect(suggestions.nearest(to: word, among: keys) == meant)
  }

  @Test func `a file of wrong names is not compared for ever`() {
    var suggestions = Suggestions()
    let candidates = (0..<20_000).map { "name\($0)" }
    #expect(suggestions.nearest(to: "nmae7", among: candidates) != nil)
    #expect(suggestions.nearest(to: "nmae7", among: candidates) != nil)
    #expect(suggestions.nearest(to: "nmae7", among: candidates) == nil)
  }

  @Test(arguments: [
    ("SELECT_ONE yes_no", TypeAdvice.typeWithList(.selectOne, list: "yes_no")),
    ("select_multiple topics or_other", .typeWithList(.selectMultiple, list: "topics")),
    ("select1 yn", .typeWithList(.selectOne, list: "yn")),
    ("select_multiple_from_file a.csv", .typeWithFile(.selectMultiple, file: "a.csv")),
    ("Begin Repeat", .nested(.repeat)), ("end group", .closing),
    ("dateTime", .didYouMean(.datetime)),
    ("date time", .synonym(.datetime)), ("photo", .synonym(.image)), ("gps", .synonym(.geopoint)),
    ("phone number", .synonym(.phonenumber)),
    ("select all that apply", .typeWithList(.selectOne, list: "all")),
  ])
  func `other tools' words lead to the format's`(word: String, expected: TypeAdvice) {
    var suggestions = Suggestions()
    #expect(TypeAdvice(for: word, suggestions: &suggestions) == expected)
  }
}
