import Glibc
import JSONDocuments
import Values

/// The position that gpsd has, if one runs on this computer: asked over its loopback port in its JSON
/// protocol (gpsd_json(5)). It waits for the sky, so it is asked beside the keys, never before them.
enum Receiver {
  /// Where gpsd listens, unless `CANVASS_GPSD_PORT` says otherwise.
  static let usualPort: UInt16 = 2947
  /// Who waits longer than this types the position.
  static let patienceSeconds = 8

  /// Whether gpsd listens. On the own computer that is known at once.
  static var isThere: Bool {
    guard let socket = connection(to: port) else { return false }
    close(socket)
    return true
  }

  private static var port: UInt16 {
    Surroundings.environment("CANVASS_GPSD_PORT").flatMap { UInt16($0) } ?? usualPort
  }

  /// `lat lon alt acc`, as far as they are known; nil without a receiver or without a fix in time.
  static func position() -> String? {
    guard let socket = connection(to: port) else { return nil }
    defer { close(socket) }
    let watch = Array("?WATCH={\"enable\":true,\"json\":true};\n".utf8)
    guard send(socket, watch, watch.count, Int32(MSG_NOSIGNAL)) == watch.count else {
      return nil
    }
    return position(from: socket)
  }

  private static func connection(to port: UInt16) -> Int32? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    // No read waits longer than a second, so that the whole ends in time.
    var patience = timeval(tv_sec: 1, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let outcome = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
    }
    guard outcome == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func position(from socket: Int32) -> String? {
    let end = time(nil) + patienceSeconds
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while time(nil) < end {
      let count = recv(socket, &buffer, buffer.count, 0)
      if count == 0 || count < 0 && errno != EAGAIN && errno != EINTR { return nil }
      guard count > 0 else { continue }
      pending += buffer[..<count]
      while let line = pending.firstIndex(of: UInt8(ascii: "\n")) {
        if let place = position(inReport: Array(pending[..<line])) { return place }
        pending.removeFirst(line + 1)
      }
      // No report of gpsd's is that long.
      if pending.count > 1 << 16 { return nil }
    }
    return nil
  }

  /// The place in one report, if it is one of a fix; the accuracy is that of the horizontal place.
  static func position(inReport line: [UInt8]) -> String? {
    guard let report = try? JSONReader.parse(line), report["class"]?.string == "TPV",
      (report["mode"]?.integer ?? 0) >= 2, let latitude = number("lat", in: report),
      let longitude = number("lon", in: report)
    else { return nil }
    let altitude = number("altMSL", in: report) ?? number("alt", in: report) ?? 0
    let errors = ["epx", "epy"].compactMap { number($0, in: report) }
    let accuracy = number("eph", in: report) ?? errors.max() ?? 0
    return [latitude, longitude, altitude, accuracy]
      .map { DecimalNotation.text(of: ($0 * 1e7).rounded() / 1e7) }.joined(separator: " ")
  }

  private static func number(_ key: String, in report: JSONNode) -> Double? {
    guard case .number(let text)? = report[key]?.kind else { return nil }
    return Double(text)
  }
}
