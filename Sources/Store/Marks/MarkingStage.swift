import Sealing

/// How far a store goes in marking what stands in it. It stands in what the device's signing key is
/// sealed as, so that nobody without the device's key can say that a store is older than it is and
/// have what they planted marked as found.
enum MarkingStage: Int, Sendable, CaseIterable, Comparable {
  /// Nothing is marked.
  case none = 1
  /// The ends of journals are, not what the list says of interviews.
  case heads
  /// Records, erasures and what else is acted upon are too.
  case rows
  /// So are withdrawal codes, and what was begun from others; receipts from before are not kept.
  case receipts

  /// That of a store of today.
  static let last = MarkingStage.receipts

  /// What the signing key is sealed as.
  var context: String { "canvass/signer/\(rawValue)" }

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension SecretKey {
  /// What a device signs with, and the stage that its store has come to.
  func openSigner(_ sealed: [UInt8]) throws(SealingFault) -> (key: SecretKey, stage: MarkingStage) {
    for stage in MarkingStage.allCases.reversed() {
      if let signer = try? openKey(sealed, as: stage.context) { return (signer, stage) }
    }
    throw .damaged
  }
}
