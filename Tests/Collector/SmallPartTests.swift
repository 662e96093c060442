import Testing

@testable import Collector

struct LineSplitterTests {
  private func lines(_ pieces: [String], limit: Int = 5) -> [Line] {
    var splitter = LineSplitter(limit: limit)
    let lines = pieces.flatMap { splitter.take(Array($0.utf8)) }
    return lines + (splitter.finish().map { [$0] } ?? [])
  }

  private func whole(_ text: String) -> Line { .whole(Array(text.utf8)) }

  @Test func `lines are the same however they are cut up`() {
    let expected = [whole("ab"), whole("c"), whole("def")]
    #expect(lines(["ab\nc\ndef"]) == expected)
    #expect(lines(["a", "b\n", "\nc", "\n\nd", "ef\n"]) == expected)
    #expect(lines([]) == [])
    #expect(lines(["\n\n"]) == [])
  }

  @Test func `a line too long is let go, the next is read`() {
    #expect(lines(["123456\nab\n"]) == [.tooLong, whole("ab")])
    #expect(lines(["123", "456", "789", "\n12345\n"]) == [.tooLong, whole("12345")])
    #expect(lines(["1234567"]) == [.tooLong])
  }
}

struct ListenAddressTests {
  @Test(arguments: [
    ("127.0.0.1:8080", true), ("127.8.9.1:0", true), ("localhost:80", true), ("[::1]:80", true),
    ("0.0.0.0:80", false), ("192.168.1.2:80", false), ("[::]:80", false),
    ("127.0.0.1.example.org:80", false), ("127.0.0.256:80", false), ("example.org:80", false),
  ])
  func `what only this machine can reach is known`(text: String, isLoopback: Bool) throws {
    let address = try ListenAddress(text)
    #expect(address.isLoopback == isLoopback)
    #expect(address.description == text)
  }

  @Test(arguments: ["", "8080", ":8080", "host:", "host:70000", "host:-1", "::1:80", "[host]:80"])
  func `what is no address is refused`(text: String) {
    #expect(throws: CollectorFault.unfitAddress(text)) { try ListenAddress(text) }
  }
}

struct EscapedTests {
  @Test(arguments: [
    ("é 国", "é 国"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb", "a\\u{A}b"),
    ("\u{9B}", "\\u{9B}"), ("\u{202E}x", "\\u{202E}x"), ("\u{7F}", "\\u{7F}"),
  ])
  func `text from outside does nothing to a terminal`(text: String, shown: String) {
    #expect(escaped(text) == shown)
  }
}

struct CollectorFaultTests {
  @Test func `every fault has a sentence of its own`() {
    let faults: [CollectorFault] = [
      .permissionDenied(path: "/p"), .readOnly(path: "/p"), .diskFull(path: "/p"),
      .busy(path: "/p"), .damaged(path: "/p"), .newerSchema(path: "/p", found: 2, known: 1),
      .failed(path: "/p", code: 1), .unreadable(path: "/p"), .unfitName, .nameTaken("n"),
      .unknownToken("n"), .unknownRecord("i"), .unfitAddress("a"), .remoteAddress("a"),
      .cannotListen("a"),
    ]
    #expect(Set(faults.map(\.sentence)).count == faults.count)
    #expect(Set(ErrorReply.allCases.map(\.sentence)).count == ErrorReply.allCases.count)
    #expect(Set(ErrorReply.allCases.map(\.code)).count == ErrorReply.allCases.count)
  }

  @Test func `digests are compared whole`() {
    #expect(isSame([1, 2, 3], [1, 2, 3]))
    #expect(!isSame([1, 2, 3], [1, 2, 4]))
    #expect(!isSame([1, 2, 3], [1, 2]))
  }
}
