import Terminal

extension InterviewScreen {
  /// The foot of the screen: which keys do what here.
  func bar(_ situation: Situation) -> [(key: String, does: String)] {
    let esc = (key: words[.keyEscape], does: words[.barMenu])
    let close = (key: words[.keyEscape], does: words[.barClose])
    switch overlay {
    case .menu:
      return [(words[.keyEnter], words[.barChoose]), (words[.barNumberOrWord], ""), close]
    case .removal, .leaving, .noAnswer, .languages:
      return turning(situation)
        + [(words[.keyEnter], words[.barChoose]), (words[.barMove], ""), close]
    case .outline:
      return [
        (words[.keyEnter], words[.barGoThere]), ("Tab", words[.barShow]), (words[.barFold], ""),
        (words[.barTypeToFind], ""), close,
      ]
    case .find:
      return [(words[.keyEnter], words[.barGoThere]), (words[.barTypeToFind], ""), close]
    case .check:
      return [
        (words[.keyEnter], words[.barGoThere]), ("Tab", words[.barFilter]), (words[.barMove], ""),
        close,
      ]
    case .help: return [(words[.barScroll], ""), (words[.barTypeToFind], ""), close]
    case .note(let page):
      let kind = page.hasKinds ? [(key: "Tab", does: words[.barFlag])] : []
      return [("^N", words[.barKeep])] + kind + [(words[.keyEscape], words[.barKeep])]
    case .unlikely, .breakOff, .codes:
      return turning(situation)
        + [(words[.keyEnter], words[.barChoose]), (words[.barMove], ""), close]
    case .tags: return [(words[.keyEnter], words[.barTakeAway]), (words[.barMove], ""), close]
    case .paused: return [(words[.keyEnter], words[.barGoOn])]
    case .hidden, nil: break
    }
    let back = (key: words[.keyPageUp], does: words[.barBack])
    let note = allows(.note) ? [(key: "^T", does: words[.barNote])] : []
    let help = (key: "?", does: words[.barHelp])
    let common =
      [back, (key: "^O", does: words[.barOutline]), (key: "^D", does: words[.barNoAnswer])]
      + note + [help, esc]
    switch body {
    case .longText(let text): return bar(text, situation) + common.dropFirst()
    case .choices(let choices): return bar(choices) + (choices.canEndSearch ? [] : common)
    case .rank:
      return [(words[.keySpace], words[.barRank]), ("+ -", words[.barRankMove])]
        + [(words[.keyEnter], words[.barNext])] + common
    case .page: return [("Tab", words[.barNextQuestion]), ("^N", words[.barNext])] + common
    case .field(let field) where field.slider != nil:
      return [(words[.keyEnter], words[.barNext]), (words[.keyLeftRight], words[.barSlide])]
        + common
    case .field(let field) where field.hasCalendar(situation):
      return [(words[.keyEnter], words[.barNext]), ("Tab", words[.barCalendar])] + common
    case .file(let file) where !file.path.text.isEmpty:
      return [(words[.keyEnter], words[.barCopy]), ("Tab", words[.barComplete])] + common
    case .points:
      return [(words[.keyEnter], words[.barAddPoint]), ("^N", words[.barNext])] + common
    case .grid(let grid) where grid.isTable(situation):
      return [
        ("1-\(grid.choices.count)", words[.barAnswerRow]), (words[.keyEnter], words[.barNext]),
      ]
        + common
    case .roster(let roster):
      let add = roster.rows.contains(.add) ? [("+", words[.barAdd]), ("-", words[.barRemove])] : []
      return [(words[.keyEnter], words[.barOpen])] + add + [
        ("^N", words[.barNext]), back, help, esc,
      ]
    case .finish(let finish) where finish.focus(situation) == nil:
      return [(words[.barNumberThenEnter], ""), back, help, esc]
    case .finish: return [(words[.keyEnter], words[.barChoose]), back, help, esc]
    default: return [(words[.keyEnter], words[.barNext])] + common
    }
  }

  /// The key that turns the text above a list, where it has several pages.
  private func turning(_ situation: Situation) -> [(key: String, does: String)] {
    let pages = pagesAbove(overlay, in: Chrome.body(of: situation.size)).count
    guard pages > 1, let leaflet = overlay?.leaflet else { return [] }
    return leaflet.isLast(of: pages)
      ? [(words[.keyPageUp], words[.barBack])] : [(words[.keyPageDown], words[.barReadOn])]
  }

  /// What the keys do in a long text, at its probes and while a passage of it is chosen.
  private func bar(
    _ text: LongTextBody, _ situation: Situation
  ) -> [(key: String, does: String)] {
    let next = (key: "^N", does: words[.barNext])
    if text.isMarking {
      return [(words[.keyEnter], words[.barEndPassage]), (words[.keyEscape], words[.barClose])]
    }
    if text.probe != nil { return [(words[.keySpace], words[.barAsked]), next] }
    let probes = text.probes(situation).isEmpty ? [] : [(key: "Tab", does: words[.barProbes])]
    return [next] + probes
      + [("^P", words[.barBack]), (words[.keyEnter], words[.barNewLine])]
  }

  /// What the keys do in a list of choices; while letters narrow it, how the whole of it comes back.
  private func bar(_ choices: ChoiceBody) -> [(key: String, does: String)] {
    let ticks = choices.way == .several
    if choices.canEndSearch {
      return [
        (words[.keyEnter], words[ticks ? .barTick : .barChoose]), (words[.barMove], ""),
        (words[.keyEscape], words[.barEndSearch]),
      ]
    }
    let next = (key: words[.keyEnter], does: words[.barNext])
    let count = choices.options.choiceCount
    let hasNumbers = !choices.isSearching && choices.way != .acknowledged && count > 1
    let does = words[ticks ? .barTick : .barChoose]
    let numbers = hasNumbers ? [(key: "1-\(count)", does: does)] : []
    return ticks ? [next] + numbers + [(words[.keySpace], does)] : numbers + [next]
  }
}
