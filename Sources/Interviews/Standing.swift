import Questionnaires
import Values

/// What a predicate is judging: what `.` and relative paths mean in it.
struct Judged {
  let member: Member
  /// The place of the member among those judged, from 1.
  let place: Int
  /// How many are judged.
  let count: Int
}

enum Member {
  case node(NodeID)
  case row(ChoiceTable, Int)
  case value(Value)
}
