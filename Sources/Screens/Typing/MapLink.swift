import Values

/// The place in a link that was copied from a map: Google's, Apple's, OpenStreetMap's, or a `geo:` URI
/// (RFC 5870).
enum MapLink {
  /// `lat lon`, and the altitude that a `geo:` URI has; nil for what is no such link.
  static func place(in text: String) -> String? {
    let link = withoutEscapes(text)
    if let rest = after("geo:", in: link) { return geo(rest) }
    guard link.contains("://") || link.contains("maps.") || link.contains("/maps") else {
      return nil
    }
    // What the link points at comes before where the map stands.
    if let way = after("/dir/", in: link) { return destination(way) }
    if let latitude = number(after: "!3d", in: link), let longitude = number(after: "!4d", in: link)
    {
      return PointReading.written([latitude, longitude])
    }
    if let latitude = number(after: "mlat=", in: link),
      let longitude = number(after: "mlon=", in: link)
    {
      return PointReading.written([latitude, longitude])
    }
    for mark in marks {
      if let pair = pair(after: mark, in: link) { return PointReading.written(pair) }
    }
    return after("#map=", in: link).flatMap(mapFragment)
  }

  /// What says where a link leads to, and then where its map stands.
  private static let marks = [
    "destination=", "daddr=", "to=", "q=", "query=", "coordinate=", "/place/", "/search/",
    "center=", "ll=", "@",
  ]

  /// Google's way from place to place: the last of them, which may have a name alone.
  private static func destination(_ way: Substring) -> String? {
    let places = way.split(separator: "/").prefix {
      !$0.hasPrefix("@") && !$0.hasPrefix("data=") && !$0.hasPrefix("?")
    }
    guard let last = places.last, let pair = pair(after: "", in: String(last)) else { return nil }
    return PointReading.written(pair)
  }

  /// `geo:14.01,-60.99,12;u=35`; with `0,0` the place is in the query, as Android sends it.
  private static func geo(_ rest: Substring) -> String? {
    if let pair = pair(after: "q=", in: String(rest)) { return PointReading.written(pair) }
    let numbers = rest.prefix { !";?".contains($0) }.split(separator: ",").map {
      DecimalNotation.number(of: String($0))
    }
    guard (2...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
    return PointReading.written(numbers.compactMap { $0 })
  }

  /// OpenStreetMap's `#map=15/14.01/-60.99`.
  private static func mapFragment(_ rest: Substring) -> String? {
    let parts = rest.prefix { $0 != "&" }.split(separator: "/").map {
      DecimalNotation.number(of: String($0))
    }
    guard parts.count >= 3, let latitude = parts[1], let longitude = parts[2] else { return nil }
    return PointReading.written([latitude, longitude])
  }

  private static func pair(after mark: String, in link: String) -> [Double]? {
    guard var rest = after(mark, in: link) else { return nil }
    if rest.hasPrefix("loc:") { rest = rest.dropFirst(4) }
    let parts = rest.prefix { "-0123456789.,+ ".contains($0) }.split { ",+ ".contains($0) }
    guard parts.count >= 2, let latitude = DecimalNotation.number(of: String(parts[0])),
      let longitude = DecimalNotation.number(of: String(parts[1]))
    else { return nil }
    return [latitude, longitude]
  }

  private static func number(after mark: String, in link: String) -> Double? {
    after(mark, in: link).flatMap { rest in
      DecimalNotation.number(of: String(rest.prefix { "-0123456789.".contains($0) }))
    }
  }

  /// What follows a mark; a key of a query only where one begins, so that `ll=` is not found in
  /// `sll=`.
  private static func after(_ mark: String, in link: String) -> Substring? {
    guard !mark.isEmpty else { return link[...] }
    var rest = Substring(link)
    while let range = rest.firstRange(of: mark) {
      let before =
        range.lowerBound > link.startIndex ? link[link.index(before: range.lowerBound)] : "?"
      if !mark.hasSuffix("=") || !before.isLetter { return link[range.upperBound...] }
      rest = link[range.upperBound...]
    }
    return nil
  }

  /// `%2C` is a comma.
  private static func withoutEscapes(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(Substring(rest.prefix(2))), radix: 16)
      {
        rest = rest.dropFirst(2)
        bytes.append(value)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
