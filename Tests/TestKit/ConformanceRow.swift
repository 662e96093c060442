import Foundation

/// One recorded answer of the engine that forms in the field are written for.
public struct ConformanceRow: Sendable, CustomStringConvertible {
  public let expression: String
  /// The name of the questionnaire it was asked in, `empty` for one that says nothing.
  public let context: String
  /// Where it was asked, as a path with positions: `kid[2]/k_age`.
  public let node: String?
  public let zone: String
  public let type: String
  public let value: String
  /// The name of what that engine does otherwise than the specification, if it does.
  public let deviation: String

  public var description: String {
    let asked = zone == "UTC" ? place : "\(place) in \(zone)"
    return needsQuestions ? "\(expression) at \(asked)" : "\(expression) in \(zone)"
  }

  /// The context and the node, as the table writes them: `kids@kid[2]/k_age`.
  public var place: String { node.map { "\(context)@\($0)" } ?? context }

  /// Whether it reads the answers of a context: it is judged in an interview, the others without.
  public var needsQuestions: Bool { context != "empty" }

  /// The whole table, in its order.
  public static let all: [ConformanceRow] = {
    let text =
      (try? String(contentsOf: fixtures.appending(path: "expressions.tsv"), encoding: .utf8))
    return (text ?? "").split(separator: "\n").dropFirst().compactMap(ConformanceRow.init)
  }()

  /// The folder of the recorded answers.
  public static let fixtures = BundledFiles.root.appending(path: "Tests/Expressions/Fixtures")

  private init?(_ line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
    guard fields.count >= 5 else { return nil }
    let parts = fields[1].split(separator: ";").map(String.init)
    let place = (parts.first ?? "").split(separator: "@", maxSplits: 1).map(String.init)
    guard let name = place.first else { return nil }
    context = name == "-" ? "empty" : name
    node = place.count > 1 ? place[1] : nil
    zone = parts.count > 1 ? String(parts[1].dropFirst(3)) : "UTC"
    (expression, type, value, deviation) = (fields[0], fields[2], fields[3], fields[4])
  }

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
