/// Takes decisions from the bytes of an input, one after the other; zeros when they are used up.
struct InputBytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(Array(bytes)) }

  var isEmpty: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// A number below `limit`.
  mutating func number(below limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    let high = limit > 256 ? Int(byte()) << 8 : 0
    return (high | Int(byte())) % limit
  }

  /// One of them; nil where there is none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? {
    elements.isEmpty ? nil : elements[number(below: elements.count)]
  }

  /// A short text from the bytes themselves.
  mutating func text() -> String {
    let count = min(Int(byte() % 24), rest.count)
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }

  /// Everything up to a separator, which is taken too, or to the end.
  mutating func part(endingWith separator: UInt8) -> [UInt8] {
    let part = rest.prefix { $0 != separator }
    rest = rest.dropFirst(part.count + 1)
    return Array(part)
  }
}
