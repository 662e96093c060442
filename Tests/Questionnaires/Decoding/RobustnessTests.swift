import Interviews
import Questionnaires
import TestKit
import Testing

/// Whatever the bytes: a report, never a trap, and every place inside the file.
struct RobustnessTests {
  private func check(
    _ bytes: [UInt8], _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = QuestionnaireFile(name: "q.json", bytes: bytes)
    let (questionnaire, problems) = file.decode()
    let last = file.place(of: bytes.count)
    let areInside = problems.allSatisfy { problem in
      problem.place.line >= 1 && problem.place.column >= 1 && problem.place.line <= last.line
        && !problem.description.isEmpty
    }
    #expect(areInside, comment, sourceLocation: sourceLocation)
    #expect(
      questionnaire != nil || problems.contains { $0.severity == .error }, comment,
      sourceLocation: sourceLocation)
  }

  @Test func `nothing at all`() { check([]) }

  @Test(arguments: ["[", "{\"items\":[", "{\"a\":"])
  func `ten thousand levels`(open: String) {
    check(Array(String(repeating: open, count: 10_000).utf8))
  }

  @Test func `groups in groups to the reader's limit`() {
    let open = #"{"type": "group", "name": "g", "items": ["#
    let text =
      #"{"id": "q", "version": "1", "title": "T", "items": ["# + String(repeating: open, count: 98)
      + String(repeating: "]}", count: 98) + "]}"
    check(Array(text.utf8))
  }

  @Test func `five megabytes of noise`() {
    var random = RandomSource(seed: 5)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(5_000_000)
    while bytes.count < 5_000_000 {
      withUnsafeBytes(of: random.next()) { bytes.append(contentsOf: $0) }
    }
    check(bytes)
    check([0x7B] + bytes)
    check([0x22] + bytes.map { $0 | 0x20 })
  }

  @Test func `every prefix of a questionnaire`() {
    let bytes = Array(DecodingTests.text.utf8)
    for length in bytes.indices { check(Array(bytes[..<length]), "the first \(length) bytes") }
  }

  @Test(arguments: BundledFiles.questionnaires)
  func `a bundled instrument with bytes changed`(name: String) throws {
    let original = try BundledFiles.questionnaire(name).bytes
    var random = RandomSource(seed: UInt64(name.utf8.count))
    for round in 0..<60 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, using: &random) }
      check(bytes, "round \(round)")
    }
  }

  /// A change that often leaves the text JSON: a byte replaced, removed, doubled, or a stretch
  /// copied elsewhere.
  private func mutate(_ bytes: inout [UInt8], using random: inout RandomSource) {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0...4, using: &random) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[at] = Array("abc019{}[]\",:".utf8).randomElement(using: &random) ?? 0
    case 2: bytes.remove(at: at)
    case 3: bytes.insert(bytes[at], at: at)
    default:
      let from = Int.random(in: 0..<bytes.count, using: &random)
      let stretch = bytes[from..<min(from + 200, bytes.count)]
      bytes.insert(contentsOf: stretch, at: at)
    }
  }

  @Test func `values of the wrong kind everywhere`() {
    let values = ["null", "true", "-1.5e300", "\"\"", "\"${\"", "[]", "[[]]", "{}", "{\"a\": {}}"]
    for key in QuestionnaireWords.all {
      for value in values {
        check(Array(#"{"\#(key)": \#(value), "items": [{"\#(key)": \#(value)}]}"#.utf8))
        check(Array(#"{"sections": [{"\#(key)": \#(value), "items": [\#(value)]}]}"#.utf8))
        check(Array(#"{"choices": {"a": [{"\#(key)": \#(value)}, \#(value)]}}"#.utf8))
        check(Array(#"{"\#(key)": [{"\#(key)": \#(value)}], "languages": \#(value)}"#.utf8))
      }
    }
  }

  @Test func `choice files of any bytes`() {
    var random = RandomSource(seed: 77)
    let likely = Array("name,label\n\r\",x:éfr".utf8) + [0xFF]
    let fixture = Fixture.choices(#"{"file": "c.csv"}"#)
    for _ in 0..<5_000 {
      let noise = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        likely.randomElement(using: &random) ?? 0
      }
      let bytes = Bool.random(using: &random) ? noise : Array("name,label\n".utf8) + noise
      let report = QuestionnaireFile(name: "q.json", bytes: Array(fixture.text.utf8))
        .decode { _ in bytes }
      #expect(report.questionnaire != nil)
      #expect(report.problems.allSatisfy { !$0.description.isEmpty })
    }
  }
}
