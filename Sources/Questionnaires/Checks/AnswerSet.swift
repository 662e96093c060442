import Expressions
import Values

/// What the value of one question may be when a condition holds, seen from several sides. It is
/// always at least what it can be in truth: that it is empty is certain, that it is not is no proof.
struct AnswerSet {
  private var texts = TextSet.all
  private var numbers = NumberSet.all
  private var lengths = NumberSet.all
  private var selectedCounts = NumberSet.all
  private var selected: Set<String> = []
  private var unselected: Set<String> = []
  private var patterns: [(pattern: Pattern, fits: Bool)] = []

  /// Any value, or none.
  static let any = AnswerSet()
  /// A question without answer.
  static let unanswered = AnswerSet(texts: .only([""]), numbers: .none)
  /// This text.
  static func written(_ text: String) -> AnswerSet {
    AnswerSet(texts: .only([text]), numbers: .all)
  }
  /// One of these texts, or none.
  static func oneOf(_ texts: Set<String>) -> AnswerSet {
    AnswerSet(texts: .only(texts.union([""])), numbers: .all)
  }
  /// An answer that was given.
  static func answered(_ kind: AnswerKind) -> AnswerSet {
    switch kind.reading {
    case .number, .date: AnswerSet(texts: .except([""]), numbers: .numbers)
    case .text: AnswerSet(texts: .except([""]), numbers: .all)
    case .anything: .any
    }
  }

  private init() {}

  private init(texts: TextSet, numbers: NumberSet) {
    self.texts = texts
    self.numbers = numbers
  }
}

// MARK: - Together

extension AnswerSet {
  /// Only what the other may be too.
  mutating func formIntersection(_ other: AnswerSet) {
    texts.formIntersection(other.texts)
    numbers = numbers.intersection(other.numbers)
    lengths = lengths.intersection(other.lengths)
    selectedCounts = selectedCounts.intersection(other.selectedCounts)
    selected.formUnion(other.selected)
    unselected.formUnion(other.unselected)
    patterns += other.patterns
  }

  /// Also what the other may be.
  mutating func formUnion(_ other: AnswerSet) {
    texts.formUnion(other.texts)
    numbers = numbers.union(other.numbers)
    lengths = lengths.union(other.lengths)
    selectedCounts = selectedCounts.union(other.selectedCounts)
    selected.formIntersection(other.selected)
    unselected.formIntersection(other.unselected)
    patterns = []
  }

  /// Only what is as demanded, as a value of that kind compares.
  mutating func meet(_ demand: Demand, _ kind: AnswerKind) {
    if case .number(let asked) = demand { return numbers = numbers.intersection(asked) }
    switch kind.reading {
    case .number, .date: meetAsNumber(demand, kind)
    case .text: meetAsText(demand, kind)
    case .anything:
      if case .length(let asked) = demand { lengths = lengths.intersection(asked) }
    }
  }

  private mutating func meetAsNumber(_ demand: Demand, _ kind: AnswerKind) {
    switch demand {
    case .equals("", let holds):
      numbers = numbers.intersection(holds ? .none : .numbers)
    case .equals(let text, let holds):
      let equal = NumberSet(.equal, Value.string(text).number)
      numbers = numbers.intersection(holds ? equal : equal.complement)
    case .truth(let holds):
      var trueNumbers = NumberSet.numbers
      if case .number = kind.reading { trueNumbers = NumberSet(.equal, 0).union(.none).complement }
      numbers = numbers.intersection(holds ? trueNumbers : trueNumbers.complement)
    case .length(let asked): lengths = lengths.intersection(asked)
    case .matches(let pattern, let fits): patterns.append((pattern, fits))
    case .number, .selectedCount, .selected: break
    }
  }

  private mutating func meetAsText(_ demand: Demand, _ kind: AnswerKind) {
    switch demand {
    case .equals(let text, let holds): meet(text, holds)
    case .truth(let holds): meet("", !holds)
    case .length(let asked): lengths = lengths.intersection(asked)
    case .selectedCount(let asked): selectedCounts = selectedCounts.intersection(asked)
    case .selected(let name, let holds):
      if kind.table != nil, !kind.takesSeveral { return meet(name, holds) }
      if holds { selected.insert(name) } else { unselected.insert(name) }
    case .matches(let pattern, let fits): patterns.append((pattern, fits))
    case .number: break
    }
  }

  private mutating func meet(_ text: String, _ holds: Bool) {
    texts.formIntersection(holds ? .only([text]) : .except([text]))
  }
}

// MARK: - Empty

extension AnswerSet {
  /// Lists up to this length are looked through choice by choice.
  private static let longestList = 2_000

  /// Whether no value of that kind is possible.
  func isEmpty(_ kind: AnswerKind) -> Bool {
    let possible = kind.possible(numbers)
    if possible.isEmpty || lengthsAreImpossible(kind, possible) || noTextFits(kind) { return true }
    guard case .text = kind.reading else { return false }
    if !selected.isDisjoint(with: unselected) { return true }
    if let candidates = candidates(kind) { return !candidates.contains { isPossible($0, kind) } }
    return countsAreImpossible(kind)
  }

  /// The few texts that it may be; nil when there are many.
  private func candidates(_ kind: AnswerKind) -> [String]? {
    if case .only(let texts) = texts { return Array(texts) }
    guard let table = kind.table, !kind.takesSeveral, table.count <= Self.longestList else {
      return nil
    }
    return [""] + table.list.names
  }

  private func isPossible(_ text: String, _ kind: AnswerKind) -> Bool {
    let names = text.split(separator: " ").map(String.init)
    guard texts.contains(text), numbers.contains(Value.string(text).number),
      lengths.contains(Double(text.count)), selectedCounts.contains(Double(names.count)),
      selected.isSubset(of: names), unselected.isDisjoint(with: names),
      patterns.allSatisfy({ $0.pattern.matchesWhole(text) == $0.fits })
    else { return false }
    guard let table = kind.table else { return true }
    return names.allSatisfy { table.index(of: $0) != nil }
  }

  private func lengthsAreImpossible(_ kind: AnswerKind, _ numbers: NumberSet) -> Bool {
    let mayBeEmpty =
      switch kind.reading {
      case .number, .date: numbers.includesNone
      case .text: texts.contains("")
      case .anything: true
      }
    var lengths = lengths.intersection(NumberSet(.greaterOrEqual, mayBeEmpty ? 0 : 1))
    let longest = patterns.filter(\.fits).compactMap(\.pattern.longest) + [kind.longest ?? .max]
    if let most = longest.min(), most != .max {
      lengths = lengths.intersection(NumberSet(.lessOrEqual, Double(most)))
    }
    let least = patterns.filter(\.fits).map(\.pattern.shortest).max() ?? 0
    lengths = lengths.intersection(NumberSet(.greaterOrEqual, Double(least)))
    return lengths.whole.isEmpty
  }

  /// Whether a pattern needs characters that no answer of the kind has.
  private func noTextFits(_ kind: AnswerKind) -> Bool {
    guard let characters = kind.characters else { return false }
    return patterns.contains { $0.fits && !$0.pattern.mayFit(only: characters) }
  }

  private func countsAreImpossible(_ kind: AnswerKind) -> Bool {
    let least = max(selected.count, kind.table != nil && !texts.contains("") ? 1 : 0)
    var counts = selectedCounts.intersection(NumberSet(.greaterOrEqual, Double(least)))
    if let table = kind.table {
      counts = counts.intersection(NumberSet(.lessOrEqual, Double(table.count)))
      if selected.contains(where: { table.index(of: $0) == nil }) { return true }
    }
    return counts.whole.isEmpty
  }
}
