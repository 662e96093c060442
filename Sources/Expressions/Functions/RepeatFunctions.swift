import Values

/// Functions on the instances of repeats.
let repeatFunctions: [Function] = [
  Function("count(nodes)", "How many nodes there are, empty ones too.") {
    .number(Double($0.values(0).count))
  },
  Function("count-non-empty(nodes)", "How many of the nodes have an answer.") {
    .number(Double($0.values(0).filter { !$0.isEmpty }.count))
  },
  Function(
    "position(node?)", "Where the instance around the question stands, counted from 1."
  ) {
    .number(Double($0.lookup.position(of: $0.reference(0))))
  },
  Function(
    "indexed-repeat(question, repeat, index)",
    "The question's answer in one instance of the repeat, counted from 1.",
    pathArguments: [0, 1]
  ) {
    guard let reference = $0.reference(0) else { return .empty }
    let index = $0.number(2)
    guard !index.isNaN, index < 1e9 else { return .empty }
    return $0.lookup.value(of: reference, inInstance: Int(max(1, index)))
  },
]
