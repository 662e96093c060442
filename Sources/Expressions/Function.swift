import Values

/// One function of the language: a table entry. A new one is written by adding an entry to one of
/// the lists in `Functions/`, and nowhere else.
struct Function: Sendable {
  let name: String
  /// As an author writes it: `substr(text, start, end?)`. The arity is read off it.
  let signature: String
  /// One or two sentences for the author's reference.
  let documentation: String
  /// A call and what it gives, `round(2.675, 2) → 2.68`, for the author's reference.
  let example: String
  /// Whether it may give another value with nothing answered between.
  let isVolatile: Bool
  /// Which arguments, from 0, must be questions and may be written in quotes.
  let pathArguments: Set<Int>
  /// Which arguments, from 0, must be sets of nodes.
  let nodeArguments: Set<Int>
  let arity: ClosedRange<Int>
  /// Why these arguments can never give a value, in words; nil if they can. Asked when the
  /// expression is parsed, and believed only if nothing of the interview was read.
  let refusal: (@Sendable (Arguments) -> String?)?
  /// The members of the result, for a function that gives a set.
  let members: (@Sendable (Arguments) -> [Value])?
  /// Which argument the result is, from 0, for a function that passes one on as it is, a set as a
  /// set; nil where this time it is none.
  let passes: (@Sendable (Arguments) -> Int?)?
  let body: @Sendable (Arguments) -> Value

  init(
    _ signature: String, _ documentation: String, example: String = "", isVolatile: Bool = false,
    pathArguments: Set<Int> = [], nodeArguments: Set<Int> = [],
    refusal: (@Sendable (Arguments) -> String?)? = nil,
    members: (@Sendable (Arguments) -> [Value])? = nil,
    passes: (@Sendable (Arguments) -> Int?)? = nil,
    _ body: @escaping @Sendable (Arguments) -> Value
  ) {
    self.example = example
    self.nodeArguments = nodeArguments
    self.refusal = refusal
    self.members = members
    self.signature = signature
    self.documentation = documentation
    self.isVolatile = isVolatile
    self.pathArguments = pathArguments
    self.passes = passes
    self.body = body
    let parts = signature.dropLast().split(separator: "(", maxSplits: 1)
    name = parts.first.map(String.init) ?? signature
    let parameters = parts.count > 1 ? parts[1].split(separator: ",") : []
    let isOpen = parameters.last?.hasSuffix("…") ?? false
    let required = parameters.filter { !$0.hasSuffix("?") && !$0.hasSuffix("…") }.count
    arity = required...(isOpen ? Int.max : parameters.count)
  }
}

extension Function {
  /// A function whose result is always one of its arguments.
  init(
    _ signature: String, _ documentation: String, example: String,
    passing choice: @escaping @Sendable (Arguments) -> Int
  ) {
    self.init(
      signature, documentation, example: example, members: { $0.values(choice($0)) },
      passes: { choice($0) }
    ) { $0.value(choice($0)) }
  }
}

/// The arguments of one call. Each is evaluated when asked for, so that `if()` leaves out the
/// branch not taken.
struct Arguments {
  let nodes: [Node]
  let lookup: any Lookup

  var count: Int { nodes.count }
  func value(_ index: Int) -> Value { nodes[index].value(in: lookup) }
  func text(_ index: Int) -> String { value(index).text }
  func number(_ index: Int) -> Double { nodes[index].number(in: lookup) }
  func truth(_ index: Int) -> Bool { nodes[index].truth(in: lookup) }

  /// The members of a set of nodes, or the one value.
  func values(_ index: Int) -> [Value] { nodes[index].values(in: lookup) }

  /// How many members the argument has; a single value is one.
  func count(_ index: Int) -> Int {
    reference(index).map(lookup.count(of:)) ?? values(index).count
  }

  /// How many members of the argument have an answer.
  func countOfAnswered(_ index: Int) -> Int {
    reference(index).map(lookup.countOfAnswered(of:)) ?? values(index).count { !$0.isEmpty }
  }

  /// The members of all arguments from that one on.
  func values(from index: Int) -> [Value] { nodes[index...].flatMap { $0.values(in: lookup) } }

  /// Whether the argument is a text or number written out.
  func isConstant(_ index: Int) -> Bool { nodes[index].constant != nil }

  /// The number of the reference, if the argument is one.
  func reference(_ index: Int) -> Int? {
    guard index < nodes.count, case .reference(let reference) = nodes[index] else { return nil }
    return reference
  }
}

/// Every function by its name.
enum FunctionTable {
  /// Functions that an author looks for in the same place.
  struct Group {
    let title: String
    let functions: [Function]
  }

  static let groups = [
    Group(title: "Truth and choice", functions: logicFunctions),
    Group(title: "Texts", functions: textFunctions),
    Group(title: "Parts of texts", functions: textPartFunctions),
    Group(title: "Numbers", functions: numberFunctions),
    Group(title: "Angles", functions: angleFunctions),
    Group(title: "Dates and times", functions: dateFunctions),
    Group(title: "Selected choices", functions: selectFunctions),
    Group(title: "Sets of nodes", functions: setFunctions),
    Group(title: "Instances of repeats", functions: repeatFunctions),
    Group(title: "Checklists", functions: checklistFunctions),
    Group(title: "Places and areas", functions: geoFunctions),
    Group(title: "Chance", functions: randomFunctions),
    Group(title: "Digests and encodings", functions: digestFunctions),
    Group(title: "The questionnaire itself", functions: questionnaireFunctions),
  ]

  static let all: [Function] = groups.flatMap(\.functions)

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  static func function(named name: String) -> Function? { byName[name] }

  /// The known name that an author may have meant.
  static func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, among: all.map(\.name))
  }
}

extension Function {
  /// Whether the result is a set whatever the arguments are.
  var givesSet: Bool { members != nil && !(nodeArguments.isEmpty && pathArguments.isEmpty) }

  /// In place of one that does not exist.
  static let any = Function("?(value…)", "") { _ in .empty }
}
