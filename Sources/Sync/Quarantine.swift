import Records

/// Why a record waits for a person to look at it instead of being sent.
public enum Quarantine: Sendable, Hashable {
  /// The collector holds another content under its identity.
  case conflict
  /// It was withdrawn at the collector.
  case erased
  /// The collector will not have it, whatever is tried.
  case rejected(Rejection)
  /// The collector acknowledges something else in its place.
  case strangeReceipt

  /// The code that is stored.
  public var code: String {
    switch self {
    case .conflict: "conflict"
    case .erased: "erased"
    case .strangeReceipt: "strange_receipt"
    case .rejected(let rejection): rejection.code
    }
  }

  /// The reason that a stored code means.
  public init(code: String) {
    switch code {
    case "conflict": self = .conflict
    case "erased": self = .erased
    case "strange_receipt": self = .strangeReceipt
    default: self = .rejected(Rejection(code: code))
    }
  }

  /// What happened, for a person. A code that this version does not know is left out: it is text
  /// from outside.
  public var sentence: String {
    switch self {
    case .conflict:
      "the collector holds another content under this identity; both are kept: compare the two"
    case .erased: "it was withdrawn at the collector: withdraw it here as well"
    case .strangeReceipt: "the collector acknowledged something else: tell whoever runs it"
    case .rejected(.tooLarge): "it is larger than the collector takes: hand it over as a file"
    case .rejected(.damaged): "its bytes do not arrive unchanged: hand it over as a file"
    case .rejected: "the collector refuses it again and again: tell whoever runs it"
    }
  }
}
