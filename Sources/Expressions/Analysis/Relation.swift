/// How two values that are read may stand to each other: by their numbers, and by whether they are
/// equal. Texts are equal without being numbers, and `1.0` and `1` are one number and two texts.
///
/// `<` leaves `.less`, `=` leaves `.equal` and `.same`: together they leave nothing.
public struct Relation: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let less = Relation(rawValue: 1)
  public static let greater = Relation(rawValue: 2)
  /// One number, and equal.
  public static let equal = Relation(rawValue: 4)
  /// One number, written in two ways.
  public static let written = Relation(rawValue: 8)
  /// Equal, and no numbers.
  public static let same = Relation(rawValue: 16)
  /// Not equal, and one of them no number.
  public static let different = Relation(rawValue: 32)

  public static let any = Relation(rawValue: 63)
  /// How a value stands to itself.
  public static let itself: Relation = [.equal, .same]

  /// How the second stands to the first.
  public var turned: Relation {
    var turned = subtracting([.less, .greater])
    if contains(.less) { turned.insert(.greater) }
    if contains(.greater) { turned.insert(.less) }
    return turned
  }
}

extension BinaryOperator {
  /// How two values stand to each other where the comparison holds; nil for what is no comparison.
  var leaves: Relation? {
    switch self {
    case .equal: [.equal, .same]
    case .notEqual: [.less, .greater, .written, .different]
    case .less: .less
    case .lessOrEqual: [.less, .equal, .written]
    case .greater: .greater
    case .greaterOrEqual: [.greater, .equal, .written]
    default: nil
    }
  }
}
