import Glibc
import Terminal

/// Results go to standard output, everything else to standard error. Text from outside passes one
/// gate before either.
enum Output {
  /// A line of result.
  static func line(_ text: String) { bytes(Array((Printable.line(text) + "\n").utf8)) }

  /// Bytes as they are: exports and JSON, which are for programs. A result that nobody gets is not
  /// done: the program ends, quietly where the reader has gone away, as `head` does.
  static func bytes(_ bytes: [UInt8]) {
    if Files.writeAll(bytes, to: 1) { return }
    let fault = errno
    if fault != EPIPE {
      notice(
        fault == EBADF
          ? OutputEnd.closed
          : "standard output cannot be written: " + String(cString: strerror(fault)))
    }
    exit(1)
  }

  /// Help that was asked for is a result; why a command line is none is not.
  static func message(_ text: String, isResult: Bool) {
    let whole = Array((Printable.text(text) + "\n").utf8)
    if isResult { bytes(whole) } else { _ = Files.writeAll(whole, to: 2) }
  }

  /// Something for a person to know, on one line: a file may be called as it likes, its name begins no
  /// other.
  static func notice(_ text: String) {
    _ = Files.writeAll(Array((Printable.line(text) + "\n").utf8), to: 2)
  }

  /// Several things to know.
  static func notices(_ texts: [String]) { for text in texts { notice(text) } }
}
