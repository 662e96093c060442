import Records
import Terminal
import Values

/// Home and its lists.
extension PlainApp {
  mutating func takeAround(_ line: String, _ now: Moment) -> [Command] {
    if case .settings(let page) = app.around, case .name = page.part {
      return takeName(line, now)
    }
    switch PlainLine(line, isText: false) {
    case .sign(.stop): return [.leave]
    case .sign(.help):
      news += helpLines(isHome: true)
      restates = false
      return []
    case .sign(.back): return leaveList(now)
    case .enter:
      if case .home = app.around {
        complain(words(.plainChooseNumber, list?.highest ?? 1))
        return []
      }
      return leaveList(now)
    case .text(let text): return pickAround(text, now)
    case .sign, .stray:
      complain(words[.messageSomethingWrong])
      return []
    }
  }

  private mutating func leaveList(_ now: Moment) -> [Command] {
    look = PlainLook()
    return app.update(.key(.escape), at: now)
  }

  private mutating func pickAround(_ text: String, _ now: Moment) -> [Command] {
    if case .resume = app.around, text.hasPrefix("+"), let list {
      guard let entry = find(String(text.dropFirst()), in: list) else { return [] }
      return beginFrom(entry, now)
    }
    guard let list, let entry = find(text, in: list) else { return [] }
    look = PlainLook()
    switch app.around {
    case .home(var menu):
      if menu.lines[entry.place].choice == .help {
        news += helpLines(isHome: true)
        return []
      }
      menu.focus = entry.place
      app.around = .home(menu)
    case .picker(var menu, let isPractice):
      menu.focus = entry.place
      app.around = .picker(menu, isPractice: isPractice)
    case .resume(var menu):
      menu.focus = entry.place
      app.around = .resume(menu)
    case .language(var menu, let beginner):
      menu.focus = entry.place
      app.around = .language(menu, beginner)
    case .settings(var page):
      page.point(at: entry.place)
      app.around = .settings(page)
    default: return []
    }
    return app.update(.key(.enter), at: now)
  }

  /// `+2` in the list of interviews begins a new one with the answers of the second.
  private mutating func beginFrom(_ entry: PlainList.Entry, _ now: Moment) -> [Command] {
    guard case .resume(var menu) = app.around else { return [] }
    look = PlainLook()
    menu.focus = entry.place
    app.around = .resume(menu)
    return app.update(.key(.control("n")), at: now)
  }

  /// The line behind the setting of a name: Enter leaves the name as it is, `-` takes it away.
  private mutating func takeName(_ line: String, _ now: Moment) -> [Command] {
    let typed = Reading.trimmed(line)
    if ["", "<", "."].contains(typed) { return app.update(.key(.escape), at: now) }
    guard case .settings(var page) = app.around else { return [] }
    page.write(name: typed == "-" ? "" : typed)
    app.around = .settings(page)
    return app.update(.key(.enter), at: now)
  }

  private var list: PlainList? {
    switch app.around {
    case .home(let menu): PlainList(menu)
    case .picker(let menu, _): PlainList(menu)
    case .resume(let menu): PlainList(menu)
    case .language(let menu, _): PlainList(menu)
    case .settings(let page): page.plainList
    default: nil
    }
  }

  func aroundView() -> (lines: [String], prompt: String) {
    if case .settings(let page) = app.around, case .name(let field) = page.part {
      return (
        [page.title(words)] + (field.text.isEmpty ? [] : [words(.plainPresent, field.text)]),
        prompt(words[.plainName])
      )
    }
    guard let list else { return ([], "") }
    switch app.around {
    case .home:
      let protection = Markup.plain(app.facts.protection(words))
      return (
        [words[.homeQuestion]] + list.entries.map(homeLine) + [protection, words[.plainUsageHome]],
        prompt(words[.plainNumber])
      )
    case .picker(_, let isPractice):
      return listView(
        list, heading: words[isPractice ? .pickerPractice : .pickerTitle],
        none: words[.pickerNone])
    case .resume:
      var view = listView(list, heading: words[.resumeTitle], none: words[.resumeNone])
      if list.highest > 0 { view.lines.append(words[.plainNewFrom]) }
      return view
    case .language: return listView(list, heading: words[.pickerLanguageTitle])
    case .settings(let page):
      var view = listView(list, heading: page.title(words))
      if case .list = page.part { view.lines.append(words[.settingsNextStart]) }
      return view
    default: return ([], "")
    }
  }

  /// A line of home; what stands beside it on screen is a key that does not exist here.
  private func homeLine(_ entry: PlainList.Entry) -> String {
    var entry = entry
    if entry.detail == "^X" { entry.detail = "." }
    return entry.line
  }
}

// MARK: - Lists

extension PlainApp {
  /// What a line picks of a list; nil when it narrowed it, or went on in it, or was wrong.
  mutating func find(_ text: String, in list: PlainList) -> PlainList.Entry? {
    let typed = Reading.trimmed(text)
    if typed.lowercased() == "m", lines(of: list).isPart {
      look.pages += 1
      return nil
    }
    if let number = Numerals.number(typed) {
      if let entry = list.entry(numbered: number) { return entry }
      complain(words(.plainNotInList, typed, list.highest))
      return nil
    }
    if let entry = list.entry(lettered: typed) { return entry }
    guard list.isSearchable else {
      complain(words(.plainNotInList, typed, list.highest))
      return nil
    }
    let matches = list.matches(typed)
    guard !matches.isEmpty else {
      complain(words[.listNoMatch])
      return nil
    }
    look = PlainLook()
    look.needle = typed
    return nil
  }

  func listView(
    _ list: PlainList, heading: String, none: String = ""
  ) -> (lines: [String], prompt: String) {
    guard !list.entries.isEmpty else { return ([heading, none], prompt(words[.plainEnterBack])) }
    let (lines, isPart) = lines(of: list)
    let ask: Phrase =
      isPart ? .plainListMore : list.isSearchable ? .plainListSearch : .plainListNumber
    return ([heading] + lines, prompt(words[ask]))
  }

  /// The part of a list that is said now, and whether there is more of it. Behind the end it begins
  /// again.
  private func lines(of list: PlainList) -> (lines: [String], isPart: Bool) {
    let entries = list.matches(look.needle)
    guard entries.count > PlainList.page else { return (entries.map(\.line), false) }
    let first = look.needle.isEmpty ? list.start : 0
    let begin = (first + look.pages * PlainList.page) % entries.count
    let part = entries[begin..<min(entries.count, begin + PlainList.page)]
    let place = words(.listShown, "\(begin + 1)-\(begin + part.count)", entries.count)
    return (part.map(\.line) + [place], true)
  }
}

extension SettingsPage {
  /// The list that is open.
  var plainList: PlainList? {
    switch part {
    case .list: PlainList(menu)
    case .values(_, let values): PlainList(values)
    case .name: nil
    }
  }
}
