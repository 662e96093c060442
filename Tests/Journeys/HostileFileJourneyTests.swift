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
