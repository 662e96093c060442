import Values

/// Truth and choice between values.
let logicFunctions: [Function] = [
  Function(
    "if(condition, then, else)", "One of two values; the other is not evaluated.",
    example: "if(2 > 1, 'more', 'less') → more", passing: { $0.truth(0) ? 1 : 2 }),
  Function(
    "coalesce(first, second)", "The first value, or the second if the first is empty or NaN.",
    example: "coalesce('', 'none') → none", passing: { $0.value(0).isMissing ? 1 : 0 }),
  Function(
    "once(value)", "The value when first computed; afterwards the question's answer stays.",
    example: "once(random()) → 0.4172",
    members: { $0.lookup.previousValue.isEmpty ? $0.values(0) : [$0.lookup.previousValue] },
    passes: { $0.lookup.previousValue.isEmpty ? 0 : nil }
  ) {
    let previous = $0.lookup.previousValue
    return previous.isEmpty ? $0.value(0) : previous
  },
  Function(
    "depend(value, value…)", "The first value; the others only say what it depends on.",
    example: "depend('a', 'b') → a", passing: { _ in 0 }),
  Function(
    "not(condition)", "True when the condition is false.", example: "not(1 > 2) → true"
  ) { .boolean(!$0.truth(0)) },
  Function("true()", "True.", example: "true() → true") { _ in .boolean(true) },
  Function("false()", "False.", example: "false() → false") { _ in .boolean(false) },
  Function(
    "boolean(value)",
    "Whether the value is a text that is not empty, or a number other than 0 and NaN.",
    example: "boolean('no') → true"
  ) { .boolean($0.truth(0)) },
  Function(
    "boolean-from-string(text)", "True for 'true', in capitals or not, and '1'; else false.",
    example: "boolean-from-string('TRUE') → true"
  ) {
    let text = $0.text(0)
    return .boolean(text == "1" || text.lowercased() == "true")
  },
]

extension Value {
  /// Whether there is nothing to go by: no answer, or a number that is none.
  fileprivate var isMissing: Bool {
    switch self {
    case .string(let text): text.isEmpty
    case .number(let number): number.isNaN
    case .boolean, .day, .moment: false
    }
  }
}
