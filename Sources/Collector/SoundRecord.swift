import Records

/// A record that was checked: its bytes are those of its digest, and they are the finalized
/// interview that it says it is, sealed to study keys or not.
struct SoundRecord: Sendable {
  let record: FrozenRecord
  let heading: RecordHeading
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
    do throws(RecordFault) {
      let heading = try RecordHeading(json: record.bytes)
      self =
        heading.id == record.key.id
        ? .sound(SoundRecord(record: record, heading: heading, source: source))
        : .refused(record.key, .otherIdentity)
    } catch {
      self = .refused(record.key, Self.isUnfinished(record.bytes) ? .notFinalized : .notAnInterview)
    }
  }

  private static func isUnfinished(_ bytes: [UInt8]) -> Bool {
    (try? InterviewRecord(json: bytes)).map { $0.state != .finalized || $0.finalized == nil }
      ?? false
  }

  /// Bytes that were damaged on the way may arrive whole the next time; nothing else mends itself.
  private static func refused(_ key: RecordKey?, _ rejection: Rejection) -> CheckedLine {
    let retry: Verdict.Retry = rejection == .damaged ? .later : .never
    return .refused(RecordResult(key: key, verdict: .rejected(rejection, retry)))
  }
}
