import Foundation
import Testing

/// One recorded answer of the engine that forms in the field are written for.
struct ConformanceRow: Sendable, CustomTestStringConvertible {
  let expression: String
  let zone: String
  let type: String
  let value: String
  /// The name of what that engine does otherwise than the specification, if it does.
  let deviation: String

  var testDescription: String { zone == "UTC" ? expression : "\(expression) in \(zone)" }

  /// Every row that needs no question.
  static let all: [ConformanceRow] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/expressions.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
      guard fields.count >= 5 else { return nil }
      let context = fields[1].split(separator: ";")
      guard context.first == "-" || context.first == "empty" else { return nil }
      return ConformanceRow(
        expression: fields[0], zone: context.count > 1 ? String(context[1].dropFirst(3)) : "UTC",
        type: fields[2], value: fields[3], deviation: fields[4])
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
}
