import Glibc

/// A pipe that no program inherits by chance, read without waiting.
final class Pipe {
  let input: Int32
  let output: Int32
  /// Whether nobody can write into it any more.
  private(set) var isAtEnd = false
  private var isInputOpen = true

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure("no pipe could be had") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (output, input) = (ends[0], ends[1])
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeInput()
    close(output)
  }

  /// Lets go of the end that a program has by now.
  func closeInput() {
    if isInputOpen { close(input) }
    isInputOpen = false
  }

  /// What was written and not yet taken.
  func take() -> [UInt8] {
    var taken: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count == 0 { isAtEnd = true }
      guard count > 0 else { return taken }
      taken += buffer[..<count]
    }
  }
}
