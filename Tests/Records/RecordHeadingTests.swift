import Records
import Testing

/// What must stand in a sealed record for anybody to be able to open it.
struct RecordHeadingTests {
  private static let fitting: [String: String] = [
    "sealed": "1", "id": #""uuid:3f2a9c10-0000-4000-8000-000000000001""#,
    "questionnaire": #"{"id":"q","version":"1","hash":"sha256:aa"}"#,
    "finalized": #""2026-11-22T06:02:00.000-04:00""#,
    "keys": "[\(key())]", "body": "\"\(String(repeating: "A", count: 40))\"",
  ]

  private static func key(_ other: [String: String] = [:]) -> String {
    let members = [
      "name": "study", "fingerprint": "f00df00df00df00d",
      "encapsulated": String(repeating: "A", count: 43) + "=",
      "sealed": String(repeating: "A", count: 64),
    ].merging(other) { $1 }
    return "{" + members.map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ") + "}"
  }

  private static func heading(_ key: String? = nil, _ value: String = "") throws(RecordFault)
    -> RecordHeading
  {
    var members = fitting
    if let key { members[key] = value }
    return try RecordHeading(json: Array(json(members).utf8))
  }

  private static let order = [
    "sealed", "id", "questionnaire", "finalized", "withdrawal", "keys", "body",
  ]

  private static func json(
    _ members: [String: String], order: [String] = order, space: String = ""
  ) -> String {
    let names = order + members.keys.filter { !order.contains($0) }
    let texts = names.compactMap { name in members[name].map { "\"\(name)\":\(space)\($0)" } }
    return "{" + texts.joined(separator: ",") + "}"
  }

  @Test func `a sealed record is told by its heading`() throws {
    #expect(try Self.heading().isSealed)
  }

  /// Each says the same, and none is what was sealed.
  @Test(arguments: [
    json(fitting, order: order.reversed()), json(fitting, space: " "), " " + json(fitting),
    json(fitting.merging(["finalized": #""2026-11-22T06:02:00-04:00""#]) { $1 }),
    json(fitting.merging(["finalized": #""2026-11-22T10:02:00.000+00:00""#]) { $1 }),
    json(fitting.merging(["id": #""\u0075uid:3f2a9c10-0000-4000-8000-000000000001""#]) { $1 }),
  ])
  func `a heading that is written otherwise than it was sealed is none`(json: String) {
    #expect(throws: RecordFault.unfit(key: "sealed")) {
      try RecordHeading(json: Array(json.utf8))
    }
  }

  @Test(arguments: [
    ("keys", "[]"), ("keys", #"["study"]"#), ("keys", "[\(key(["name": ""]))]"),
    ("keys", "[\(key(["fingerprint": ""]))]"), ("keys", "[\(key(["fingerprint": "f00d"]))]"),
    ("keys", "[\(key(["fingerprint": "F00DF00DF00DF00D"]))]"),
    ("keys", "[\(key(["encapsulated": "AAAA"]))]"),
    ("keys", "[\(key(["sealed": String(repeating: "A", count: 60)]))]"),
    ("keys", "[\(key(["sealed": String(repeating: "?", count: 64)]))]"),
    ("keys", "[\(key()), {}]"), ("body", #""""#), ("body", #""AAAA""#), ("body", "7"),
    ("body", #""AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\u00e9""#),
    ("body", #""AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA""#),
    // An encapsulated key of 33 bytes and of 31, a sealed one of 47, and bits that belong to no byte.
    ("keys", "[\(key(["encapsulated": String(repeating: "A", count: 44)]))]"),
    ("keys", "[\(key(["encapsulated": String(repeating: "A", count: 42) + "=="]))]"),
    ("keys", "[\(key(["sealed": String(repeating: "A", count: 63) + "="]))]"),
    ("keys", "[\(key(["encapsulated": String(repeating: "A", count: 42) + "B="]))]"),
  ])
  func `one that nobody could open is none`(key: String, value: String) {
    #expect(throws: RecordFault.self) { try Self.heading(key, value) }
  }

  @Test(arguments: [
    ("keys", "name", "[\(key(["name": #"study\u001b[2J"#]))]"),
    ("keys", "name", "[\(key(["name": #"study\nrecovery"#]))]"),
    ("keys", "fingerprint", "[\(key(["fingerprint": #"f00d\u009b"#]))]"),
    ("withdrawal", "withdrawal", #""f00d\u0007""#),
  ])
  func `what a terminal would obey stands in none`(
    key: String, named: String, value: String
  ) {
    #expect(throws: RecordFault.unfit(key: named)) { try Self.heading(key, value) }
  }

  @Test(arguments: [
    ("note", #""anything""#), ("answers", "[]"), ("keys", "[\(key(["also": "this"]))]"),
    ("questionnaire", #"{"id": "q", "version": "1", "hash": "sha256:aa", "title": "t"}"#),
  ])
  func `what no seal covers does not stand beside it`(key: String, value: String) {
    #expect(throws: RecordFault.unfit(key: "sealed")) { try Self.heading(key, value) }
  }
}
