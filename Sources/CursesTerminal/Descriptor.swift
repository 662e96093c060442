import Glibc
import Terminal

/// What the system says of the terminal behind a descriptor.
enum Descriptor {
  enum State {
    case silent, readable, hungUp
  }

  /// The window's size; nil where the system knows none, as on a serial line.
  static func windowSize(_ descriptor: Int32) -> Size? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  static func settings(_ descriptor: Int32) -> termios? {
    var settings = termios()
    return tcgetattr(descriptor, &settings) == 0 ? settings : nil
  }

  /// Writes all, or as much as a terminal takes that has gone away.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  /// What can be read without waiting, up to a block; nothing if the input has ended.
  static func readWaiting(_ descriptor: Int32) -> [UInt8] {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 0) > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// Waits until the terminal or the other descriptor has something; -1 waits without limit.
  static func wait(terminal: Int32, wake: Int32, milliseconds: Int32) -> (State, woken: Bool) {
    var waits = [
      pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&waits, 2, milliseconds) > 0 else { return (.silent, false) }
    return (state(waits[0].revents), waits[1].revents != 0)
  }

  /// Whether the input has ended: there is something to read, and it is nothing.
  static func hasEnded(_ descriptor: Int32) -> Bool {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 0) > 0 else { return false }
    var count: Int32 = 0
    return ioctl(descriptor, UInt(FIONREAD), &count) != 0 || count == 0
  }

  private static func state(_ events: Int16) -> State {
    if events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return .hungUp }
    return events & Int16(POLLIN) != 0 ? .readable : .silent
  }
}

/// A moment on a clock that nobody sets.
struct Moment: Comparable {
  private let milliseconds: Int

  static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }

  private init(milliseconds: Int) { self.milliseconds = milliseconds }

  func adding(milliseconds: Int) -> Moment {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return Moment(milliseconds: overflow ? Int.max : sum)
  }

  /// How long it is until then, as poll wants it.
  var pollTimeout: Int32 {
    Int32(clamping: max(0, milliseconds - Moment.now.milliseconds))
  }

  static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }
}
