/// A choice list with an index by name. Questions on one list share one table.
public struct ChoiceTable: Sendable {
  public let choices: ChoiceList
  private let rows: RowIndex

  init(_ list: ChoiceList) {
    choices = list
    rows = RowIndex(list.names)
  }

  public var name: String { choices.name }

  /// The place of the choice of that name.
  public func index(of name: some StringProtocol) -> Int? {
    rows.row(of: String(name), in: choices.names)
  }
}
