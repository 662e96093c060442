import JSONDocuments
import Revisions

extension MigrationReport {
  /// `14 kept, 2 converted, 1 to mend, 1 cannot move; 1 not asked for any more`
  var counts: String {
    "\(kept.count) kept, \(converted.count) converted, \(toMend.count) to mend, "
      + "\(left.count) cannot move"
      + (unasked.isEmpty ? "" : "; \(unasked.count) not asked for any more")
  }

  /// What a person has to know of: what must be mended, what cannot move, and what no
  /// finished interview would have.
  var troubleLines: [String] {
    toMend.map { "to mend: \($0.text)" } + left.map { "cannot move: \($0.text)" }
      + unasked.map { "not asked for any more: \($0.text)" }
  }

  /// The same for scripts: no answer, only where it stood.
  func json(id: String, successor: String? = nil) -> JSONValue {
    .present([
      ("draft", .string(id)), ("moved_to", successor.map(JSONValue.string)),
      ("kept", .integer(kept.count)), ("converted", .array(converted.map(\.json))),
      ("to_mend", .array(toMend.map(\.json))), ("cannot_move", .array(left.map(\.json))),
      ("not_asked", .array(unasked.map(\.json))),
    ])
  }
}
