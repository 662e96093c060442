import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Lengths and areas on a ball with the radius that ODK's engines use, so that a survey's numbers do
/// not depend on the client.
enum Geo {
  /// Degrees.
  struct Point {
    let latitude: Double
    let longitude: Double
  }

  private static let radius = 6_378_100.0
  private static let metresPerDegree = 2 * radius * .pi / 360

  /// The points that a text writes; none for an empty text, nil if it writes anything else.
  static func points(_ text: String) -> [Point]? {
    var points: [Point] = []
    for part in text.split(separator: ";") {
      let numbers = part.split(whereSeparator: \.isWhitespace).map {
        DecimalNotation.number(of: String($0))
      }
      if numbers.isEmpty { continue }
      guard (2...4).contains(numbers.count), numbers.allSatisfy({ $0 != nil }),
        let latitude = numbers[0], let longitude = numbers[1]
      else { return nil }
      points.append(Point(latitude: latitude, longitude: longitude))
    }
    return points
  }

  /// Metres along the great circles from point to point, by the spherical law of cosines.
  static func length(_ points: [Point]) -> Double {
    zip(points, points.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    let (x, y) = (radians(a.latitude), radians(b.latitude))
    let turn = radians(a.longitude - b.longitude)
    let cosine = sin(x) * sin(y) + cos(x) * cos(y) * cos(turn)
    // Of a point and itself it can come out a little above 1, which is no cosine.
    return acos(min(1, max(-1, cosine))) * radius
  }

  /// Square metres, by triangles from the first point on a plane that touches there.
  static func area(_ points: [Point]) -> Double {
    guard points.count >= 3, let origin = points.first else { return 0 }
    let plane = points.dropFirst().map { point in
      (
        x: (point.longitude - origin.longitude) * metresPerDegree * cos(radians(point.latitude)),
        y: (point.latitude - origin.latitude) * metresPerDegree
      )
    }
    let twice = zip(plane, plane.dropFirst()).reduce(0) { $0 + $1.0.y * $1.1.x - $1.0.x * $1.1.y }
    return abs(twice / 2)
  }

  /// Whether a ray from the point crosses the shape's border an odd number of times (W. R. Franklin,
  /// «PNPOLY»).
  static func contains(_ shape: [Point], _ point: Point) -> Bool {
    guard var last = shape.last else { return false }
    var isInside = false
    for corner in shape {
      if (corner.latitude > point.latitude) != (last.latitude > point.latitude) {
        let rise = last.latitude - corner.latitude
        let run = (last.longitude - corner.longitude) * (point.latitude - corner.latitude)
        if point.longitude < run / rise + corner.longitude {
          isInside.toggle()
        }
      }
      last = corner
    }
    return isInside
  }

  private static func radians(_ degrees: Double) -> Double { degrees * (.pi / 180) }
}
