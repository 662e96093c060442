import Records
import Testing

struct FrozenRecordTests {
  @Test func `a record's bytes come through a line unchanged`() throws {
    let frozen = try record(1)
    #expect(try FrozenRecord(line: frozen.line) == frozen)
    #expect(frozen.isIntact(standIn))
  }

  @Test func `spaces inside a record belong to it and travel with it`() throws {
    let bytes = Array(#"{"id" : "uuid:1" ,  "n":1.0 }"#.utf8)
    let frozen = try FrozenRecord(id: "uuid:1", bytes: bytes, digest: standIn)
    #expect(try FrozenRecord(line: frozen.line).bytes == bytes)
  }

  @Test func `a changed byte is seen`() throws {
    let frozen = try record(1)
    var bytes = frozen.bytes
    bytes[40] ^= 1
    #expect(!FrozenRecord(key: frozen.key, bytes: bytes).isIntact(standIn))
  }

  @Test(arguments: ["", "[]", "{}\n", "{\r}", "{", "x{}"])
  func `what is not one object on one line cannot be frozen`(text: String) {
    #expect(throws: RecordFault.unfit(key: "record")) {
      try FrozenRecord(id: "uuid:1", bytes: Array(text.utf8), digest: standIn)
    }
  }

  static let digest = String(repeating: "0", count: 64)

  @Test(arguments: [
    (#"{"id":"uuid:1","sha256":"\#(digest)"}"#, RecordFault.missing(key: "record")),
    (#"{"id":"1","sha256":"\#(digest)","record":{}}"#, .unfit(key: "id")),
    (#"{"id":"uuid:1\u001b","sha256":"\#(digest)","record":{}}"#, .unfit(key: "id")),
    (#"{"id":"uuid:1","sha256":"00","record":{}}"#, .unfit(key: "sha256")),
    (#"{"id":"uuid:1","sha256":"\#(digest.dropLast())A","record":{}}"#, .unfit(key: "sha256")),
    (#"{"id":"uuid:1","sha256":"\#(digest)","record":[]}"#, .unfit(key: "record")),
    (#"{"record":{},"id":"uuid:1","sha256":"\#(digest)"}"#, .unfit(key: "record")),
    (#"{"id":"uuid:1","sha256":"\#(digest)","record":{},"x":1}"#, .unfit(key: "record")),
  ])
  func `a line that is not as lines are is refused`(line: String, fault: RecordFault) {
    #expect(throws: fault) { try FrozenRecord(line: Array(line.utf8)) }
  }

  @Test func `an identity is a uuid and nothing that could do harm`() {
    #expect(RecordKey.isIdentity("uuid:0f0e-AZ"))
    for text in ["", "uuid:", "uuid:a b", "uuid:é", "uuid:" + Self.digest + Self.digest] {
      #expect(!RecordKey.isIdentity(text))
    }
  }
}
