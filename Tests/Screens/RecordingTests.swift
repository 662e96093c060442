import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// Sound, as the person at the keys notices it.
@Suite struct RecordingTests {
  private static let items = """
    {"type": "select_one", "name": "may", "label": "May I record?", "choices": "yes_no"},
    {"type": "text", "name": "first", "label": "First?"},
    {"type": "text", "name": "second", "label": "Second?"}
    """

  private func story(_ recorded: String = #""all""#, language: String = "en") throws -> Story {
    let json = """
      {"id": "i", "version": "1", "title": {"en": "Inline", "fr": "Ici"}, "languages": ["en", "fr"],
       "recording": {"consent": "may", "answer": "yes", "items": \(recorded)},
       "choices": {"yes_no": [{"name": "yes", "label": {"en": "Yes", "fr": "Oui"}},
                              {"name": "no", "label": {"en": "No", "fr": "Non"}}]},
       "items": [\(Self.items)]}
      """
    return try Story(.init(name: "i.json", bytes: Array(json.utf8)), language: language)
  }

  private static let file = "recording-1.wav"

  /// Consent is given, and the recorder runs.
  private func recorded() throws -> Story {
    var story = try story()
    story.press(.character("1"))
    story.receive(.recording(id: Story.id, file: Self.file))
    return story
  }

  private func events(_ story: Story) -> [Recording] {
    story.saved.compactMap {
      if case .recording(let recording) = $0.event { recording } else { nil }
    }
  }

  private var title: (Story) -> String { { $0.lines[0] } }

  @Test func `only consent starts the recorder, and the title shows that it runs`() throws {
    var story = try story()
    #expect(story.recorder == [])
    story.press(.character("2"))
    #expect(story.recorder == [] && !title(story).contains("REC"))
    story.press(.pageUp, .character("1"))
    #expect(story.recorder == [.record])
    #expect(!title(story).contains("REC"))
    story.receive(.recording(id: Story.id, file: Self.file))
    #expect(title(story).contains("REC"))
    // While the screen is hidden it is still said.
    story.press(.control("y"))
    #expect(story.shows("REC"))
  }

  @Test func `each question has its place in the sound`() throws {
    var story = try recorded()
    story.press(.pageDown)
    story.enter("a")
    let reached = events(story).compactMap { event in
      if case .reached(let address, Self.file, let milliseconds) = event {
        (address.name, milliseconds)
      } else {
        nil
      }
    }
    #expect(reached.map(\.0).suffix(2) == ["first", "second"])
    #expect(zip(reached, reached.dropFirst()).allSatisfy { $0.1 <= $1.1 })
    #expect(reached.last?.1 ?? 0 > 1000)
    let record = try story.replayed().record(id: Story.id, questionnaire: Story.key)
    #expect(record.recordings.map(\.file) == [Self.file])
    #expect(record.recordings[0].questions.map(\.path).last == "second")
  }

  @Test func `consent withdrawn stops it, undone consent too`() throws {
    var story = try recorded()
    story.press(.pageUp, .character("2"))
    #expect(story.recorder.last == .stopRecording)
    #expect(!title(story).contains("REC"))
    guard case .ended(Self.file, let milliseconds)? = events(story).last else {
      Issue.record("not ended")
      return
    }
    #expect(milliseconds > 0)
    var undone = try recorded()
    undone.press(.control("z"))
    #expect(undone.recorder.last == .stopRecording)
  }

  @Test func `a pause stops it, and going on begins a new file`() throws {
    var story = try recorded()
    story.press(.escape)
    for _ in 0..<30 where !story.cursorLine.contains("Pause") { story.press(.down) }
    story.press(.enter)
    #expect(story.recorder == [.record, .stopRecording])
    story.press(.enter)
    #expect(story.recorder == [.record, .stopRecording, .record])
  }

  @Test func `leaving closes the file, and resuming begins a new one`() throws {
    var story = try recorded()
    story.press(.control("x"))
    #expect(story.recorder.last == .stopRecording)
    #expect(events(story).contains { if case .ended = $0 { true } else { false } })
    let resumed = try story.resumed()
    #expect(resumed.recorder.last == .record)
  }

  @Test func `a finished interview says how long its sound is`() throws {
    var story = try recorded()
    story.press(.pageDown)
    story.enter("a")
    story.enter("b")
    story.press(.character("1"), .enter)
    #expect(story.frozen?.recordings.first?.seconds ?? 0 > 1)
    #expect(story.recorder.last == .stopRecording)
  }

  @Test(arguments: [
    (Recording.Failure.missing, "no recorder is installed"),
    (.unstartable, "could not be started"), (.died, "stopped by itself"),
  ])
  func `a recorder that fails is told of, and the interview goes on`(
    failure: Recording.Failure, words: String
  ) throws {
    var story = try story()
    story.press(.character("1"))
    if failure == .died { story.receive(.recording(id: Story.id, file: Self.file)) }
    story.receive(.notRecording(id: Story.id, failure))
    #expect(story.shows(words) && !title(story).contains("REC"))
    #expect(events(story).last == .failed(failure))
    story.press(.pageDown)
    story.enter("a")
    #expect(story.shows("Second?"))
    // It is not tried again at every question.
    #expect(story.recorder.filter { $0 == .record }.count == 1)
  }

  @Test func `only the questions that are named are recorded`() throws {
    var story = try story(#"["second"]"#)
    story.press(.character("1"))
    story.press(.pageDown)
    #expect(story.recorder == [])
    story.enter("a")
    #expect(story.recorder == [.record])
    story.receive(.recording(id: Story.id, file: Self.file))
    story.press(.pageUp)
    #expect(story.recorder.last == .stopRecording)
  }

  @Test func `in French the title says so in French`() throws {
    var story = try story(language: "fr")
    story.press(.character("1"))
    story.receive(.recording(id: Story.id, file: Self.file))
    #expect(title(story).contains("ENR."))
  }
}
