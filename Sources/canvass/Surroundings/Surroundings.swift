import Glibc
import Store
import Values

/// What the machine knows and the pure modules do not: the clock, the host, the environment.
enum Surroundings {
  /// The moment now, with the local clock's offset.
  static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var seconds = time.tv_sec
    var local = tm()
    localtime_r(&seconds, &local)
    return Moment(
      milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000,
      offsetMinutes: local.tm_gmtoff / 60)
  }

  /// The same moment as the local clock shows it, summer time or not.
  static func showing(_ moment: Moment) -> Moment {
    var seconds = Int((Double(moment.milliseconds) / 1000).rounded(.down))
    var local = tm()
    localtime_r(&seconds, &local)
    return Moment(milliseconds: moment.milliseconds, offsetMinutes: local.tm_gmtoff / 60)
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// What is remembered of stores outside of them, in `$XDG_STATE_HOME/canvass/stores`; nil for an account
  /// without a home.
  static var knownStores: KnownStores? {
    let state = environment("XDG_STATE_HOME") ?? environment("HOME").map { $0 + "/.local/state" }
    return state.map { KnownStores(folder: $0 + "/canvass/stores") }
  }

  static var hostName: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// `uuid:` and a random UUID of version 4 (RFC 9562).
  static func newInterviewID() -> String {
    var random = SystemRandomNumberGenerator()
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let parts = [hex[0..<4], hex[4..<6], hex[6..<8], hex[8..<10], hex[10..<16]]
    return "uuid:" + parts.map { $0.joined() }.joined(separator: "-")
  }

  static func newSeed() -> UInt64 { UInt64.random(in: 0 ... .max) }

  static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// The folder that this very program lies in.
  static var programDirectory: String? {
    program.map { $0.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }
  }

  /// The file of this program, whatever it is called.
  static var program: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The language tag of the locale that messages are wanted in: `fr` for `fr_CA.UTF-8`.
  static var localeLanguage: String {
    let locale = environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    let tag = locale.split { "._@".contains($0) }.first.map(String.init) ?? ""
    return tag == "C" || tag == "POSIX" || tag.isEmpty ? "en" : tag
  }
}
