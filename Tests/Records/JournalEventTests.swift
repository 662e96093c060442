import JSONDocuments
import Records
import Testing

/// What journals gained later, and journals from before.
@Suite struct JournalEventTests {
  private func read(_ text: String) throws -> JournalEvent {
    try JournalEvent(json: Array(text.utf8))
  }

  @Test func `a caret is kept where there is one, and missed where there is none`() throws {
    let typed = JournalEvent.typed(Address("a"), "Jean", caret: 2)
    #expect(JSONWriter.text(typed.json).contains(#""caret":2"#))
    #expect(try read(JSONWriter.text(typed.json)) == typed)
    let before = #"{"event":"typed","item":"a","text":"Jean"}"#
    #expect(try read(before) == .typed(Address("a"), "Jean"))
    #expect(JSONWriter.text(JournalEvent.typed(Address("a"), "Jean").json) == before)
  }

  @Test func `an interview says which one it began from`() throws {
    let based = JournalEvent.began(Beginning(language: "en", seed: 1, basedOn: "uuid:1"))
    #expect(try read(JSONWriter.text(based.json)) == based)
    let plain = JournalEvent.began(Beginning(language: "en", seed: 1))
    #expect(!JSONWriter.text(plain.json).contains("based_on"))
    #expect(try read(JSONWriter.text(plain.json)) == plain)
  }

  @Test func `what was drawn before a move is kept, with whom it was drawn by`() throws {
    let drawn = DrawnByChance(
      moves: 2,
      values: [
        DrawnByChance.Value(Address("arm"), "1", kind: .number),
        DrawnByChance.Value(Address("code", in: [3, 1]), "4F7QX0", kind: .text),
      ])
    let moved = JournalEvent.began(Beginning(language: "en", seed: 1, drawn: drawn))
    #expect(try read(JSONWriter.text(moved.json)) == moved)
    let plain = JournalEvent.began(Beginning(language: "en", seed: 1))
    #expect(!JSONWriter.text(plain.json).contains("drawn"))
  }
}
