import Values

/// Truth and choice between values.
let logicFunctions: [Function] = [
  Function("if(condition, then, else)", "One of two values; the other is not evaluated.") {
    $0.truth(0) ? $0.value(1) : $0.value(2)
  },
  Function("not(condition)", "True when the condition is false.") { .boolean(!$0.truth(0)) },
  Function("true()", "True.") { _ in .boolean(true) },
  Function("false()", "False.") { _ in .boolean(false) },
  Function("boolean(value)", "Whether the value is a non-empty text, or a number other than 0.") {
    .boolean($0.truth(0))
  },
  Function("boolean-from-string(text)", "True for 'true' and '1'.") {
    .boolean(["true", "1"].contains($0.text(0).lowercased()))
  },
  Function("coalesce(first, second)", "The first value that is not empty.") {
    let first = $0.value(0)
    return first.text.isEmpty ? $0.value(1) : first
  },
  Function("once(value)", "The value when first computed; afterwards it stays.") {
    let previous = $0.lookup.previousValue
    return previous.isEmpty ? $0.value(0) : previous
  },
  Function("version()", "The version of the questionnaire.") { .string($0.lookup.version) },
]
