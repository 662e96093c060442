import Expressions

/// The condition of a group or repeat, which must hold for whatever is in it to be asked.
struct Surrounding {
  let item: FormItem
  let relevant: CompiledExpression
  let condition: Condition
  /// The questions that it reads.
  let sources: Set<Possibilities.Source>
  /// What the questions may be when it holds.
  let alone: Possibilities
  /// What they may be when all around it holds too.
  let possibilities: Possibilities
}
