import Records
import Sealing
import Store

extension KeptRecord {
  /// The record's content. Refuses bytes that are no longer what was frozen, and what is sealed to
  /// none of the keys at hand.
  func interview(_ keys: [StudyKeyPair] = []) throws -> InterviewRecord {
    var record = try InterviewRecord(json: plain(keys))
    record.state = state
    return record
  }

  private func plain(_ keys: [StudyKeyPair]) throws -> [UInt8] {
    if case .reduced(let bytes) = content { return bytes }
    let bytes = try frozen().bytes
    guard isSealed else { return bytes }
    let sealed = try SealedRecord(json: bytes)
    for pair in keys {
      do throws(SealingFault) {
        return try sealed.open(with: pair).bytes
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
