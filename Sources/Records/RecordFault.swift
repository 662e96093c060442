/// Why something read from disk or wire is none of the shapes of this module. Names keys, never
/// values: a fault must be fit to be printed.
public enum RecordFault: Error, Sendable, Hashable {
  case notJSON(byte: Int, reason: String)
  case missing(key: String)
  case unfit(key: String)
  case unknownEvent

  /// What is wrong, for a person.
  public var sentence: String {
    switch self {
    case .notJSON(let byte, let reason): "it is not JSON (byte \(byte): \(reason))"
    case .missing(let key): "'\(key)' is missing"
    case .unfit(let key): "'\(key)' holds something that does not belong there"
    case .unknownEvent: "it holds an event that this version does not know; a newer one wrote it"
    }
  }
}
