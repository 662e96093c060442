import Records
import Screens
import Terminal
import Testing

/// A disk that takes nothing: the ways out, on screen.
@Suite struct UnsavedTests {
  func refused() throws -> (Story, [Command]) {
    var story = try Story()
    story.press(.enter)
    let commands = story.app.update(.key(.character("1")), at: story.now)
    story.receive(.notSaved(commands, "the disk is full"))
    return (story, commands)
  }

  @Test func `the whole interview can be kept on another medium`() throws {
    var (story, commands) = try refused()
    #expect(story.shows("^E"))
    story.press(.control("e"))
    #expect(story.shows("A folder on another medium"))
    story.type("/media/stick")
    #expect(story.cursorLine.contains("/media/stick"))
    let asked = story.app.update(.key(.enter), at: story.now)
    guard case .rescue(let endangered, "/media/stick")? = asked.first, asked.count == 1 else {
      Issue.record("nothing was asked")
      return
    }
    #expect(endangered.interview == Story.id)
    let journal = try #require(endangered.journal)
    #expect(journal.map(\.sequence) == Array(1...journal.count))
    #expect(endangered.unsaved.last == journal.last)

    story.receive(.rescued(file: "/media/stick/rescued.cvm", isProtected: false))
    #expect(story.shows("/media/stick/rescued.cvm"))
    #expect(story.shows("this device alone"))
    #expect(story.app.update(.key(.enter), at: story.now).count == commands.count)
  }

  @Test func `whoever kept it elsewhere leaves with nothing lost`() throws {
    var (story, _) = try refused()
    story.receive(.rescued(file: "/media/stick/rescued.cvm", isProtected: true))
    story.press(.control("x"))
    #expect(story.hasLeft)
  }

  @Test func `a medium that fails is told, and another can be tried`() throws {
    var (story, _) = try refused()
    story.press(.control("e"))
    story.press(.escape)
    #expect(story.shows("the disk is full"))
    story.receive(.notRescued("there is no such folder"))
    #expect(story.shows("there is no such folder"))
    story.press(.control("e"))
    story.give(.paste("/media/other"))
    let asked = story.app.update(.key(.enter), at: story.now)
    guard case .rescue(_, "/media/other")? = asked.first else {
      Issue.record("nothing was asked")
      return
    }
  }

  @Test func `in plain mode a path keeps it there, and nothing else is taken for one`() throws {
    var dialog = try Dialog(DialogTests.walls, choices: DialogTests.lists)
    dialog.type("Amina")
    dialog.diskFault = "the disk is full"
    #expect(dialog.type("2").contains("keeps the whole interview there"))
    dialog.type("/media/stick")
    #expect(dialog.rescued == ["/media/stick"])
    dialog.receive(.rescued(file: "/media/stick/rescued.cvm", isProtected: true))
    #expect(dialog.said.contains("/media/stick/rescued.cvm"))
    dialog.type("iron")
    #expect(dialog.rescued == ["/media/stick"])
  }
}
