import Interviews
import TestKit
import Testing

/// Functions that read the questionnaire or choose an instance, in a running interview.
@Suite struct LookupFunctionTests {
  @Test func `an answer is found by the indices of both repeats around it`() throws {
    var story = try Scenario(
      """
      {"type": "repeat", "name": "house", "label": "?", "items": [
        {"type": "repeat", "name": "person", "label": "?", "items": [
          {"type": "text", "name": "who", "label": "?"}]},
        {"type": "calculate", "name": "own_second",
         "calculation": "indexed-repeat(${who}, ${house}, position(..), ${person}, 2)"}]},
      {"type": "calculate", "name": "last",
       "calculation": "indexed-repeat(${who}, ${house}, 2, ${person}, 2)"},
      {"type": "calculate", "name": "beyond",
       "calculation": "indexed-repeat(${who}, ${house}, 2, ${person}, 3)"}
      """)
    for house in 1...2 {
      try story.add("house")
      for person in 1...2 {
        try story.add("person", in: [house])
        try story.answer("who", "p\(house)\(person)", in: [house, person])
      }
    }
    #expect(try story.value("last") == "p22")
    #expect(try story.value("beyond") == "")
    #expect(try story.value("own_second", in: [1]) == "p12")
    #expect(try story.value("own_second", in: [2]) == "p22")
  }

  @Test func `what is calculated is said by its label, and a text of several words stays whole`()
    throws
  {
    var story = try Scenario(
      """
      {"type": "text", "name": "town", "label": "?", "choices": "towns",
       "appearance": "autocomplete"},
      {"type": "calculate", "name": "place", "choices": "towns", "calculation": "${town}"}
      """,
      choices: #""towns": [{"name": "cas", "label": "Castries"}]"#)
    try story.answer("town", "cas")
    #expect(story.interview.spokenAnswer(try story.node("place")) == "Castries")
    try story.answer("town", "Anse la Raye")
    #expect(story.interview.spokenAnswer(try story.node("town")) == "Anse la Raye")
    #expect(story.interview.spokenAnswer(try story.node("place")) == "Anse la Raye")
  }

  @Test func `lists, labels and the version can be read`() throws {
    var story = try Scenario(
      """
      {"type": "select_one", "name": "town", "label": {"en": "Which town?", "fr": "Quelle ville ?"},
       "choices": "towns"},
      {"type": "calculate", "name": "district",
       "calculation": "pulldata('towns', 'district', 'name', ${town})"},
      {"type": "calculate", "name": "town_label",
       "calculation": "pulldata('towns', 'label', 'district', 'south')"},
      {"type": "calculate", "name": "question", "calculation": "jr:itext('town')"},
      {"type": "calculate", "name": "nothing",
       "calculation": "jr:choice-name(concat('x', 'x'), ${town})"},
      {"type": "calculate", "name": "which", "calculation": "version()"}
      """,
      choices: """
        "towns": [{"name": "vf", "label": {"en": "Vieux Fort", "fr": "Vieux-Fort"},
                   "district": "south"}]
        """, languages: "\"languages\": [\"en\", \"fr\"],")
    try story.answer("town", "vf")
    #expect(try story.value("district") == "south")
    #expect(try story.value("town_label") == "Vieux Fort")
    #expect(try story.value("question") == "Which town?")
    #expect(try story.value("nothing") == "")
    #expect(try story.value("which") == "1")
  }
}
