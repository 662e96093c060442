import Records

/// A record that was checked: its bytes are those of its digest, and they are the finalized
/// interview that it says it is.
struct SoundRecord: Sendable {
  let record: FrozenRecord
  let content: InterviewRecord
  /// The name of the token that it came with, or `file`.
  let source: String
}

/// What became of one line before anything is kept.
enum CheckedLine: Sendable {
  case sound(SoundRecord)
  case refused(RecordResult)

  init(_ line: Line, from source: String) {
    switch line {
    case .tooLong: self = .refused(nil, .tooLarge)
    case .whole(let bytes):
      guard let record = try? FrozenRecord(line: bytes) else {
        self = .refused(nil, .malformed)
        return
      }
      self.init(record, from: source)
    }
  }

  init(_ record: FrozenRecord, from source: String) {
    guard record.isIntact(sha256) else {
      self = .refused(record.key, .damaged)
      return
    }
    guard let content = try? InterviewRecord(json: record.bytes) else {
      self = .refused(record.key, .notAnInterview)
      return
    }
    if content.id != record.key.id {
      self = .refused(record.key, .otherIdentity)
    } else if content.state != .finalized || content.finalized == nil {
      self = .refused(record.key, .notFinalized)
    } else {
      self = .sound(SoundRecord(record: record, content: content, source: source))
    }
  }

  /// Bytes that were damaged on the way may arrive whole the next time; nothing else mends itself.
  private static func refused(_ key: RecordKey?, _ rejection: Rejection) -> CheckedLine {
    let retry: Verdict.Retry = rejection == .damaged ? .later : .never
    return .refused(RecordResult(key: key, verdict: .rejected(rejection, retry)))
  }
}
