import JSONDocuments

/// A finalized interview as it was written once and for ever: the bytes that are kept, compared,
/// sent and exported. Nobody serialises it again.
public struct FrozenRecord: Sendable, Hashable {
  public let key: RecordKey
  /// One JSON object on one line, as `InterviewRecord.json` was written when it was finalized.
  public let bytes: [UInt8]

  /// A record whose digest is already known, from disk or from the wire.
  public init(key: RecordKey, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }

  /// Freezes the bytes. Refuses those that are not one line or not an object: they could not
  /// travel unchanged.
  public init(id: String, bytes: [UInt8], digest: Digest) throws(RecordFault) {
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}"),
      !bytes.contains(UInt8(ascii: "\n")), !bytes.contains(UInt8(ascii: "\r"))
    else { throw .unfit(key: "record") }
    self.init(key: RecordKey(id: id, sha256: hexadecimal(digest(bytes))), bytes: bytes)
  }

  /// Whether the bytes are still those that were frozen.
  public func isIntact(_ digest: Digest) -> Bool { hexadecimal(digest(bytes)) == key.sha256 }
}

// MARK: - One line of a batch

extension FrozenRecord {
  /// `{"id":"uuid:…","sha256":"…","record":{…}}`, without a line end; the record's bytes stand in
  /// it unchanged.
  public var line: [UInt8] {
    let head = JSONWriter.bytes(
      .present([("id", .string(key.id)), ("sha256", .string(key.sha256))]))
    return head.dropLast() + Array(#","record":"#.utf8) + bytes + [UInt8(ascii: "}")]
  }

  /// Reads what `line` writes. Refuses other keys, another order and identities or digests that
  /// are not well formed; whether the digest is that of the bytes is for `isIntact` to say.
  public init(line: [UInt8]) throws(RecordFault) {
    let node = try JSONNode.record(line)
    guard let members = node.members else { throw .unfit(key: "record") }
    let key = RecordKey(id: try node.text("id"), sha256: try node.text("sha256"))
    guard RecordKey.isIdentity(key.id) else { throw .unfit(key: "id") }
    guard RecordKey.isSHA256(key.sha256) else { throw .unfit(key: "sha256") }
    let record = try node.required("record")
    // The reader knows where a value begins, not where it ends: so the record has to be the last.
    guard members.map(\.key) == ["id", "sha256", "record"],
      let brace = line.lastIndex(of: UInt8(ascii: "}")), record.members != nil
    else { throw .unfit(key: "record") }
    self.init(key: key, bytes: Array(line[record.offset..<brace]))
  }
}
