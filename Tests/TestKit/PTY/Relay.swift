import Glibc

/// Takes what a program writes off its pseudo-terminal as it comes, in a thread of its own: a
/// pseudo-terminal holds a few thousand bytes only, and a test that draws a large screen in its
/// own process could not take them off itself.
struct Relay {
  /// Where what was taken can be read. Ends when the program's end is closed.
  let output: Int32
  private let stop: Int32
  private let thread: pthread_t

  init(master: Int32) throws(PTYFailure) {
    let (output, input) = try Relay.pipe()
    let (stopped, stop) = try Relay.pipe()
    // F_SETPIPE_SZ: room for a hundred large screens.
    _ = fcntl(input, 1031, 1 << 20)
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
    let ends = UnsafeMutablePointer<Ends>.allocate(capacity: 1)
    ends.initialize(to: Ends(master: master, stopped: stopped, input: input))
    var thread = pthread_t()
    let result = pthread_create(&thread, nil, relay, ends)
    guard result == 0 else { throw PTYFailure("no thread could be had", errorNumber: result) }
    self.output = output
    self.stop = stop
    self.thread = thread
  }

  /// Ends the thread and lets go of the master, which is then to be closed.
  func end() {
    close(stop)
    pthread_join(thread, nil)
    close(output)
  }

  private static func pipe() throws(PTYFailure) -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw PTYFailure("no pipe could be had", errorNumber: errno)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

private struct Ends {
  var master: Int32
  var stopped: Int32
  var input: Int32
}

private func relay(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let memory = context?.assumingMemoryBound(to: Ends.self) else { return nil }
  let ends = memory.move()
  memory.deallocate()
  var waits = [
    pollfd(fd: ends.master, events: Int16(POLLIN), revents: 0),
    pollfd(fd: ends.stopped, events: Int16(POLLIN), revents: 0),
  ]
  var bytes = [UInt8](repeating: 0, count: 65536)
  while poll(&waits, 2, -1) >= 0 || errno == EINTR {
    if waits[1].revents != 0 { break }
    let count = read(ends.master, &bytes, bytes.count)
    if count < 0, errno == EAGAIN || errno == EINTR { continue }
    if count <= 0 || write(ends.input, bytes, count) != count { break }
  }
  close(ends.input)
  close(ends.stopped)
  return nil
}
