import Dispatch
import Synchronization

/// Work that waits for a network, beside a main thread that never does anything but its own: the
/// terminal stays on the thread that opened it, and a program that sends nothing has no other.
final class Waiting<Result: Sendable>: Sendable {
  private let result = Mutex<Swift.Result<Result, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)
  private let task = Mutex<Task<Void, Never>?>(nil)

  init(_ body: @escaping @Sendable () async throws -> Result) {
    let work = Task.detached { [self] in
      let outcome: Swift.Result<Result, any Error>
      do {
        outcome = .success(try await body())
      } catch { outcome = .failure(error) }
      result.withLock { $0 = outcome }
      isDone.signal()
    }
    task.withLock { $0 = work }
  }

  /// What came of it, if it is done.
  var outcome: Swift.Result<Result, any Error>? { result.withLock { $0 } }

  /// Waits for it, but no longer than this.
  func wait(milliseconds: Int) {
    guard isDone.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return }
    isDone.signal()
  }

  func cancel() { task.withLock { $0?.cancel() } }

  private func wait() throws -> Result {
    isDone.wait()
    guard let outcome else { throw CancellationError() }
    return try outcome.get()
  }
}

extension Waiting {
  /// Waits for the result and does nothing else meanwhile.
  static func forResult(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
    try Waiting(body).wait()
  }
}
