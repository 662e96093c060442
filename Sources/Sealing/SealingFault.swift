/// Why something could not be sealed or opened. It names keys and numbers, never what is inside, so
/// that it is fit to be printed.
public enum SealingFault: Error, Sendable, Hashable {
  case wrongPassphrase
  /// It does not open: other bytes than were sealed, or the key of something else.
  case damaged
  /// A text that ought to be a key is none.
  case notAKey
  /// Sealed to these study keys, and the one at hand is none of them.
  case otherKey(sealedTo: [String])
  /// What is inside was not signed by whom it says.
  case badSignature
  /// The machine has no memory for the work that a passphrase asks for.
  case noMemory
  /// A file asks for more memory or passes than checking a passphrase may cost.
  case tooCostly
}

extension SealingFault {
  /// What is wrong and how to mend it, for a person.
  public var sentence: String {
    switch self {
    case .wrongPassphrase: "that is not the passphrase; try again"
    case .damaged: "it does not open: its bytes were changed, or it belongs to another key"
    case .notAKey: "that is no key; study keys are made by: canvass keys new FILE"
    case .otherKey(let names):
      "it is sealed to \(names.joined(separator: ", ")), and this key is none of these"
    case .badSignature: "it was not signed by the device that it names: do not trust it"
    case .tooCostly:
      "it asks for more memory or time than a passphrase may cost (1 GiB, 10 passes): it is damaged or "
        + "was made to stop this machine; take another copy of it"
    case .noMemory: "there is not enough free memory to check a passphrase; close something"
    }
  }
}
