import Testing
import Values

@testable import Expressions

@Suite struct ExampleTests {
  @Test(arguments: FunctionTable.all.map(\.name))
  func `every function is explained by a sentence and shown in a call`(name: String) throws {
    let function = try #require(FunctionTable.function(named: name))
    #expect(function.documentation.hasSuffix("."))
    #expect(function.signature.hasPrefix(name + "("))
    #expect(function.example.contains(name + "("))
    #expect(function.example.contains(" → "))
  }

  @Test(arguments: FunctionTable.all.map(\.example))
  func `an example gives what it says`(example: String) throws {
    let arrow = try #require(example.firstRange(of: " → "))
    let expression = try Expression(String(example[..<arrow.lowerBound]))
    let depends = !expression.references.isEmpty || expression.isVolatile
    guard !depends else { return }
    let lookup = PlainLookup()
    lookup.version = "2026.3"
    lookup.labels = ["village": "Which village?"]
    #expect(expression.value(in: lookup).text == example[arrow.upperBound...])
  }

  @Test func `no function stands twice in the table`() {
    let names = FunctionTable.all.map(\.name)
    #expect(names.count == Set(names).count)
  }
}

extension String {
  fileprivate func firstRange(of part: String) -> Range<Index>? { ranges(of: part).first }
}
