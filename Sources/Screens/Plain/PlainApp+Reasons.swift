import Records
import Values

/// Picks that want a reason in the person's own words, and pauses.
extension PlainApp {
  /// The line behind a pick is its reason; `<` goes back to the list.
  mutating func takeReason(_ line: String, _ now: Moment) -> [Command] {
    switch PlainLine(line, isText: true) {
    case .sign(.back): return app.update(.key(.escape), at: now)
    case .sign(.stop): return app.update(.key(.control("x")), at: now)
    case .sign(.help):
      news += helpLines(isHome: false)
      return []
    case .sign, .stray:
      complain(words[.messageSomethingWrong])
      return []
    case .enter: break
    case .text(let text): app.interview?.overlay?.write(reason: Reading.trimmed(text))
    }
    let commands = app.update(.key(.enter), at: now)
    if commands.keeps({ if case .marked = $0 { true } else { false } }) {
      news.append(words[.plainSaved])
    }
    look = PlainLook()
    beginPassage()
    return commands
  }

  func reasonView(
    _ reason: String, _ overlay: Overlay, _ situation: Situation
  ) -> (lines: [String], prompt: String) {
    let (picked, ask): (String, Phrase)
    switch overlay {
    case .breakOff(let page):
      (picked, ask) = (page.explaining.map(page.menu.label) ?? "", .plainWhyOrNone)
    case .unlikely(let page):
      (picked, ask) = (page.page.explaining.map(page.page.menu.label) ?? "", .plainWhy)
    default: return ([], prompt(words[.plainEnterBack]))
    }
    let keeps = reason.isEmpty ? words[ask] : words(.plainOrKeepIt, words[.plainWhy])
    return ([picked] + (reason.isEmpty ? [] : [words(.plainPresent, reason)]), prompt(keeps))
  }

  // MARK: Pauses

  /// Any line ends a pause, but for the one that stops the program.
  mutating func takePaused(_ line: String, _ now: Moment) -> [Command] {
    let isOver = PlainLine(line, isText: false) == .sign(.stop)
    let commands = app.update(.key(isOver ? .control("x") : .enter), at: now)
    beginPassage()
    return commands
  }
}

extension Overlay {
  /// What stands in the line for a reason; nil while something is still to be picked.
  var reason: String? {
    switch self {
    case .unlikely(let page): page.page.explaining == nil ? nil : page.page.reason
    case .breakOff(let page): page.explaining == nil ? nil : page.reason
    default: nil
    }
  }

  mutating func write(reason: String) {
    switch self {
    case .unlikely(var page):
      page.page.write(reason)
      self = .unlikely(page)
    case .breakOff(var page):
      page.write(reason)
      self = .breakOff(page)
    default: break
    }
  }
}
