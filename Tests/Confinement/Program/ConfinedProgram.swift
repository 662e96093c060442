import AsyncHTTPClient
import Confinement
import Glibc

/// Tries, in a process of its own, what a kiosk may do and what it may not. What it was able to do goes
/// to standard output, a word a line.
@main struct ConfinedProgram {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "lock": await tryOut(isLocked: true, url: words.dropFirst().first)
    case "free": await tryOut(isLocked: false, url: nil)
    case "guard": try guardTried(Array(words.dropFirst()))
    default: exit(64)
    }
  }

  private static func tryOut(isLocked: Bool, url: String?) async {
    // A thread that is there before the lock is bound by it as well.
    let early = EarlyThread()
    if isLocked { say(KioskLock.engage().isEngaged ? "engaged" : "not engaged") }
    say(KioskLock.holds ? "holds" : "does not hold")
    // Whoever is traced stops at every signal: that is tried where it is refused.
    for attempt in Attempt.allCases where isLocked || attempt != .trace {
      say("\(attempt.rawValue): \(attempt.outcome)")
    }
    say("old-thread: \(early.outcome)")
    if let url { say("http: \(await fetched(url))") }
  }

  /// By the client that interviews are sent with, which makes threads and looks names up.
  private static func fetched(_ url: String) async -> String {
    let client = HTTPClient(eventLoopGroupProvider: .singleton)
    let said = await status(client, url)
    try? await client.shutdown()
    return said
  }

  private static func status(_ client: HTTPClient, _ url: String) async -> String {
    do {
      let reply = try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(20))
      return "\(reply.status.code)"
    } catch { return "\(error)" }
  }

  static func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, line, line.count)
  }
}
