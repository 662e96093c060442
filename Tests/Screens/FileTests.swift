import Interviews
import Records
import Terminal
import TestKit
import Testing
import Values

@testable import Screens

/// A file as an answer, as a person at the keys notices it.
@Suite struct FileTests {
  private static let items = """
    {"type": "image", "name": "photo", "label": "Photo?", "required": true,
     "nonresponse": ["refused"]}, {"type": "text", "name": "after", "label": "After?"}
    """
  private static let photo = Records.Attachment(
    file: "photo-1.jpg", size: 1_234_567, sha256: String(repeating: "ab", count: 32),
    mediaType: "image/jpeg")

  private func story() throws -> Story { try Story(items: Self.items) }

  private func listing(_ folder: String) -> FolderListing {
    FolderListing(
      folder: folder,
      [
        .init(name: ".hidden", isFolder: false), .init(name: "me.jpg", isFolder: false),
        .init(name: "meadow.jpg", isFolder: false), .init(name: "Pictures", isFolder: true),
      ])
  }

  private func request(_ path: String) -> FileRequest {
    FileRequest(
      interview: Story.id, address: Address("photo"), type: .image, path: path, isKept: true)
  }

  // MARK: Paths

  @Test(arguments: [
    ("  pictures/me.jpg ", "pictures/me.jpg"),
    ("'/home/ana/My photo.jpg'", "/home/ana/My photo.jpg"),
    ("\"/a/b c.jpg\"", "/a/b c.jpg"), ("/a/My\\ photo.jpg", "/a/My photo.jpg"),
    ("'it'\\''s.jpg'", "it's.jpg"), ("l'été.jpg", "l'été.jpg"),
    ("file:///home/ana/My%20photo.jpg", "/home/ana/My photo.jpg"),
    ("file://host/a/%C3%A9.jpg", "/a/é.jpg"), ("~/me.jpg", "~/me.jpg"),
  ])
  func `a path is read as it is typed, pasted and dragged in`(typed: String, path: String) {
    #expect(TypedPath(typed).text == path)
  }

  @Test func `Tab completes as far as the names agree, then to the whole name`() throws {
    var story = try story()
    story.type("m")
    #expect(story.listed == [""])
    story.receive(.listed(listing("")))
    #expect(story.shows("me.jpg") && story.shows("meadow.jpg") && !story.shows(".hidden"))
    story.press(.tab)
    #expect(story.cursorLine.contains("me"))
    story.type("a")
    story.press(.tab)
    #expect(story.cursorLine.contains("meadow.jpg"))
    // The same folder is not looked up for every letter.
    #expect(story.listed == [""])
  }

  @Test func `a folder in the list is gone into, a file is taken`() throws {
    var story = try story()
    story.type("p")
    story.receive(.listed(listing("")))
    story.press(.down, .enter)
    #expect(story.cursorLine.contains("Pictures/"))
    #expect(story.listed == ["", "Pictures/"])
    story.receive(.listed(listing("Pictures/")))
    story.press(.down, .down, .enter)
    #expect(story.attached == [request("Pictures/me.jpg")])
  }

  // MARK: Keeping

  @Test func `the copy is the answer, and its size and digest are shown`() throws {
    var story = try story()
    story.enter("me.jpg")
    #expect(story.attached == [request("me.jpg")])
    story.receive(.attaching(request("me.jpg"), done: 500_000, total: 1_234_567))
    #expect(story.shows("Copying: 500 kB of 1.2 MB"))
    story.receive(.attached(request("me.jpg"), Self.photo))
    #expect(story.shows("Kept as photo-1.jpg, 1.2 MB"))
    #expect(story.shows("SHA-256 abababab"))
    #expect(try story.answer("photo") == "photo-1.jpg")
    #expect(try story.replayed().attachments["photo-1.jpg"] == Self.photo)
    story.press(.enter)
    #expect(story.shows("After?"))
  }

  @Test func `nothing of the path that was typed is kept`() throws {
    var story = try story()
    story.type("secret-name.jpg")
    story.wait()
    story.press(.pageUp)
    #expect(!story.saved.contains { "\($0.event)".contains("secret") })
  }

  @Test func `a file that will not do is refused with what would be right`() throws {
    var story = try story()
    story.enter("notes.txt")
    story.receive(.notAttached(request("notes.txt"), .wrongKind(.image)))
    #expect(story.shows("! That is no picture. Right would be JPEG"))
    #expect(story.cursorLine.contains("notes.txt"))
    #expect(try story.answer("photo") == "")
  }

  @Test func `a question that needs a file is not left without, nor while it is copied`() throws {
    var story = try story()
    story.press(.enter)
    #expect(story.shows("! ") && story.shows("Photo?"))
    story.enter("me.jpg")
    story.press(.control("n"))
    #expect(story.shows("still being copied"))
    story.receive(.notAttached(request("me.jpg"), .notFound))
    story.press(.control("n"))
    #expect(story.shows("not kept yet"))
    story.press(.control("u"), .down, .enter)
    #expect(story.shows("After?"))
  }

  @Test func `^U takes the file away, undo brings it back with all that is known of it`() throws {
    var story = try story()
    story.enter("me.jpg")
    story.receive(.attached(request("me.jpg"), Self.photo))
    story.press(.control("u"))
    #expect(try story.answer("photo") == "")
    #expect(try story.replayed().record(id: Story.id, questionnaire: Story.key).attachments == [])
    story.press(.control("z"))
    let record = try story.replayed().record(id: Story.id, questionnaire: Story.key)
    #expect(record.attachments.map(\.attachment) == [Self.photo])
    #expect(record.attachments.map(\.path) == ["photo"])
  }

  @Test func `who leaves while a file is copied leaves nothing behind`() throws {
    var story = try story()
    story.enter("me.jpg")
    story.press(.control("x"))
    #expect(story.droppedFiles == 1)
    story.receive(.attached(request("me.jpg"), Self.photo))
    #expect(try story.answer("photo") == "")
  }

  @Test func `a respondent alone is not shown the names of the interviewer's files`() throws {
    let json = #"{"id": "i", "version": "1", "title": "I", "items": ["# + Self.items + "]}"
    var story = try Story(
      .init(name: "i.json", bytes: Array(json.utf8)), language: "", mode: .casi)
    story.type("m")
    #expect(story.listed == [])
  }

  @Test func `in a narrow window the field and the reasons are still there`() throws {
    var story = try Story(items: Self.items, columns: 40, rows: 10)
    #expect(story.shows("Path of the file") && story.shows("R  "))
    story.type("m")
    story.receive(.listed(listing("")))
    story.press(.down)
    #expect(story.cursorLine.contains("me.jpg"))
  }
}
