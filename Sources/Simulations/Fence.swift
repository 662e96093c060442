import Interviews
import Values

/// A shape to find places in: its corners, and the box around them.
struct Fence {
  private let corners: [(latitude: Double, longitude: Double)]

  init(_ shape: String) {
    corners = shape.split(separator: ";").compactMap { point in
      let numbers = point.split(separator: " ").compactMap {
        DecimalNotation.number(of: String($0))
      }
      return numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  /// Somewhere between three of its corners, which is inside unless the shape bends inwards there; the
  /// engine says whether it is.
  func point(_ random: inout RandomSource) -> String {
    var (latitude, longitude, total) = (0.0, 0.0, 0.0)
    for _ in 0..<3 {
      guard let corner = random.pick(corners) else { continue }
      let weight = Double(1 + random.below(100))
      latitude += weight * corner.latitude
      longitude += weight * corner.longitude
      total += weight
    }
    guard total > 0 else { return "0 0" }
    return "\(Self.written(latitude / total)) \(Self.written(longitude / total)) 0 5"
  }

  /// To a few centimetres.
  private static func written(_ degrees: Double) -> String {
    DecimalNotation.text(of: (degrees * 1e7).rounded() / 1e7)
  }
}
