import Records
import Terminal
import Values

/// Home and its lists.
extension PlainApp {
  mutating func takeAround(_ line: String, _ now: Moment) -> [Command] {
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
    default: return []
    }
    return app.update(.key(.enter), at: now)
  }

  private var list: PlainList? {
    switch app.around {
    case .home(let menu): PlainList(menu)
    case .picker(let menu, _): PlainList(menu)
    case .resume(let menu): PlainList(menu)
    default: nil
    }
  }

  func aroundView() -> (lines: [String], prompt: String) {
    guard let list else { return ([], "") }
    switch app.around {
    case .home:
      let protection = Markup.plain(words[.homeProtection])
      return (
        [words[.homeQuestion]] + list.entries.map(homeLine) + [protection, words[.plainUsageHome]],
        prompt(words[.plainNumber])
      )
    case .picker(_, let isPractice):
      return listView(
        list, heading: words[isPractice ? .pickerPractice : .pickerTitle],
        none: words[.pickerNone])
    case .resume:
      return listView(list, heading: words[.resumeTitle], none: words[.resumeNone])
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
