import Values

/// Functions on the members of sets of nodes, such as the answers in all instances of a repeat.
let setFunctions: [Function] = [
  Function(
    "count(nodes)", "How many nodes there are, empty ones too.",
    example: "count(${child_age}) → 3", nodeArguments: [0]
  ) { .number(Double($0.values(0).count)) },
  Function(
    "count-non-empty(nodes)",
    "How many of the nodes have an answer; an instance, a group and a row count, whatever is in them.",
    example: "count-non-empty(${child_age}) → 2", nodeArguments: [0]
  ) { .number(Double($0.countOfAnswered(0))) },
  Function(
    "sum(nodes)", "The sum; members that are empty or no numbers are passed over.",
    example: "sum(${child_age}) → 14", nodeArguments: [0]
  ) {
    let lookup = $0.lookup
    return .number(
      $0.values(0).reduce(0) {
        let number = lookup.number(of: $1)
        return number.isNaN ? $0 : $0 + number
      })
  },
  Function(
    "min(value…)",
    "The smallest of the values and of the members of sets; what is empty or no number is passed "
      + "over. NaN if nothing is left.",
    example: "min(5, '', 2) → 2"
  ) {
    // Of the two zeros the negative one is smaller, as with ODK's engines.
    .number(extreme($0) { $0 < $1 || $0 == $1 && $0.sign == .minus })
  },
  Function(
    "max(value…)",
    "The largest of the values and of the members of sets; what is empty or no number is passed "
      + "over. NaN if nothing is left.",
    example: "max(-5, -3) → -3"
  ) { .number(extreme($0, >)) },
]

private func extreme(_ arguments: Arguments, _ comesFirst: (Double, Double) -> Bool) -> Double {
  var best = Double.nan
  arguments.forEachValue(from: 0) {
    let number = arguments.lookup.number(of: $0)
    if !number.isNaN, best.isNaN || comesFirst(number, best) { best = number }
  }
  return best
}
