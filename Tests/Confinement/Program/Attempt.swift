import CAttempts
import Foundation
import Glibc

/// What somebody who got into the process would try.
enum Attempt: String, CaseIterable {
  case exec, fork, vfork, clone, clone3, spawn, trace, read, push, thread

  var outcome: String {
    switch self {
    case .exec: named(attempt_exec())
    case .fork: named(attempt_fork())
    case .vfork: named(attempt_vfork())
    case .clone: named(attempt_clone())
    case .clone3: named(attempt_clone3())
    case .spawn: named(spawn())
    case .trace: named(attempt_trace())
    case .read: named(attempt_read_of(getppid()))
    case .push: named(attempt_push())
    case .thread: EarlyThread().answers ? "done" : "refused"
    }
  }

  private func named(_ error: Int32) -> String {
    switch error {
    case 0: "done"
    case EPERM: "EPERM"
    case ENOSYS: "ENOSYS"
    default: String(cString: strerror(error))
    }
  }

  private func spawn() -> Int32 {
    var identifier: pid_t = 0
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/true"), nil]
    defer { for word in words { free(word) } }
    let error = posix_spawn(&identifier, "/bin/true", nil, nil, words, nil)
    if error == 0 { waitpid(identifier, nil, 0) }
    return error
  }
}

/// A thread that tries to become another program when it is asked.
final class EarlyThread: Sendable {
  private let asks = DispatchSemaphore(value: 0)
  private let answered = DispatchSemaphore(value: 0)

  init() {
    let (asks, answered) = (asks, answered)
    Thread.detachNewThread {
      asks.wait()
      answered.signal()
      asks.wait()
      let error = attempt_exec()
      ConfinedProgram.say("thread: \(error == EPERM ? "EPERM" : "\(error)")")
      answered.signal()
    }
  }

  /// Whether the thread runs at all.
  var answers: Bool {
    asks.signal()
    return answered.wait(timeout: .now() + 10) == .success
  }

  var outcome: String {
    guard answers else { return "dead" }
    asks.signal()
    return answered.wait(timeout: .now() + 10) == .success ? "asked" : "gone"
  }
}
