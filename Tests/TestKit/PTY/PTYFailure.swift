import Glibc

/// What did not happen on a pseudo-terminal, with the screen as it was then.
public struct PTYFailure: Error, CustomStringConvertible {
  /// The sentence and the screen.
  public let description: String

  init(_ what: String, errorNumber: Int32? = nil) {
    let reason = errorNumber.map { ": " + String(cString: strerror($0)) }
    description = what + (reason ?? "")
  }
}
