import Foundation
import Glibc
import TestKit
import Testing

extension JourneyTests {
  /// Files that nobody in their right mind would name, for every command that takes one.
  @Suite struct HostileFileJourneyTests {
    private enum Kind: String, CaseIterable, Sendable {
      case huge, pipe, device, loop, folder, missing, zeros
    }

    private static let commands = [
      ["check"], ["interview"], ["batch", "verify"], ["batch", "import"], ["batch", "receipts"],
      ["keys", "show"], ["diff", "/dev/null"],
      ["sync", "--to", "https://c.example", "--token-file"],
      ["export", "--format", "csv", "--output", "-", "--key"],
    ]

    private func path(_ kind: Kind, _ account: Account) throws -> String {
      let path = account.path("hostile.json")
      switch kind {
      case .huge:
        try account.write([], to: "hostile.json")
        try #require(truncate(path, 10 << 30) == 0)
      case .zeros: try account.write(Array(repeating: 0, count: 5 << 20), to: "hostile.json")
      case .pipe: try #require(mkfifo(path, 0o600) == 0)
      case .device: return "/dev/zero"
      case .loop: try #require(symlink(path, path) == 0)
      case .folder: try #require(mkdir(path, 0o700) == 0)
      case .missing: break
      }
      return path
    }

    @Test(arguments: Kind.allCases)
    private func `each is refused with a sentence, in little memory`(kind: Kind) throws {
      let account = try Account()
      let path = try path(kind, account)
      for command in Self.commands {
        let job = try Job(
          "/usr/bin/python3", ["-c", Self.measuring, Programs.canvass] + command + [path],
          environment: account.environment)
        #expect(try job.wait() != .exited(0), "\(command)")
        let lines = String(decoding: job.notices, as: UTF8.self).split(separator: "\n")
        let peak = lines.last.flatMap { Int($0.drop { !$0.isNumber }) }
        #expect(peak.map { $0 < 256 << 10 } == true, "\(command): \(peak ?? 0) KiB")
        #expect(lines.count > 1 || !job.output.isEmpty, "\(command) says why")
      }
    }

    /// Runs a program and tells, last of all, how many KiB it took at most.
    private static let measuring = """
      import resource, subprocess, sys
      done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL)
      print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
      sys.exit(done.returncode)
      """

    @Test func `a choice file that is a link is read in its folder and nowhere else`() throws {
      let account = try Account()
      let secret = try account.write("name,label\nx,Very secret\n", to: "elsewhere/secret.csv")
      let path = try account.write(
        """
        {"id": "q", "version": "1", "title": "Q", "choices": {"l": {"file": "list.csv"}},
         "items": [{"type": "select_one", "name": "a", "label": "A?", "choices": "l"}]}
        """, to: "forms/q.json")
      let list = account.path("forms/list.csv")
      try #require(symlink(secret, list) == 0)
      let refused = try account.canvass("check", path).exited(1)
      #expect(refused.text.contains("is a link that leads out of the questionnaire's folder"))
      #expect(!(refused.text + refused.notices).contains("secret"), "nothing of it is told")
      let simulated = try account.canvass(
        "simulate", path, "--count", "1", "--into", account.path("s")
      ).exited(1)
      #expect(simulated.notices.contains("is a link"))
      try #require(unlink(list) == 0)
      // A folder that is a link leads out as well.
      try #require(symlink(account.path("elsewhere"), account.path("forms/lists")) == 0)
      let other = try account.write(
        String(decoding: account.read("forms/q.json"), as: UTF8.self)
          .replacing("list.csv", with: "lists/secret.csv"), to: "forms/r.json")
      #expect(try account.canvass("check", other).exited(1).text.contains("is a link"))
      try account.write("name,label\nx,X\n", to: "forms/real.csv")
      try #require(symlink("real.csv", list) == 0)
      try account.canvass("check", path).succeeded()
    }

    @Test func `a limit on the size of files is told in a sentence`() throws {
      let account = try Account()
      let job = try Job(
        "/bin/sh", ["-c", "ulimit -f 8; exec \"$0\" list", Programs.canvass],
        environment: account.environment)
      #expect(try job.wait() == .exited(1))
      let notices = String(decoding: job.notices, as: UTF8.self)
      #expect(notices.contains("a limit on the size of files is set (ulimit -f)"), "\(notices)")
    }

    @Test func `settings that another could have written are not obeyed`() throws {
      let account = try Account()
      let path = try account.write(#"{"recorder": "/bin/true"}"#, to: "config/canvass/config.json")
      try account.canvass("list").succeeded()
      chmod(path, 0o666)
      let refused = try account.canvass("list").exited(1)
      #expect(refused.notices.contains("chmod 600"))
    }
  }
}
