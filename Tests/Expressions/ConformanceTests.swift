import Expressions
import Foundation
import Testing
import Values

/// The recorded answers of the engine that forms in the field are written for: every row that needs
/// no question, uses only functions there are, and on which that engine is not known to deviate.
@Suite struct ConformanceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let expression: String
    let type: String
    let value: String
    var testDescription: String { expression }
  }

  static let rows: [Row] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/expressions.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
      guard fields.count >= 5, fields[1] == "-" || fields[1] == "empty", fields[4].isEmpty else {
        return nil
      }
      return Row(expression: fields[0], type: fields[2], value: fields[3])
    }
  }()

  private static func unescaped(_ field: Substring) -> String {
    var out = ""
    var isEscape = false
    for character in field {
      if isEscape {
        out.append(["t": "\t", "n": "\n", "r": "\r"][character] ?? character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        out.append(character)
      }
    }
    return out
  }

  @Test func `the table is there`() { #expect(Self.rows.count > 300) }

  @Test(arguments: rows)
  func `what needs no question means what it means elsewhere`(row: Row) throws {
    let expression: Expressions.Expression
    do throws(SyntaxFault) {
      expression = try Expressions.Expression(row.expression)
    } catch {
      switch error.code {
      case .unknownFunction, .unsupportedPath: return
      default:
        #expect(row.type.contains("error"), "\(error.sentence)")
        return
      }
    }
    guard expression.references.isEmpty, !expression.isVolatile else { return }
    if row.type.contains("error") { return }
    let value = expression.value(in: PlainLookup())
    switch row.type {
    case "number":
      let expected = DecimalNotation.number(of: row.value) ?? Double(row.value) ?? .nan
      let isSame =
        value.number == expected || value.number.isNaN && expected.isNaN
        || abs(value.number - expected) <= abs(expected) * 1e-12
      #expect(isSame, "\(value) is not \(row.value)")
    case "boolean": #expect(value == .boolean(row.value == "true"))
    case "string": #expect(value.text == row.value)
    default: break
    }
  }
}
