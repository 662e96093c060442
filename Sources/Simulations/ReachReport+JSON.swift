import JSONDocuments
import Questionnaires

extension ReachReport {
  /// All of it for scripts: every item, branch, choice and end with its counts.
  public var json: JSONValue {
    .present([
      ("complete", .bool(isComplete)), ("interviews", .integer(interviews)),
      (
        "outcomes", .object(outcomes.map { JSONValue.Member($0.code, .integer($0.count)) })
      ),
      ("items", .array(items.map(\.json))), ("branches", .array(branches.map(\.json))),
      ("choices", .array(choices.map(\.json))), ("long_lists", .array(longLists.map(\.json))),
    ])
  }
}

extension ReachReport.Branch {
  fileprivate var json: JSONValue {
    guard case .object(let members) = rule.json("held", "did_not_hold") else { return .null }
    let always = decided.map { [JSONValue.Member("always", .bool($0))] } ?? []
    return .object(members + [JSONValue.Member("reached", .bool(isReached))] + always)
  }
}

extension ReachReport.LongList {
  fileprivate var json: JSONValue {
    .present([
      ("item", .string(item)), ("choices", .integer(count)), ("chosen", .integer(chosen)),
    ])
  }
}
