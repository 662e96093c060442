import Values

/// Functions on sets of nodes and the instances of repeats.
let repeatFunctions: [Function] = [
  Function("count(nodes)", "How many nodes there are, empty ones too.") {
    .number(Double($0.count(0)))
  },
  Function("count-non-empty(nodes)", "How many of the nodes have an answer.") {
    .number(Double($0.values(0).filter { !$0.isEmpty }.count))
  },
  Function(
    "position(node?)",
    "Where the instance that the path names stands, counted from 1, as in position(..); in a "
      + "predicate and without a path, where the node stands that is judged.",
    pathArguments: [0]
  ) {
    guard let reference = $0.reference(0) else { return .number(Double($0.lookup.member.position)) }
    return .number(Double($0.lookup.position(of: reference)))
  },
  Function("last()", "In a predicate: how many nodes are judged.") {
    .number(Double($0.lookup.member.count))
  },
  Function(
    "indexed-repeat(question, repeat, index, repeat2?, index2?, repeat3?, index3?)",
    "The question's answer in one instance of the repeat, counted from 1; for nested repeats the "
      + "outer one comes first.",
    pathArguments: [0, 1, 3, 5], members: { indexed($0).map { [$0] } ?? [] }
  ) { indexed($0) ?? .empty },
]

/// An index below 1, or none, takes the first instance; nil where there is no such instance.
private func indexed(_ arguments: Arguments) -> Value? {
  guard let question = arguments.reference(0) else { return nil }
  let pairs = stride(from: 1, to: arguments.count - 1, by: 2).compactMap { place in
    arguments.reference(place).map { around in
      let index = arguments.number(place + 1)
      return (repeat: around, index: index >= 1 ? Int(min(index, 1e9)) : 1)
    }
  }
  return arguments.lookup.value(of: question, inInstances: pairs)
}
