import Records
import Sealing
import Store

/// A record that could be read.
struct OpenedInterview {
  let record: InterviewRecord
  /// What opens the files beside it, where only a study key has it.
  let key: SecretKey?
  /// The device that signed it, by the fingerprint of its key; nil where nothing is signed.
  let signer: String?
}

extension KeptRecord {
  /// The record's content. Refuses bytes that are no longer what was frozen, and what is sealed to
  /// none of the keys at hand.
  func interview(_ keys: [StudyKeyPair] = []) throws -> InterviewRecord {
    try opened(keys).record
  }

  /// The same, with what opens the files beside it.
  func opened(_ keys: [StudyKeyPair]) throws -> OpenedInterview {
    let (bytes, key, signer) = try plain(keys)
    var record = try reading { () throws(RecordFault) in try InterviewRecord(json: bytes) }
    record.state = state
    return OpenedInterview(record: record, key: key, signer: signer)
  }

  /// Reads something of the record; what makes no sense is told of this record, and of no other.
  private func reading<Shape>(
    _ body: () throws(RecordFault) -> Shape
  ) throws(Refusal) -> Shape {
    do {
      return try body()
    } catch {
      throw Refusal(
        "the record '\(key.id)' cannot be read and is set aside: \(error.sentence)")
    }
  }

  /// Whether nobody can read it, whatever keys there are.
  var isUnreadable: Bool {
    switch content {
    case .damaged: true
    case .locked, .wiped: false
    case .reduced(let bytes): (try? InterviewRecord(json: bytes)) == nil
    case .bytes(let bytes):
      isSealed
        ? (try? SealedRecord(json: bytes)) == nil : (try? InterviewRecord(json: bytes)) == nil
    }
  }

  private func plain(_ keys: [StudyKeyPair]) throws -> ([UInt8], SecretKey?, String?) {
    if case .reduced(let bytes) = content { return (bytes, nil, nil) }
    let bytes = try frozen().bytes
    guard isSealed else { return (bytes, nil, nil) }
    let sealed = try reading { () throws(RecordFault) in try SealedRecord(json: bytes) }
    for pair in keys {
      do throws(SealingFault) {
        let opened = try sealed.open(with: pair)
        return (
          opened.bytes, opened.interviewKey, DeviceSigner.fingerprint(of: opened.signer)
        )
      } catch {
        if case .otherKey = error { continue }
        throw Refusal("the record '\(key.id)' cannot be opened: \(error.sentence)")
      }
    }
    let names = sealed.keys.map(\.name).joined(separator: ", ")
    throw Refusal(
      "the record '\(key.id)' is sealed to \(names): who has such a key reads it with: "
        + "canvass export --key FILE")
  }
}
