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

    @Test func `somebody's file beside it is theirs`() throws {
      let account = try Account()
      try account.write("mine", to: "out.html.partial")
      try printed(account, to: account.path("out.html")).succeeded()
      #expect(try account.text("out.html.partial") == "mine")
      #expect(try account.names(in: ".").allSatisfy { !$0.contains("canvass-partial") })
    }
  }
}
