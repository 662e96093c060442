import Foundation

/// What the description of a terminal says that it understands, from `infocmp`; and what a program
/// sent, in the same terms.
struct Terminfo {
  let understood: Set<String>
  private(set) var capabilities: [String: String] = [:]

  init(_ name: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["infocmp", "-1x", name]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for line in text.split(separator: "\n") {
      let entry = line.drop { $0 == "\t" }.dropLast()
      guard let mark = entry.firstIndex(where: { $0 == "=" || $0 == "#" }) else { continue }
      capabilities[String(entry[..<mark])] = String(entry[entry.index(after: mark)...])
    }
    var understood = Set(capabilities.values.flatMap { Self.shapes(Self.plain($0)) })
    understood.formUnion(Self.attributes(capabilities))
    self.understood = understood
  }

  var hasMouse: Bool { capabilities["kmous"] != nil }

  // MARK: Shapes

  /// What a stream of bytes asks of a terminal, without the numbers that say where: `[H`, `?25l`, and
  /// for attributes the attribute, `m1`.
  static func shapes(_ bytes: [UInt8]) -> [String] {
    var shapes: [String] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == 0x1B {
        shapes += escape(&rest)
      } else if byte < 0x20 || byte == 0x7F {
        shapes.append("^\(byte)")
      }
    }
    return shapes
  }

  private static func escape(_ rest: inout ArraySlice<UInt8>) -> [String] {
    guard let first = rest.popFirst() else { return ["^27"] }
    if first == UInt8(ascii: "[") {
      let parameters = rest.prefix { (0x20...0x3F).contains($0) }
      rest = rest.dropFirst(parameters.count)
      let final = rest.popFirst().map { String(UnicodeScalar($0)) } ?? ""
      return sequence(String(decoding: parameters, as: UTF8.self), final)
    }
    guard (0x20...0x2F).contains(first) else { return [String(UnicodeScalar(first))] }
    let second = rest.popFirst().map { String(UnicodeScalar($0)) } ?? ""
    return [String(UnicodeScalar(first)) + second]
  }

  private static func sequence(_ parameters: String, _ final: String) -> [String] {
    let numbers = parameters.drop { $0 == "?" }.split(
      separator: ";", omittingEmptySubsequences: false)
    if parameters.hasPrefix("?") { return numbers.map { "?\($0)\(final)" } }
    guard final == "m" else { return ["[" + final] }
    var shapes: [String] = []
    for number in numbers {
      shapes.append("m\(number.isEmpty ? "0" : number)")
      // What follows is the colour's own number.
      if number == "38" || number == "48" { break }
    }
    return shapes
  }

  // MARK: Descriptions

  /// A string of a description with its escapes as bytes, without pauses and computations.
  private static func plain(_ text: String) -> [UInt8] {
    let computed = #/%\{\d+\}|%p\d|%'.'|%[i+\-*\/m<>=&|^!~A-Z?te;]|\$<[^>]*>/#
    let bare = text.replacing(computed, with: "").replacing(#/%\d*[dcs]/#, with: "1")
    var bytes: [UInt8] = []
    var rest = Array(bare.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
        bytes.append(Self.escapes[next] ?? next)
      } else if byte == UInt8(ascii: "^"), let next = rest.popFirst() {
        bytes.append(next & 0x1F)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "E"): 0x1B, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08, UInt8(ascii: "s"): 0x20,
  ]

  /// The attributes that are computed in a description rather than written.
  private static func attributes(_ capabilities: [String: String]) -> Set<String> {
    var found: Set<String> = ["m0"]
    for match in (capabilities["sgr"] ?? "").matches(of: #/;(\d+)/#) { found.insert("m\(match.1)") }
    guard capabilities["setaf"] != nil else { return found }
    for colour in 0..<8 { found.formUnion(["m\(30 + colour)", "m\(40 + colour)"]) }
    if let count = capabilities["colors"], count.hasPrefix("0x"), count.count >= 4 {
      for colour in 0..<8 { found.formUnion(["m\(90 + colour)", "m\(100 + colour)"]) }
      found.formUnion(["m38", "m48"])
    }
    return found
  }
}
