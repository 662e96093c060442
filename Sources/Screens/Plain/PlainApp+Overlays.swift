import Interviews
import Questionnaires
import Records
import Values

/// What lies over a question: lists to pick one of.
extension PlainApp {
  mutating func takeOverlay(_ line: String, _ now: Moment) -> [Command] {
    guard let overlay = app.interview?.overlay, let list = overlay.plainList else {
      return close(now)
    }
    switch PlainLine(line, isText: false) {
    case .enter, .sign(.back): return close(now)
    case .sign(.stop):
      look = PlainLook()
      return app.update(.key(.control("x")), at: now)
    case .sign(.help):
      news += helpLines(isHome: false)
      return []
    case .text(let text):
      if case .noAnswer(_, let node) = overlay, Numerals.number(text) == 0 {
        return takeAway(node, now)
      }
      guard let entry = find(text, in: list) else { return [] }
      return pick(entry, now)
    case .sign(.outline(let number?)):
      guard let entry = find(String(number), in: list) else { return [] }
      return pick(entry, now)
    case .sign, .stray:
      complain(words[.messageSomethingWrong])
      return []
    }
  }

  private mutating func close(_ now: Moment) -> [Command] {
    look = PlainLook()
    app.interview?.overlay = nil
    beginPassage()
    return []
  }

  /// Takes an entry of the list that lies over the question, as Enter on its line does.
  mutating func pick(_ entry: PlainList.Entry, _ now: Moment) -> [Command] {
    look = PlainLook()
    let removal = app.interview?.overlay?.removal
    app.interview?.overlay?.point(at: entry.place)
    let commands = app.update(.key(.enter), at: now)
    if commands.keepsAnswer {
      news.append(words[.plainSaved])
    } else if let removal, commands.keeps({ if case .instanceRemoved = $0 { true } else { false } })
    {
      app.interview?.message = ""
      news.append(words(.plainRemoved, removal.name))
    }
    beginPassage()
    return commands
  }

  /// Neither an answer nor a reason: as an emptied field on screen.
  private mutating func takeAway(_ node: NodeID, _ now: Moment) -> [Command] {
    let commands = app.work(at: now) { screen, situation, commands in
      screen.overlay = nil
      screen.react(to: .give(node, ""), situation, &commands)
      screen.refreshBody(situation)
    }
    if commands.keepsAnswer { news.append(words[.plainSaved]) }
    beginPassage()
    return commands
  }

  func overlayView(
    _ overlay: Overlay, _ situation: Situation
  ) -> (lines: [String], prompt: String) {
    guard let list = overlay.plainList else { return ([], prompt(words[.plainEnterBack])) }
    let interview = situation.interview
    switch overlay {
    case .noAnswer(_, let node):
      var view = listView(list, heading: words[.noAnswerTitle])
      let hasSomething =
        !interview.answer(node).isEmpty || !interview.typed(node).isEmpty
        || interview.nonresponse(node) != nil
      if hasSomething { view.lines.append("  0 " + words[.plainTakeAway]) }
      return view
    case .outline:
      var view = listView(list, heading: words(.outlineTitle, list.highest))
      view.lines.insert(words[.outlineLegend], at: 1)
      return view
    case .check:
      var view = listView(list, heading: words[.checkTitle])
      // The list names the key for what is a sign here.
      view.lines = view.lines.map {
        $0.replacing(words[.errorRequired], with: words[.plainRequired])
      }
      return view
    case .removal(_, let removal):
      let view = listView(list, heading: words(.rosterRemoveTitle, removal.name))
      return ([view.lines[0]] + loss(removal, situation) + view.lines.dropFirst(), view.prompt)
    default: return listView(list, heading: "")
    }
  }

  /// What goes with an instance: its answers, one a line.
  private func loss(_ removal: Removal, _ situation: Situation) -> [String] {
    let interview = situation.interview
    guard
      let instance = interview.instances(of: removal.roster).first(where: {
        $0.identity == removal.identity
      })
    else { return [] }
    let answered = interview.nodes(in: instance, of: removal.roster).filter {
      interview.item($0).type.isQuestion && !interview.answer($0).isEmpty
    }
    let heading = words(
      count: answered.count, one: .plainRemovalLosesOne, many: .plainRemovalLoses)
    return [heading]
      + answered.prefix(PlainList.page).map {
        "  \(Markup.plain(interview.label($0))) \(situation.state(of: $0))"
      }
  }
}

extension Overlay {
  /// Its lines, where it is a list.
  var plainList: PlainList? {
    switch self {
    case .menu(let menu): PlainList(menu)
    case .outline(let page): PlainList(page)
    case .find(let menu): PlainList(menu)
    case .languages(let menu): PlainList(menu)
    case .check(let page): PlainList(page.menu)
    case .noAnswer(let menu, _): PlainList(menu)
    case .removal(let menu, _): PlainList(menu)
    default: nil
    }
  }

  /// Puts the focus on a line of its list.
  mutating func point(at place: Int) {
    switch self {
    case .menu(var menu):
      menu.focus = place
      self = .menu(menu)
    case .outline(var page):
      page.point(at: place)
      self = .outline(page)
    case .find(var menu):
      menu.focus = place
      self = .find(menu)
    case .languages(var menu):
      menu.focus = place
      self = .languages(menu)
    case .check(var page):
      page.menu.focus = place
      self = .check(page)
    case .noAnswer(var menu, let node):
      menu.focus = place
      self = .noAnswer(menu, node)
    case .removal(var menu, let removal):
      menu.focus = place
      self = .removal(menu, removal)
    default: break
    }
  }

  var removal: Removal? { if case .removal(_, let removal) = self { removal } else { nil } }
}

extension [Command] {
  /// Whether an event of a kind is put on disk.
  func keeps(_ isMeant: (JournalEvent) -> Bool) -> Bool {
    contains { command in
      guard case .save(_, let entries, _) = command else { return false }
      return entries.contains { isMeant($0.event) }
    }
  }

  /// Whether an answer, or a reason for none, is put on disk.
  var keepsAnswer: Bool {
    keeps { event in
      switch event {
      case .answered, .declined: true
      default: false
      }
    }
  }
}
