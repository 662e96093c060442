import Glibc

/// A printer that prints what is written to it: a device, a pipe or a file. It is opened before the
/// kiosk is locked, and never waited for.
final class KioskPrinter {
  private let descriptor: Int32

  init(_ path: String) throws(Refusal) {
    var facts = stat()
    let isPipe = stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    // A pipe that nobody reads yet would hold up whoever opens it for writing alone.
    let flags = (isPipe ? O_RDWR : O_WRONLY) | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    descriptor = open(path, flags)
    guard descriptor >= 0 else {
      throw Refusal(
        "\(path): cannot be opened for printing (\(Files.reason())); switch the printer on, or "
          + "leave 'printer' out of the kiosk's settings")
    }
  }

  deinit { close(descriptor) }

  /// Whether all of it went out at once. A form feed cuts the paper where there is a cutter.
  func print(_ lines: [String]) -> Bool {
    let text = lines.joined(separator: "\r\n") + "\r\n\u{C}"
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
  }
}
