import Values

/// How many of several things hold. A thing holds if it is a number above 0, true, or the text
/// `true` or `yes`.
let checklistFunctions: [Function] = [
  Function(
    "checklist(min, max, thing…)",
    "Whether at least min and at most max of the things hold; -1 is no bound. A thing holds if it "
      + "is a number above 0, or true, or yes.",
    example: "checklist(1, -1, 'yes', 'no', 0) → true"
  ) {
    var count = 0
    $0.forEachValue(from: 2) { if $0.holds { count += 1 } }
    let (least, most) = ($0.number(0).wholeIndex, $0.number(1).wholeIndex)
    return .boolean((least < 0 || count >= least) && (most < 0 || count <= most))
  },
  Function(
    "weighted-checklist(min, max, thing…, weight…)",
    "Whether the weights of the things that hold add up to at least min and at most max. Each thing "
      + "is followed by its weight; two sets are taken member by member.",
    example: "weighted-checklist(2, 5, 'yes', 3, 'no', 9) → true",
    refusal: {
      $0.count.isMultiple(of: 2) ? nil : "the last thing has no weight; each needs one behind it"
    }
  ) {
    let sum = weight($0)
    return .boolean(sum >= $0.number(0) && sum <= $0.number(1))
  },
]

/// NaN, which is in no bounds, if a weight that counts is no number or has no thing.
private func weight(_ arguments: Arguments) -> Double {
  var sum = 0.0
  for index in stride(from: 2, to: arguments.count - 1, by: 2) {
    let (things, weights) = (arguments.values(index), arguments.values(index + 1))
    guard things.count == weights.count else { return .nan }
    for (thing, weight) in zip(things, weights) where thing.holds {
      sum += arguments.lookup.number(of: weight)
    }
  }
  return sum
}

extension Value {
  /// The specification asks for a number above 0, the authors' documentation for `yes`.
  fileprivate var holds: Bool {
    switch self {
    case .boolean(let truth): truth
    case .string("yes"), .string("true"): true
    case .string, .number, .day, .moment: number > 0
    }
  }
}
