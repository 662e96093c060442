import Expressions
import Questionnaires
import Values

/// The choices that a question offers: rows of its list, looked at one by one when they are needed.
public struct OfferedChoices: RandomAccessCollection, Sendable {
  let table: ChoiceTable
  let rows: ChoiceRows

  public var startIndex: Int { 0 }
  public var endIndex: Int { rows.count }
  public subscript(place: Int) -> OfferedChoice { OfferedChoice(table: table, row: rows[place]) }
}

extension OfferedChoices {
  /// The names of the choices that clear the others.
  public var exclusiveNames: [String] {
    table.list.exclusiveRows.map { table.list.names[$0] }
  }
}

/// The words for choices in one language.
public struct ChoiceLabels: Sendable {
  let language: String
  let fallback: String

  public func label(of choice: OfferedChoice) -> String {
    choice.table.label(choice.row, in: language, fallback: fallback)
  }
}

/// One choice of a list.
public struct OfferedChoice: Sendable {
  let table: ChoiceTable
  let row: Int

  public var name: String { table.list.names[row] }
  /// Where it is, `lat lon`, by its columns `geometry`, or `lat` and `lon` (`latitude`, `longitude`);
  /// nil for a choice that names no place.
  public var point: String? {
    func cell(_ names: String...) -> String? {
      names.lazy.compactMap { table.column(named: $0) }
        .compactMap { table.text(row, $0) }.first { !$0.isEmpty }
    }
    let both = [cell("lat", "latitude"), cell("lon", "lng", "longitude")].compactMap { $0 }
    let text = cell("geometry") ?? both.joined(separator: " ")
    let point = LexicalForm.point(text.trimmedOfSpace)
    return LexicalForm.isValid(point, for: .geopoint) ? point : nil
  }

  /// Choosing it clears the others.
  public var isExclusive: Bool { table.list.exclusiveRows.contains(row) }
}

extension Interview {
  /// The choices that a question offers now, in the order they are shown: filtered, and shuffled
  /// where the author asked for it, always the same way in one interview.
  public func offeredChoices(_ node: NodeID) -> OfferedChoices {
    guard let table = form.choices(of: node.item) else {
      return OfferedChoices(table: .empty, rows: .all(0))
    }
    let rows = world.offeredRows(table, at: node)
    let item = form.items[node.item]
    guard item.definition.randomize != .never else {
      return OfferedChoices(table: table, rows: rows)
    }
    return OfferedChoices(table: table, rows: .some(shuffled(rows, of: table, at: node)))
  }

  /// The chosen names that are in the list but that the filter no longer offers: shown as no longer
  /// valid, never dropped.
  public func withdrawnChoices(_ node: NodeID) -> [OfferedChoice] {
    guard let table = form.choices(of: node.item) else { return [] }
    return answer(node).split(separator: " ").compactMap { name in
      guard let row = table.index(of: name), !world.passes(row, of: table, at: node) else {
        return nil
      }
      return OfferedChoice(table: table, row: row)
    }
  }

  /// Fixed choices keep their places; the others change places among themselves.
  private func shuffled(_ rows: ChoiceRows, of table: ChoiceTable, at node: NodeID) -> [Int] {
    var result = (0..<rows.count).map { rows[$0] }
    let places = result.indices.filter { !table.list.fixedRows.contains(result[$0]) }
    let movable = places.map { result[$0] }
    for (place, row) in zip(places, inRandomOrder(movable, at: node)) { result[place] = row }
    return result
  }

  /// By the author's seed in the order that `randomize()` gives for it, else in the interview's own.
  private func inRandomOrder(_ rows: [Int], at node: NodeID) -> [Int] {
    if let expression = form.items[node.item].randomizeSeed {
      return SeededOrder(of: world.value(expression, at: node)).shuffled(rows)
    }
    var random = RandomSource(
      seed: beginning.seed ^ UInt64(node.item) &* 0x9E37_79B9_7F4A_7C15)
    return rows.shuffled(using: &random)
  }

  /// The words for choices in the interview's language.
  public var choiceLabels: ChoiceLabels {
    ChoiceLabels(language: language, fallback: form.languages[0])
  }

  /// The words for choices in another language.
  public func choiceLabels(in language: String) -> ChoiceLabels {
    ChoiceLabels(language: language, fallback: form.languages[0])
  }

  /// The label of a choice in the interview's language.
  public func label(of choice: OfferedChoice) -> String { choiceLabels.label(of: choice) }
}
