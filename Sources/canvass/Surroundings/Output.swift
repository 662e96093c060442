import Glibc
import Terminal

/// Results go to standard output, everything else to standard error. Text from outside passes one
/// gate before either.
enum Output {
  /// A line of result.
  static func line(_ text: String) { write(Printable.line(text) + "\n", to: 1) }

  /// Bytes as they are: exports and JSON, which are for programs.
  static func bytes(_ bytes: [UInt8]) { _ = Files.writeAll(bytes, to: 1) }

  /// Something for a person to know.
  static func notice(_ text: String) { write(Printable.text(text) + "\n", to: 2) }

  private static func write(_ text: String, to descriptor: Int32) {
    _ = Files.writeAll(Array(text.utf8), to: descriptor)
  }
}
