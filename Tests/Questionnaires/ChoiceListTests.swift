import Questionnaires
import Testing

struct ChoiceListTests {
  private static let choices = [
    Choice(name: "lc", label: Text(["en": "Saint Lucia", "fr": "Sainte-Lucie"], at: 3), at: 3),
    Choice(
      name: "gd", label: Text("Grenada", at: 9), columns: ["region": "south"], isFixed: true, at: 9),
    Choice(name: "none", label: Text(["fr": "Aucun"], at: 12), isExclusive: true, at: 12),
    Choice(name: "?", label: Text([:], at: 15), columns: ["zone": "x"], at: 15),
  ]

  private let list = ChoiceList(name: "islands", choices: choices)

  @Test func `a list gives back the choices that were put in`() {
    #expect(Array(list) == Self.choices)
    #expect(list.names == ["lc", "gd", "none", "?"])
    #expect(list.exclusiveRows == [2])
    #expect(list.fixedRows == [1])
    #expect(list.offset(of: 2) == 12)
  }

  @Test func `every column is as long as the list, wherever its first value stands`() {
    #expect(list.columns == ["region": [nil, "south", nil, nil], "zone": [nil, nil, nil, "x"]])
    #expect(list.labels["fr"] == ["Sainte-Lucie", nil, "Aucun", nil])
    #expect(list.labels.values.allSatisfy { $0.count == list.count })
  }

  @Test(arguments: ["en", "fr", "de", ""], ["en", "fr", ""])
  func `a label is the one that its text would show`(language: String, fallback: String) {
    for (row, choice) in Self.choices.enumerated() {
      #expect(
        list.label(row, in: language, fallback: fallback)
          == choice.label.text(in: language, fallback: fallback))
    }
  }

  @Test func `a calculation may name what it gives, and gives nothing else`() {
    func problems(_ calculation: String) -> [String] {
      let text = """
        {"id": "q", "version": "1", "title": "T",
         "choices": {"k": [{"name": "one", "label": "One"}, {"name": "two", "label": "Two"}]},
         "items": [{"type": "integer", "name": "n", "label": "?"},
          {"type": "calculate", "name": "c", "choices": "k", "calculation": "\(calculation)"}]}
        """
      return QuestionnaireFile(name: "q.json", bytes: Array(text.utf8)).problems().map {
        $0.code.identifier
      }
    }
    #expect(problems("if(${n} = '', '', if(${n} > 5, 'one', 'two'))") == [])
    #expect(problems("if(${n} > 5, 'one', 'tow')") == ["value-not-a-choice"])
  }

  @Test func `a name is found among many, and the first of two counts`() {
    let names = (0..<1_000).map { "n\($0 % 700)" }
    let index = RowIndex(names)
    for row in 0..<700 { #expect(index.row(of: names[row], in: names) == row) }
    #expect(index.row(of: "n700", in: names) == nil)
    #expect(RowIndex([]).row(of: "n0", in: []) == nil)
  }
}
