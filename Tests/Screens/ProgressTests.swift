import Testing

@testable import Screens

/// The first number of the progress does not fall while somebody only goes on.
@Suite struct ProgressTests {
  private static let items = """
    {"type": "text", "name": "first", "label": "First?"},
    {"type": "repeat", "name": "people", "label": "People", "items": [
      {"type": "text", "name": "who", "label": "Who?"},
      {"type": "integer", "name": "age", "label": "How old?"}]},
    {"type": "text", "name": "rest", "label": "Anything else?"}
    """

  private func place(_ text: String, after words: String) throws -> Int {
    let line = text.split(separator: "\n").last { $0.contains(words) }
    let digits = try #require(line).split { !$0.isNumber }.first { Int($0) != nil }
    return try #require(digits.flatMap { Int($0) })
  }

  @Test func `in plain mode`() throws {
    var dialog = try Dialog(Self.items)
    var places: [Int] = []
    for line in ["a", "+", "Ann", "30", "+", "Bob", "31", ""] {
      places.append(try place(dialog.type(line), after: " of about "))
    }
    #expect(places == places.sorted(), "\(places)")
  }

  @Test func `on screen when a removal is undone`() throws {
    var story = try Story(items: Self.items)
    story.enter("a")
    story.press(.character("+"))
    story.enter("Ann")
    story.enter("30")
    let before = try place(story.text, after: " of about ")
    story.press(.up, .up, .character("-"), .enter)
    story.press(.control("z"))
    #expect(story.shows("People 1"))
    #expect(try place(story.text, after: " of about ") >= before)
  }
}
