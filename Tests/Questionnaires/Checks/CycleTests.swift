import Questionnaires
import Testing

struct CycleTests {
  static func problems(_ items: String) -> [String] {
    let text = #"{"id": "q", "version": "1", "title": "T", "items": ["# + items + "\n]}"
    return QuestionnaireFile(name: "q.json", bytes: Array(text.utf8)).problems()
      .map(\.description)
  }

  static let remedy = "; break the circle at one of them (dependency-cycle)"

  @Test func `a circle is told with the key of every link, at its first expression`() {
    let found = Self.problems(
      #"""
      {"type": "text", "name": "a", "label": "A", "relevant": "1 = 2 or ${b} != ''"},
      {"type": "calculate", "name": "b", "calculation": "${c} + 1"},
      {"type": "integer", "name": "c", "label": "C", "calculation": "string-length(${a})"}
      """#)
    #expect(
      found == [
        "q.json:1:119: error: [a] these depend on each other in a circle: "
          + "a (relevant) → b (calculation) → c (calculation) → a" + Self.remedy
      ])
  }

  @Test func `every circle is told`() {
    let found = Self.problems(
      #"""
      {"type": "calculate", "name": "a", "calculation": "${b}"},
      {"type": "calculate", "name": "b", "calculation": "${a}"},
      {"type": "calculate", "name": "c", "calculation": "${d} + ${a}"},
      {"type": "integer", "name": "d", "label": "D", "relevant": "${c} > 1"}
      """#)
    #expect(found.count == 2)
    #expect(found.first?.contains("a (calculation) → b (calculation) → a;") == true)
    #expect(found.last?.contains("c (calculation) → d (relevant) → c;") == true)
  }

  @Test func `a question that is asked only once it is answered is a circle by itself`() {
    let found = Self.problems(
      #"{"type": "text", "name": "d", "label": "D", "relevant": "${d} = ''"}"#)
    #expect(found.count == 1)
    #expect(found.first?.contains("d (relevant) → d;") == true)
  }

  @Test func `a default that reads what depends on it is none`() {
    let found = Self.problems(
      #"""
      {"type": "integer", "name": "a", "label": "A", "relevant": "${b} > 1"},
      {"type": "integer", "name": "b", "label": "B", "default": "count(${a}) + ${c}"},
      {"type": "calculate", "name": "c", "calculation": "${d} + 1"},
      {"type": "integer", "name": "d", "label": "D", "relevant": "${b} != ''", "default": "${b} + 1"}
      """#)
    #expect(found == [])
  }

  @Test func `beside such a default every other circle is told`() {
    let found = Self.problems(
      #"""
      {"type": "integer", "name": "a", "label": "A", "relevant": "${b} > ${c}"},
      {"type": "integer", "name": "b", "label": "B", "default": "${a} + 1"},
      {"type": "calculate", "name": "c", "calculation": "${a} + 1"}
      """#)
    #expect(found.count == 1)
    #expect(found.first?.contains("a (relevant) → c (calculation) → a;") == true)
  }

  @Test func `a group that depends on what is in it is a circle`() {
    let found = Self.problems(
      #"{"type": "group", "name": "g", "label": "G", "relevant": "${a} = 1", "items": [{"type": "integer", "name": "a", "label": "A"}]}"#
    )
    #expect(found.count == 1)
    #expect(found.first?.contains("g (relevant) → a (inside) → g;") == true)
  }

  @Test func `ten thousand items in one circle are told at once`() {
    let items = (0..<10_000).map { number in
      #"{"type": "calculate", "name": "c\#(number)", "calculation": "${c\#((number + 1) % 10_000)}"}"#
    }
    #expect(Self.problems(items.joined(separator: ",")).count == 1)
  }
}
