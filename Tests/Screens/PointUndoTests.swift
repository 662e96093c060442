import Records
import Testing

@testable import Screens

/// Undo at a trace takes back the change of its points before it takes back other answers.
@Suite struct PointUndoTests {
  private static let items = """
    {"type": "integer", "name": "n", "label": "How many?"},
    {"type": "geotrace", "name": "way", "label": "Which way?"},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """
  private static let two = "14.01 -60.99;14.02 -60.98"

  @Test func `on screen a point that was taken away comes back first`() throws {
    var story = try Story(items: Self.items)
    story.enter("44")
    story.give(.paste("14.01,-60.99\n14.02,-60.98"))
    story.press(.up, .character("-"))
    #expect(!story.shows("14.02, -60.98"))
    story.press(.control("z"))
    #expect(story.shows("14.02, -60.98"))
    #expect(try story.answer("n") == "44")
    story.press(.enter)
    #expect(try story.answer("way") == Self.two)
  }

  @Test func `typing and points come back in the order in which they went`() throws {
    var story = try Story(items: Self.items)
    story.press(.enter)
    story.enter("13.92, -60.95")
    story.type("14")
    story.press(.up, .delete)
    #expect(!story.shows("13.92, -60.95"))
    story.press(.control("z"))
    #expect(story.shows("13.92, -60.95"))
    story.press(.control("z"), .control("z"))
    #expect(!story.shows("  1  13.92"))
    #expect(story.shows("13.92, -60.95"), "it is typed again")
  }

  @Test func `in plain mode - and ~ leave every answer as it was`() throws {
    var dialog = try Dialog(Self.items)
    dialog.type("44", "14.01, -60.99", "14.02, -60.98", "-")
    let said = dialog.type("~")
    #expect(said.contains("  2 14.02, -60.98"), "\(said)")
    #expect(dialog.focused == "way")
    #expect(try dialog.answer("n") == "44")
    dialog.type(".")
    #expect(try dialog.answer("way") == Self.two)
  }

  @Test func `in plain mode an answer whose points were all taken away comes back`() throws {
    var dialog = try Dialog(Self.items)
    dialog.type("44", "14.01, -60.99", "14.02, -60.98", ".", "<")
    dialog.type("-", "-")
    let said = dialog.type("~", "~")
    #expect(said.contains("  2 14.02, -60.98"), "\(said)")
    #expect(try dialog.answer("n") == "44")
    #expect(try dialog.answer("way") == Self.two)
    dialog.type("~")
    #expect(try dialog.answer("way").isEmpty, "then the answer itself")
  }
}
