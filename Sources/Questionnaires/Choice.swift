/// One answer option.
public struct Choice: Sendable, Hashable {
  public var name: String
  public var label: Text
  /// Further keys, which choice filters read.
  public var columns: [String: String]
  /// Choosing it clears the others.
  public var isExclusive: Bool
  /// Keeps its place when the list is shuffled.
  public var isFixed: Bool
  public var offset: Int

  public init(
    name: String, label: Text, columns: [String: String] = [:], isExclusive: Bool = false,
    isFixed: Bool = false, at offset: Int = 0
  ) {
    self.name = name
    self.label = label
    self.columns = columns
    self.isExclusive = isExclusive
    self.isFixed = isFixed
    self.offset = offset
  }
}
