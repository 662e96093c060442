import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// What stands where something is to be written.
  @Suite struct OutputEndJourneyTests {
    private func printed(_ account: Account, to path: String) throws -> Finished {
      try account.canvass("export", try Tiny.file(account), "--format", "print", "-o", path)
    }

    private func kind(_ path: String) -> mode_t {
      var facts = stat()
      return lstat(path, &facts) == 0 ? facts.st_mode & S_IFMT : 0
    }

    @Test func `a pipe is written into, and stays one`() throws {
      let account = try Account()
      let pipe = account.path("pipe")
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDWR | O_NONBLOCK)
      defer { close(reader) }
      try printed(account, to: pipe).succeeded()
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(reader, &bytes, bytes.count)
      #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).contains("<html"))
      #expect(kind(pipe) == S_IFIFO)
    }

    @Test func `a device that takes nothing is named, and stays one`() throws {
      let account = try Account()
      let full = try printed(account, to: "/dev/full").exited(1)
      #expect(full.notices.contains("/dev/full: cannot be written"), "\(full.notices)")
      #expect(kind("/dev/full") == S_IFCHR)
    }

    @Test func `of a link its end is written, and one that leads nowhere is refused`() throws {
      let account = try Account()
      let file = try account.write("old", to: "there/real.html")
      let files = FileManager.default
      try files.createSymbolicLink(atPath: account.path("link"), withDestinationPath: file)
      try printed(account, to: account.path("link")).succeeded()
      #expect(kind(account.path("link")) == S_IFLNK)
      #expect(try account.text("there/real.html").contains("<html"))
      try files.createSymbolicLink(
        atPath: account.path("nothing"), withDestinationPath: account.path("nowhere"))
      let nowhere = try printed(account, to: account.path("nothing")).exited(1)
      #expect(nowhere.notices.contains("is a link that leads nowhere"))
    }

    @Test func `a pipe from which nobody reads is named, and nobody waits for it`() throws {
      let account = try Account()
      #expect(mkfifo(account.path("pipe"), 0o600) == 0)
      let ended = try printed(account, to: account.path("pipe")).exited(1)
      #expect(ended.notices.contains("pipe: cannot be written: nobody reads from it"))
    }

    @Test func `standard output by its name goes on behind what is there`() throws {
      let account = try Account()
      let form = try Tiny.file(account)
      let export = "'\(Programs.canvass)' export '\(form)' --format print -o /dev/stdout"
      let script = "{ echo before; \(export); } >> '\(account.path("all"))'"
      try Finished(
        Job("/bin/sh", ["-c", script], environment: account.environment), within: .seconds(20)
      ).succeeded()
      let all = try account.text("all")
      #expect(all.hasPrefix("before\n") && all.contains("<html"))
    }

    @Test func `a closed standard output is said to be closed, and nothing else is written to`()
      throws
    {
      let account = try Account()
      let form = try Tiny.file(account)
      for way in ["export '\(form)' --format print -o /dev/stdout", "--version"] {
        let script = "exec '\(Programs.canvass)' \(way) >&-"
        let ended = try Finished(
          Job("/bin/sh", ["-c", script], environment: account.environment), within: .seconds(20)
        ).exited(1)
        #expect(ended.notices.contains("standard output is closed"), "\(ended.notices)")
      }
      let nine = try printed(account, to: "/dev/fd/999").exited(1)
      #expect(nine.notices.contains("nothing is open under the number 999"), "\(nine.notices)")
    }

    @Test func `a file is not taken for standard output that was closed`() throws {
      let account = try Account()
      let form = try Tiny.file(account)
      let script =
        "exec '\(Programs.canvass)' export '\(form)' --format print -o '\(account.path("o"))' >&-"
      try Finished(
        Job("/bin/sh", ["-c", script], environment: account.environment), within: .seconds(20)
      ).succeeded()
      try printed(account, to: account.path("p")).succeeded()
      #expect(try account.text("o") == account.text("p"))
    }

    @Test func `a link to a name that is not written in UTF-8 is named as that`() throws {
      let account = try Account()
      let link = account.path("odd")
      let made = "ln -s \"$(printf 'caf\\351.html')\" '\(link)'"
      try Finished(
        Job("/bin/sh", ["-c", made], environment: account.environment), within: .seconds(20)
      ).succeeded()
      let refused = try printed(account, to: link).exited(1)
      #expect(refused.notices.contains("not written in UTF-8"), "\(refused.notices)")
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make links of somebody else's"))
    func `links of somebody else's are not followed, whether of files or of folders`() throws {
      let account = try Account()
      let files = FileManager.default
      try account.write("theirs", to: "home/keep.html")
      for (link, end) in [("direct", "home/keep.html"), ("folder", "home"), ("second", "direct")] {
        let path = account.path(link)
        try files.createSymbolicLink(atPath: path, withDestinationPath: account.path(end))
        if link != "second" { #expect(lchown(path, 65_534, 65_534) == 0) }
      }
      for path in ["direct", "folder/keep.html", "second"] {
        let refused = try printed(account, to: account.path(path)).exited(1)
        #expect(refused.notices.contains("somebody else made"), "\(path): \(refused.notices)")
      }
      #expect(try account.text("home/keep.html") == "theirs")
    }

    @Test func `the longest name a file can have can be written`() throws {
      let account = try Account()
      let name = String(repeating: "n", count: 250) + ".html"
      try printed(account, to: account.path(name)).succeeded()
      #expect(try account.text(name).contains("<html"))
    }

    @Test func `somebody's file beside it is theirs`() throws {
      let account = try Account()
      try account.write("mine", to: "out.html.partial")
      try printed(account, to: account.path("out.html")).succeeded()
      #expect(try account.text("out.html.partial") == "mine")
      #expect(try account.names(in: ".").allSatisfy { !$0.contains("canvass-partial") })
    }
  }
}
