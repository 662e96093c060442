import Interviews
import Records
import Terminal
import Values

/// Keys while something lies over the question.
extension InterviewScreen {
  mutating func handleOverlay(
    _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    if case .hidden = overlay {
      if key == .enter { overlay = nil }
      return
    }
    if case .paused = overlay {
      handlePaused(key, situation, &commands)
      return
    }
    if table.act(for: key) == .redraw { commands.append(.redraw) }
    if table.act(for: key) == .leave {
      closeNote(situation, &commands)
      keepPlace(situation, into: &commands)
      commands.append(.leave)
      return
    }
    if table.act(for: key) == .hide {
      closeNote(situation, &commands)
      overlay = .hidden
      return
    }
    let pages = pagesAbove(overlay, in: Chrome.body(of: situation.size)).count
    if overlay?.leaflet?.handle(key, pages: pages) == true { return }
    switch overlay {
    case .menu(var menu):
      let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .menu(menu)
      handleMenu(reaction, key, situation, &commands)
    case .outline(var page):
      let reaction = page.handle(key, page: situation.rows)
      overlay = .outline(page)
      handleOutline(reaction, key, situation, &commands)
    case .find(var menu):
      let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .find(menu)
      handleJump(reaction, key, fromCheck: false, situation, &commands)
    case .languages(var menu):
      let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .languages(menu)
      if case .picked(let choice) = reaction {
        overlay = nil
        speak(choice, situation, &commands)
      } else if closes(key) {
        overlay = nil
      }
    case .check(var page):
      if key == .tab || key == .backTab {
        let filter = page.filter.turned(by: key == .tab ? 1 : -1)
        overlay = .check(CheckPage(filter, situation))
        return
      }
      if case .line(let line) = key, let filter = QuestionFilter(line: line) {
        overlay = .check(CheckPage(filter, situation))
        return
      }
      let reaction = page.menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .check(page)
      handleJump(reaction, key, fromCheck: true, situation, &commands)
    case .help(var page):
      overlay = page.handle(key, situation.size) ? .help(page) : nil
    case .noAnswer(var menu, let node):
      let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .noAnswer(menu, node)
      handleReason(reaction, node, key, situation, &commands)
    case .note(let page): handleNote(page, key, situation, &commands)
    case .unlikely(let page): handleUnlikely(page, key, situation, &commands)
    case .breakOff(let page): handleBreakOff(page, key, situation, &commands)
    case .codes(let menu, let node, let passage):
      handleCodes(menu, node, passage, key, situation, &commands)
    case .tags(let menu, let node): handleTags(menu, node, key, situation, &commands)
    case .removal(var menu, let removal):
      let reaction = menu.handle(key, at: situation.now.milliseconds, page: situation.rows)
      overlay = .removal(menu, removal)
      handleRemoval(reaction, removal, key, situation, &commands)
    case .leaving(let menu): handleLeaving(menu, key, situation, &commands)
    case .hidden, .paused, nil: break
    }
  }

  func closes(_ key: Key) -> Bool {
    let act = table.act(for: key)
    return act == .menu || act == .goBack && key != .pageUp
  }

  private mutating func handleMenu(
    _ reaction: Menu<MenuChoice>.Reaction, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .picked(.stay): overlay = nil
    case .picked(.act(let act)):
      overlay = nil
      message = ""
      perform(act, key, situation, &commands)
    case .changed: break
    case .none:
      if closes(key) {
        overlay = nil
      } else if let act = table.act(for: key), act != .goOn {
        // A key that does something elsewhere does it from here too.
        overlay = nil
        perform(act, key, situation, &commands)
      }
    }
  }

  private mutating func handleJump(
    _ reaction: Menu<OutlineChoice>.Reaction, _ key: Key, fromCheck: Bool, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .picked(let choice):
      overlay = nil
      returnsToCheck = fromCheck && choice.stop != .end
      lead(to: choice, situation, &commands)
      message = returnsToCheck ? words[.checkReturn] : ""
    case .changed: break
    case .none:
      if closes(key) { overlay = nil }
      if key == .character("?") {
        overlay = .help(HelpPage(stop, body, situation, table))
      }
    }
  }

  private mutating func handleOutline(
    _ reaction: OutlinePage.Reaction, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .picked(let choice):
      handleJump(.picked(choice), key, fromCheck: false, situation, &commands)
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    }
  }

  private mutating func handleReason(
    _ reaction: Menu<Nonresponse>.Reaction, _ node: NodeID, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .picked(let reason):
      overlay = nil
      declineFromOverlay(reason, node, situation, &commands)
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    }
  }

  private mutating func declineFromOverlay(
    _ reason: Nonresponse, _ node: NodeID, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    complaint = nil
    react(to: .decline(node, reason), situation, &commands)
  }

  private mutating func handleNote(
    _ page: NotePage, _ key: Key, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) {
    var page = page
    let act = table.act(for: key)
    if act == .menu || act == .goOn || act == .goBack {
      closeNote(situation, &commands)
      return
    }
    if act == .nextPart || act == .previousPart {
      page.turnFlag()
    } else if case .line(let kind) = key {
      page.point(at: kind)
    } else if page.editor.handle(key, width: max(8, situation.columns - 8)) {
      noteTyping(situation.now)
    }
    overlay = .note(page)
  }

  /// Closing keeps: losing text is never what happens by mistake.
  mutating func closeNote(_ situation: Situation, _ commands: inout [InterviewCommand]) {
    guard case .note(let page) = overlay else { return }
    overlay = nil
    if keep(page, situation, &commands) { message = words[.noteKept] }
  }

  /// Keeps what the note says now; false if that is what is kept already.
  @discardableResult
  mutating func keep(
    _ page: NotePage, _ situation: Situation, _ commands: inout [InterviewCommand]
  ) -> Bool {
    let text = Reading.trimmed(page.editor.text)
    switch page.subject {
    case .interview:
      guard text != interview.observation else { return false }
      return apply(.sitting(.observed(text)), situation.now, into: &commands)
    case .question(let node):
      let address = interview.address(of: node)
      var isNew = false
      if page.flag != interview.flag(node) {
        isNew = apply(.marked(address, .flag(page.flag)), situation.now, into: &commands)
      }
      guard text != interview.note(node) else { return isNew }
      return apply(.noted(address, text), situation.now, into: &commands)
    }
  }

  private mutating func handleRemoval(
    _ reaction: Menu<Bool>.Reaction, _ removal: Removal, _ key: Key, _ situation: Situation,
    _ commands: inout [InterviewCommand]
  ) {
    switch reaction {
    case .picked(let remove):
      overlay = nil
      guard remove else { return }
      let address = interview.address(of: removal.roster)
      guard
        apply(
          .instanceRemoved(address, identity: removal.identity), situation.now, into: &commands)
      else { return }
      message = words[.rosterRemoved]
      refreshBody(situation)
    case .changed: break
    case .none: if closes(key) { overlay = nil }
    }
  }
}
