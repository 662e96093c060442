import Dispatch
import Glibc
import Store
import Synchronization

/// Takes what a recorder writes and keeps it sealed, beside the keys: on a thread of its own, for sound
/// waits for nobody.
final class SoundSealing: Sendable {
  private let isFinishing = Mutex(false)
  private let isDone = DispatchGroup()

  /// How long a recorder that is gone may leave us waiting for its last bytes.
  private static let patience: Int32 = 100

  init(from output: Int32, into file: MediaFile) {
    DispatchQueue(label: "sound").async(group: isDone) { [self] in
      var file = file
      // Should the disk refuse, the closed pipe ends the recorder, and that is told.
      try? drain(output, &file)
      close(output)
      _ = try? file.keep()
    }
  }

  private func drain(_ output: Int32, _ file: inout MediaFile) throws(StoreFault) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, Self.patience)
      // What a recorder started may hold the pipe for ever.
      if ready == 0, isFinishing.withLock({ $0 }) { return }
      guard ready > 0 else { continue }
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      try file.write(buffer[..<count])
    }
  }

  /// Waits until all that the recorder wrote is kept. The recorder must be gone.
  func finish() {
    isFinishing.withLock { $0 = true }
    isDone.wait()
  }
}
