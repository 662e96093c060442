import Values

/// Functions on the answers of select questions: choice names with one space between.
let selectFunctions: [Function] = [
  Function("selected(answer, name)", "Whether that choice is among those selected.") {
    let name = $0.text(1).split(separator: " ")
    let chosen = $0.text(0).split(separator: " ")
    return .boolean(name.count == 1 && chosen.contains(name[0]))
  },
  Function("selected-at(answer, index)", "The choice selected at that place, counted from 0.") {
    let chosen = $0.text(0).split(separator: " ")
    let index = $0.number(1)
    guard index >= 0, index < Double(chosen.count) else { return .empty }
    return .string(String(chosen[Int(index)]))
  },
  Function("count-selected(answer)", "How many choices are selected.") {
    .number(Double($0.text(0).split(separator: " ").count))
  },
  Function(
    "jr:choice-name(name, question)",
    "The label, in the interview's language, of the choice of that name of the question.",
    pathArguments: [1]
  ) {
    guard let reference = $0.reference(1) else { return .empty }
    return .string($0.lookup.choiceLabel(of: $0.text(0), for: reference))
  },
  Function(
    "nonresponse(question)",
    "Why the question has no answer: dont_know, refused, not_applicable; else empty.",
    pathArguments: [0]
  ) {
    .string($0.reference(0).map($0.lookup.nonresponse(of:)) ?? "")
  },
]
