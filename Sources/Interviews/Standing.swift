import Questionnaires
import Values

/// What an expression that is being evaluated belongs to, and what its predicates are judging.
struct Standing {
  let compiled: CompiledExpression
  /// The question that the expression belongs to.
  let node: NodeID
  var member = Member.question
  /// The place of the member among those judged, from 1.
  var place = 1
  /// How many are judged.
  var count = 1
}

/// What `.` and relative paths mean.
enum Member {
  /// Outside predicates: the question itself.
  case question
  case node(NodeID)
  case row(ChoiceTable, Int)
  case value(Value)
}
