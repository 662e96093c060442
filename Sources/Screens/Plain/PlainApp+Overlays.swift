import Interviews
import Questionnaires
import Records
import Values

/// What lies over a question: lists to pick one of.
extension PlainApp {
  mutating func takeOverlay(_ line: String, _ now: Moment) -> [Command] {
    guard let overlay = app.interview?.overlay else { return [] }
    if case .paused = overlay { return takePaused(line, now) }
    if overlay.reason != nil { return takeReason(line, now) }
    guard let list = list(of: overlay) else { return close(now) }
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
    case .sign(.checkAll(let number?)):
      guard case .check = overlay else {
        complain(words[.messageSomethingWrong])
        return []
      }
      return filterCheck(number, now)
    case .sign, .stray:
      complain(words[.messageSomethingWrong])
      return []
    }
  }

  mutating func close(_ now: Moment) -> [Command] {
    look = PlainLook()
    app.interview?.overlay = nil
    beginPassage()
    return []
  }

  /// Takes an entry of the list that lies over the question, as Enter on its line does.
  mutating func pick(_ entry: PlainList.Entry, _ now: Moment) -> [Command] {
    look = PlainLook()
    if case .menu(let menu)? = app.interview?.overlay {
      return pick(menu.lines[safe: entry.place]?.choice, now)
    }
    let overlay = app.interview?.overlay
    if case .leaving? = overlay, let alone {
      return alone.stops[safe: entry.place].map { stop($0.press, now) } ?? []
    }
    let removal = overlay?.removal
    let declined = overlay?.declined
    app.interview?.overlay?.point(at: entry.place)
    var commands = app.update(.key(.enter), at: now)
    if commands.keepsAnswer {
      news.append(words[.plainSaved])
    } else if let removal, commands.keeps({ if case .instanceRemoved = $0 { true } else { false } })
    {
      app.interview?.message = ""
      news.append(words(.plainRemoved, removal.name))
    }
    if let declined, commands.keepsAnswer { commands += leavePage(after: declined, now) }
    if case .check? = overlay { sayComplaint() }
    beginPassage()
    return commands
  }

  /// The list of all answers, what is of one kind.
  mutating func filterCheck(_ number: Int, _ now: Moment) -> [Command] {
    guard let filter = QuestionFilter.allCases[safe: number - 1] else {
      complain(words(.plainNotInList, number, QuestionFilter.allCases.count))
      return []
    }
    look = PlainLook()
    return app.work(at: now) { screen, situation, _ in
      screen.overlay = .check(CheckPage(filter, situation))
    }
  }

  /// `Show =1 all (now), =2 left, ...`.
  private func filterLine(_ page: CheckPage) -> String {
    let names = QuestionFilter.allCases.enumerated().map { index, filter in
      let name = "=\(index + 1) \(words[filter.phrase])"
      return filter == page.filter ? words(.plainNow, name) : name
    }
    return words(.filterShow, names.joined(separator: ", "))
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
    if case .paused = overlay { return ([words[.plainPaused]], prompt(words[.plainEnterOn])) }
    if let reason = overlay.reason { return reasonView(reason, overlay, situation) }
    guard let list = overlay.plainList else { return ([], prompt(words[.plainEnterBack])) }
    let interview = situation.interview
    switch overlay {
    case .unlikely(let page):
      return listView(list, heading: words(.unlikelyTitle, page.message))
    case .breakOff: return listView(list, heading: words[.breakOffTitle])
    case .tags: return listView(list, heading: words[.plainTags])
    case .menu: return listView(list, heading: words[.plainMenu])
    case .languages: return listView(list, heading: words[.languageTitle])
    case .find: return listView(list, heading: words[.findTitle], none: words[.listNoMatch])
    case .noAnswer(_, let node):
      var view = aloneView(overlay) ?? listView(list, heading: words[.noAnswerTitle])
      let hasSomething =
        !interview.answer(node).isEmpty || !interview.typed(node).isEmpty
        || interview.nonresponse(node) != nil
      if hasSomething { view.lines.append("  0 " + words[.plainTakeAway]) }
      return view
    case .outline:
      var view = listView(list, heading: words(.outlineTitle, list.highest))
      view.lines.insert(words[.outlineLegend], at: 1)
      return view
    case .check(let page):
      var view = listView(list, heading: words[.checkTitle])
      view.lines.insert(filterLine(page), at: 1)
      // The list names the key for what is a sign here.
      view.lines = view.lines.map {
        $0.replacing(words[.errorRequired], with: words[.plainRequired])
      }
      return view
    case .removal(_, let removal):
      let view = listView(list, heading: words(.rosterRemoveTitle, removal.name))
      return ([view.lines[0]] + loss(removal, situation) + view.lines.dropFirst(), view.prompt)
    case .leaving:
      if let view = aloneView(overlay) { return view }
      let view = listView(list, heading: words[.fleetingLeaveTitle])
      return ([view.lines[0], words[.fleetingLeaveText]] + view.lines.dropFirst(), view.prompt)
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
    case .leaving(let menu): PlainList(menu)
    case .unlikely(let page): PlainList(page.page.menu)
    case .breakOff(let page): PlainList(page.menu)
    case .codes(let menu, _, _): PlainList(menu)
    case .tags(let menu, _): PlainList(menu)
    case .help, .note, .paused, .hidden: nil
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
    case .leaving(var menu):
      menu.focus = place
      self = .leaving(menu)
    case .removal(var menu, let removal):
      menu.focus = place
      self = .removal(menu, removal)
    case .unlikely(var page):
      page.page.point(at: place)
      self = .unlikely(page)
    case .breakOff(var page):
      page.point(at: place)
      self = .breakOff(page)
    case .codes(var menu, let node, let passage):
      menu.focus = place
      self = .codes(menu, node, passage)
    case .tags(var menu, let node):
      menu.focus = place
      self = .tags(menu, node)
    case .help, .note, .paused, .hidden: break
    }
  }

  var removal: Removal? { if case .removal(_, let removal) = self { removal } else { nil } }

  /// The question that a reason for no answer is picked for.
  var declined: NodeID? { if case .noAnswer(_, let node) = self { node } else { nil } }
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
