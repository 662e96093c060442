/// A figure that reports are made of: what one interview gives to it, and how the interviews are
/// taken together.
public struct Indicator: Sendable, Hashable {
  public let name: Placed<String>
  public let label: Text
  /// Its formula in words, and where it comes from.
  public let description: Text?
  /// What one interview gives; the empty text: nothing, it is not in the base.
  public let value: Placed<String>
  public let statistic: Statistic
  /// What the sum of the values is divided by; of a ratio only.
  public let per: Placed<String>?
  /// In rising order; the last is open.
  public let bands: [Band]
  /// The items that it is usually broken down by.
  public let breakdowns: [Placed<String>]
  /// With fewer interviews than this a figure says little; nil: the author sets none.
  public let minimumBase: Int?
  public let tags: [String]

  /// How many interviews an indicator has that says nothing of it.
  public static let usualMinimumBase = 30

  /// How the interviews are taken together.
  public enum Statistic: String, Sendable, Hashable, CaseIterable {
    /// With n and standard deviation.
    case mean
    case median
    case sum
    /// Of the values, which are 1 or 0.
    case share
    /// The sum of the values over the sum of what they are per.
    case ratio
    /// How many different values there are.
    case distinct
    /// The share of each value, or of each band.
    case distribution
  }

  /// A range of values with a name.
  public struct Band: Sendable, Hashable {
    public let name: String
    public let label: Text
    /// The first number that lies beyond it; nil: none does.
    public let below: Double?
  }

  /// The band that a number lies in; nil where there are none, and for what is no number.
  public func band(of number: Double) -> Band? {
    guard !number.isNaN else { return nil }
    return bands.first { band in band.below.map { number < $0 } ?? true }
  }
}
