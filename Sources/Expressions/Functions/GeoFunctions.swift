import Values

/// Places on the earth: `latitude longitude`, then altitude and accuracy if known; lines and shapes
/// have `;` between their points.
let geoFunctions: [Function] = [
  Function(
    "area(shape)",
    "The area in square metres inside a shape, or inside the line through the points of a set.",
    example: "round(area('0 0; 0 0.001; 0.001 0.001; 0.001 0; 0 0')) → 12392",
    refusal: geoRefusal
  ) { .number(Geo.points($0, at: [0]).map(Geo.area) ?? .nan) },
  Function(
    "enclosed-area(shape)", "The same as area().",
    example: "round(enclosed-area('0 0; 0 0.001; 0.001 0.001; 0.001 0; 0 0')) → 12392",
    refusal: geoRefusal
  ) { .number(Geo.points($0, at: [0]).map(Geo.area) ?? .nan) },
  Function(
    "distance(place, place…)",
    "The length in metres of the way through the points of all places, which are points, lines, "
      + "shapes or sets of them. NaN if one of several is not known.",
    example: "round(distance('14.01 -60.99', '14.02 -60.99')) → 1113", refusal: geoRefusal
  ) {
    .number(Geo.points($0, at: 0..<$0.count).map(Geo.length) ?? .nan)
  },
  Function(
    "geofence(point, shape)",
    "Whether the point is inside the shape; one that is not known is outside.",
    example: "geofence('1 1', '0 0; 0 2; 2 2; 2 0; 0 0') → true", refusal: geoRefusal
  ) {
    guard let point = Geo.points($0, at: [0])?.first, let shape = Geo.points($0, at: [1]) else {
      return .boolean(false)
    }
    return .boolean(Geo.contains(shape, point))
  },
]

@Sendable private func geoRefusal(_ arguments: Arguments) -> String? {
  // What is written out first, so that a place that cannot be one is seen beside a question.
  let places = (0..<arguments.count).sorted {
    arguments.isConstant($0) && !arguments.isConstant($1)
  }
  for index in places where Geo.points(arguments.value(index).text) == nil {
    return "'\(arguments.text(index).prefix(40))' is no place; write it as '14.01 -60.99'"
  }
  return nil
}

extension Geo {
  /// The points of some of the arguments; nil if a text is no place. Members of one set, and a
  /// place that stands alone, may be empty; of several places none may.
  fileprivate static func points(
    _ arguments: Arguments, at indices: some Collection<Int>
  ) -> [Point]? {
    var points: [Point] = []
    for index in indices {
      let before = points.count
      for value in arguments.values(index) {
        guard let more = Self.points(value.text) else { return nil }
        points += more
      }
      if indices.count > 1, points.count == before { return nil }
    }
    return points
  }
}
