/// A choice list with an index by name. Questions on one list share one table.
public struct ChoiceTable: Sendable {
  public let name: String
  public let choices: [Choice]
  private let indexByName: [String: Int]

  init(_ list: ChoiceList) {
    name = list.name
    choices = Array(list)
    indexByName = Dictionary(
      list.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of the choice of that name.
  public func index(of name: some StringProtocol) -> Int? { indexByName[String(name)] }
}
