/// The variables of the interviews themselves or of one repeat, before its columns are laid out.
struct Table: Sendable {
  /// Nil for the interviews.
  let repeatName: String?
  /// Whether it may be written that there are instances at all.
  private let disclosure: Disclosure
  /// In document order, those that only records know behind them.
  private(set) var variables: [Variable] = []
  private var indexByName: [String: Int] = [:]

  init(repeatName: String?, _ disclosure: Disclosure) {
    self.repeatName = repeatName
    self.disclosure = disclosure
  }

  func index(of name: String) -> Int? { indexByName[name] }

  /// Adds the variables of an older version, each behind the one that it followed there: a question
  /// that was dropped stays beside its old neighbours.
  mutating func merge(_ older: [Variable]) {
    var place = 0
    for variable in older {
      if let known = variables.firstIndex(where: { $0.name == variable.name }) {
        variables[known].add(variable)
        place = known + 1
      } else {
        variables.insert(variable, at: place)
        place += 1
      }
    }
    indexByName = Dictionary(
      variables.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a variable, which is added at the end if it is not there.
  mutating func place(of name: String, orAdd variable: () -> Variable) -> Int {
    if let index = indexByName[name] { return index }
    indexByName[name] = variables.count
    variables.append(variable())
    return variables.count - 1
  }

  mutating func markAnswer(at index: Int) { variables[index].holdsAnswer = true }

  mutating func markNonresponse(at index: Int) { variables[index].hasNonresponse = true }

  mutating func markNote(at index: Int) { variables[index].hasNote = true }
}

extension Table {
  /// The questions that are left out as personal.
  var leftOut: [String] {
    variables.filter { $0.holdsAnswer && $0.disclosure == .leftOut }.map(\.name)
  }

  /// The names that no version explains.
  var unexplained: [String] {
    variables.filter { $0.holdsAnswer && $0.definitions.isEmpty }.map(\.name)
  }

  /// Whether it is personal and nothing inside it was asked for.
  var isLeftOut: Bool {
    disclosure == .leftOut && variables.allSatisfy { $0.disclosure == .leftOut }
  }
}
