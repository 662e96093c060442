import Interviews
import Records
import Values

/// Files as answers, line by line: the path is typed, and what came of it is said.
extension PlainApp {
  /// Whether a line that begins as a sign does is a path below the home folder.
  func isPath(_ line: String) -> Bool {
    guard let screen = app.interview, screen.overlay == nil, let node = screen.focusNode else {
      return false
    }
    return screen.interview.item(node).type.isFile && Reading.trimmed(line).hasPrefix("~/")
  }

  mutating func attach(_ text: String, to node: NodeID, _ now: Moment) -> [Command] {
    app.work(at: now) { screen, situation, commands in
      screen.complaint = nil
      screen.react(to: .attach(node, path: TypedPath(text).text), situation, &commands)
    }
  }

  /// What came of the copying, as the screen has it by now.
  mutating func sayFile(_ reply: Reply) {
    guard let screen = app.interview else { return }
    switch reply {
    case .attached(let request, let attachment):
      guard let node = screen.interview.node(at: request.address),
        screen.interview.answer(node) == attachment.file
      else { return sayRefusal(screen) }
      news.append(words(.fileKeptAs, attachment.file, words.size(attachment.size)))
      news.append("SHA-256 " + attachment.sha256)
    case .notAttached: sayRefusal(screen)
    default: break
    }
  }

  private mutating func sayRefusal(_ screen: InterviewScreen) {
    guard let complaint = screen.complaint else { return }
    complain(complaint.hasPrefix("! ") ? String(complaint.dropFirst(2)) : complaint)
  }
}
