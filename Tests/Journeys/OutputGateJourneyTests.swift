import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// Words from outside on every way out of both programs: none of them acts on a terminal.
  @Suite struct OutputGateJourneyTests {
    /// C0 and DEL, C1, bidi embeddings, overrides and isolates, zero width, the mark of byte order,
    /// tags, and sequences made of them.
    static let corpus: [String] =
      (1...31).map { String(UnicodeScalar($0)) } + ["\u{7F}"]
      + (0x80...0x9F).compactMap { UnicodeScalar($0 as UInt32).map { String($0) } }
      + [
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}",
        "\u{2068}", "\u{2069}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{E0041}", "\u{E007F}",
        "\u{1B}]0;title\u{7}", "\u{1B}]52;c;eA==\u{1B}\\", "\u{1B}[6n", "\u{9B}31m", "\u{1B}Pq",
      ]
    /// All of it as one word that is harmless at both ends.
    static let word = "a" + corpus.map { $0 + "." }.joined() + "z"

    /// What of some output could act on a terminal or hide.
    private func acting(_ bytes: [UInt8]) -> [String] {
      let text = String(decoding: bytes, as: UTF8.self)
      let isWhole = Array(text.utf8) == bytes
      let found = text.unicodeScalars.filter { scalar in
        switch scalar.value {
        // Lines and tabs are layout.
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x200B, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF,
          0xE0000...0xE007F:
          true
        default: false
        }
      }
      return found.map { String($0.value, radix: 16) } + (isWhole ? [] : ["no UTF-8"])
    }

    @Test(arguments: [
      ["check", word], ["check", "--json", word], ["show", word], ["interview", word],
      ["list", word],
      ["evaluate", word], ["export", "--format", word, "--output", "-"],
      ["export", "--format", "csv", "--output", "-", "--since", word], ["batch", "verify", word],
      ["batch", "import", word], ["batch", "receipts", word], ["keys", "show", word],
      ["withdraw", word, "--yes"], ["sync", "--to", word], ["sync", "--token-file", word],
      ["doctor", "--questionnaires", word], ["doctor", "--store", "/nowhere/" + word],
      ["diff", word, word], ["simulate", word], ["--language", word], ["--" + word], [word],
    ])
    func `no word on canvass's command line comes out as it is`(arguments: [String]) throws {
      let finished = try Account().canvass(arguments)
      #expect(acting(finished.output) == [], "\(finished.text)")
      #expect(acting(Array(finished.notices.utf8)) == [], "\(finished.notices)")
      #expect(!(finished.text + finished.notices).isEmpty)
    }

    @Test(arguments: [
      ["import", word], ["--" + word], [word], ["records", "--database", "/nowhere/" + word],
      ["serve", "--listen", word], ["token", "revoke", word], ["erase", word],
    ])
    func `no word on the collector's command line comes out as it is`(arguments: [String]) throws {
      let account = try Account()
      let job = try Job(Programs.collector, arguments, environment: account.environment)
      let finished = try Finished(job, within: .seconds(20))
      #expect(acting(finished.output) == [], "\(finished.text)")
      #expect(acting(Array(finished.notices.utf8)) == [], "\(finished.notices)")
    }

    @Test func `a line break in a file's name begins no line of its own`() throws {
      let account = try Account()
      for name in ["a\nstore: fine", "a\rstore: fine"] {
        let file = account.path(name)
        for arguments in [["check", file], ["interview", file], ["batch", "verify", file]] {
          let finished = try account.canvass(arguments)
          #expect(finished.notices.contains("a\\"), "\(finished.notices)")
          #expect(!finished.notices.split(whereSeparator: \.isNewline).contains("store: fine"))
        }
      }
    }

    @Test func `files that hold it are refused, and their words do not come out`() throws {
      let account = try Account()
      let raw: [UInt8] = [0x7B, 0x22, 0x9B, 0x33, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x22, 0x7D]
      let surrogate = Array(#"{"id": "\ud800", "title": "\udfff\ud800"}"#.utf8)
      let written = Array(Self.word.utf8)
      for (index, bytes) in [raw, surrogate, written].enumerated() {
        let file = try account.write(bytes, to: "q\(index).json")
        for arguments in [
          ["check", file], ["check", "--json", file], ["interview", file],
          ["batch", "verify", file],
          ["keys", "show", file],
        ] {
          let finished = try account.canvass(arguments)
          #expect(acting(finished.output + Array(finished.notices.utf8)) == [], "\(arguments)")
          #expect(finished.ending != .exited(0), "\(arguments)")
        }
        try account.write(bytes, to: "config/canvass/config.json")
        let finished = try account.canvass("list").exited(1)
        #expect(acting(Array(finished.notices.utf8)) == [])
        try FileManager.default.removeItem(atPath: account.path("config"))
      }
    }
  }
}
