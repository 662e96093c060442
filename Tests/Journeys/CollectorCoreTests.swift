import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// A collector holds tokens and interviews: none of it is left behind when it crashes.
  @Suite struct CollectorCoreTests {
    /// Runs a program where cores are allowed and lets it crash; whether a core is there then.
    private func leavesCore(_ account: Account, _ program: String, until ready: String) throws
      -> Bool
    {
      let folder = account.path("cores")
      mkdir(folder, 0o700)
      let job = try Job(
        "/bin/sh", ["-c", "cd '\(folder)' && ulimit -c unlimited && \(program)"],
        environment: account.environment)
      _ = try job.notice(after: ready)
      job.signal(SIGQUIT)
      guard case .killed = try job.wait() else { return false }
      return try account.names(in: "cores").contains { $0.hasPrefix("core") }
    }

    @Test func `a crash leaves no core, where that of a plain program does`() throws {
      let control = try leavesCore(
        try Account(), "echo ready >&2; exec sleep 60", until: "ready")
      // Where the system keeps none or gives them away there is nothing to tell.
      guard control else { return }
      let account = try Account()
      let leaves = try leavesCore(
        account, "exec '\(Programs.collector)' serve --database c.sqlite --listen 127.0.0.1:0",
        until: "listening on")
      #expect(!leaves)
    }
  }
}
