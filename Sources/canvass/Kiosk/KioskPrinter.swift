import Foundation
import Glibc
import Kiosk
import Terminal

/// A text printer for receipts, or a file or pipe in its place. It is opened before the kiosk is locked;
/// to print is to write, and starts no program.
final class KioskPrinter {
  private let descriptor: Int32
  private let isDevice: Bool

  /// The one that a kiosk's plan names, if any.
  convenience init?(asIn plan: KioskPlan) throws(Refusal) {
    guard let path = plan.printer else { return nil }
    try self.init(path)
  }

  /// Opens what is there: a file in the place of a device that is switched off would swallow each receipt.
  init(_ path: String) throws(Refusal) {
    try Self.refuseUnfit(path)
    let descriptor = Self.open(path)
    guard descriptor >= 0 else {
      throw Refusal(
        "\(path): the printer cannot be opened: \(Files.reason()); switch it on and plug it in, or "
          + "take 'printer' out of the settings")
    }
    var facts = stat()
    fstat(descriptor, &facts)
    self.descriptor = descriptor
    isDevice = facts.st_mode & S_IFMT == S_IFCHR
  }

  /// Refuses settings that name what is no printer. One that is switched off costs receipts, and never
  /// the kiosk: after a power cut nobody is there to read why it does not begin.
  ///
  /// - Parameter file: where the settings stand.
  static func refuseUnfit(in settings: KioskSettings, _ file: String) throws(Refusal) {
    guard let path = settings.printer else { return }
    do throws(Refusal) { try refuseUnfit(path) } catch {
      throw Refusal(error.sentences.map { "\(file): 'printer': \($0)" })
    }
  }

  /// A folder takes no receipt, and a disk would be written over.
  private static func refuseUnfit(_ path: String) throws(Refusal) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return }
    let isFit = [S_IFREG, S_IFIFO, S_IFCHR].contains(facts.st_mode & S_IFMT)
    guard !isFit else { return }
    throw Refusal("\(path): is no printer; name the printer's device, such as /dev/usb/lp0")
  }

  deinit { close(descriptor) }

  /// A pipe is opened for reading as well: then it can be written to before anybody reads. A printer
  /// without paper must not stop the kiosk.
  private static func open(_ path: String) -> Int32 {
    let usual = O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    var facts = stat()
    let isThere = stat(path, &facts) == 0
    if isThere, facts.st_mode & S_IFMT == S_IFIFO { return Glibc.open(path, O_RDWR | usual) }
    if isThere, facts.st_mode & S_IFMT == S_IFCHR { return Glibc.open(path, O_WRONLY | usual) }
    return Glibc.open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | usual)
  }

  /// How long it may take a printer to take a receipt.
  private static let patience: Int32 = 2000
  /// So that the last line is above the edge where one tears.
  private static let feed = String(repeating: "\n", count: 5)

  /// What fits on a roll of 58 mm, the narrowest there is.
  private static let columns = 32

  /// Prints lines, and says whether it took all of them.
  func print(_ lines: [String]) -> Bool {
    let wrapped = lines.flatMap { TextWrap.lines(Self.plain($0), width: Self.columns) }
    let text = wrapped.map { $0 + (isDevice ? "\r\n" : "\n") }.joined()
    return write(Array((isDevice ? Self.ascii(text) : text).utf8) + Array(Self.feed.utf8))
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&room, 1, Self.patience) > 0 else { return false }
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// No text of a questionnaire commands the printer.
  private static func plain(_ line: String) -> String {
    String(
      line.unicodeScalars.filter {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
      })
  }

  /// Receipt printers know the letters of one old code page each; without their accents all can be
  /// read.
  private static func ascii(_ text: String) -> String {
    text.decomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
      if scalar.isASCII { return String(scalar) }
      if scalar.properties.isDiacritic { return "" }
      return spelt.first { $0.scalars.contains(scalar) }?.ascii ?? "?"
    }.joined()
  }

  /// Signs of print that have a plain one beside them.
  private static let spelt: [(scalars: Set<Unicode.Scalar>, ascii: String)] = [
    (["’", "‘"], "'"), (["“", "”", "«", "»"], "\""), (["–", "—"], "-"),
    (["\u{A0}", "\u{202F}"], " "), (["…"], "..."), (["œ"], "oe"), (["Œ"], "OE"), (["·"], "-"),
  ]
}
