import Foundation
import Synchronization

/// Keeps a second copy up to date beside the interview: on a thread of its own, woken after each
/// write, so that no key ever waits for the medium.
///
/// ```swift
/// let keeper = MirrorKeeper(mirror)
/// store.whenChanged { keeper.wake() }
/// ```
public final class MirrorKeeper: Sendable {
  /// How things stood when it last looked.
  public enum News: Sendable, Hashable {
    /// It has not looked yet.
    case unknown
    case current
    /// So many interviews are not on the medium as they are in the store.
    case behind(Int)
    case failed(MirrorFault)
  }

  private struct State: Sendable {
    var isWoken = true
    var isOver = false
    var hasEnded = false
    var news = News.unknown
  }

  private let mirror: Mirror
  private let state = Mutex(State())
  private let bell = NSCondition()

  /// Begins at once.
  public init(_ mirror: Mirror) {
    self.mirror = mirror
    let thread = Thread { [self] in work() }
    thread.name = "mirror"
    thread.start()
  }

  public var news: News { state.withLock { $0.news } }

  public var path: String { mirror.path }

  /// There is something new in the store.
  public func wake() {
    state.withLock { $0.isWoken = true }
    bell.lock()
    bell.broadcast()
    bell.unlock()
  }

  /// Lets it bring over what is still missing, for as long as one is willing to wait; answers with how
  /// things stand then.
  public func finish(waiting seconds: Double) -> News {
    state.withLock { $0.isOver = true }
    wake()
    let end = Date(timeIntervalSinceNow: seconds)
    bell.lock()
    while !state.withLock({ $0.hasEnded }), bell.wait(until: end) {}
    bell.unlock()
    return news
  }

  /// How long it lets a medium that is not there alone before it looks again, in seconds.
  private static let pause = 3.0

  private func work() {
    var isOver = false
    while !isOver {
      isOver = state.withLock { state in
        state.isWoken = false
        return state.isOver
      }
      let news = look()
      state.withLock { $0.news = news }
      if !isOver { rest() }
    }
    state.withLock { $0.hasEnded = true }
    bell.lock()
    bell.broadcast()
    bell.unlock()
  }

  private func look() -> News {
    do throws(MirrorFault) {
      let standing = try mirror.catchUp()
      return standing.behind == 0 ? .current : .behind(standing.behind)
    } catch { return .failed(error) }
  }

  private func rest() {
    bell.lock()
    defer { bell.unlock() }
    let end = Date(timeIntervalSinceNow: Self.pause)
    // What another program writes rings no bell: so it looks by itself now and then, too.
    while !state.withLock({ $0.isWoken || $0.isOver }), bell.wait(until: end) {}
  }
}
