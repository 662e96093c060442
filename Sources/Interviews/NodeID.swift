import Questionnaires

/// One item in one instance of the repeats around it, while the program runs. What is kept on disk
/// is an `Address`.
public struct NodeID: Hashable, Sendable {
  let frame: Int
  /// The item's number in the form.
  public let item: ItemID

  /// What expressions that belong to no item are evaluated at.
  static let root = NodeID(frame: 0, item: -1)
}
