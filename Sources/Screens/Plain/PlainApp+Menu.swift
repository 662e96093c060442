import Values

/// The list of all that can be done, for what has no sign of its own.
extension PlainApp {
  mutating func showMenu(_ now: Moment) -> [Command] {
    app.work(at: now) { screen, situation, _ in
      screen.overlay = .plainMenu(screen.words, screen.offered(situation))
    }
  }

  /// What has a sign does what its sign does.
  mutating func pick(_ choice: MenuChoice?, _ now: Moment) -> [Command] {
    app.interview?.overlay = nil
    guard case .act(let act) = choice else {
      beginPassage()
      return []
    }
    if let sign = act.sign { return take(sign.sign, now) }
    return perform(act, now)
  }
}

extension Overlay {
  /// The menu with signs in the place of keys, without what only a screen has.
  static func plainMenu(_ words: Catalogue, _ entries: [KeyTable.Entry]) -> Overlay {
    let stay = Menu<MenuChoice>.Line(label: words[.menuGoOnHere], choice: .stay)
    let acts = entries.filter { !$0.act.isOnlyForScreens }
    let lines = acts.map { entry in
      Menu<MenuChoice>.Line(
        label: words[entry.phrase], detail: entry.act.sign?.text ?? "", choice: .act(entry.act))
    }
    return .menu(Menu([stay] + lines))
  }
}

extension Act {
  /// The sign that does the same.
  var sign: (text: String, sign: PlainLine.Sign)? {
    switch self {
    case .goBack: ("<", .back)
    case .outline: ("#", .outline(nil))
    case .noAnswer: ("!", .noAnswer(""))
    case .note: ("*", .note(""))
    case .checkAll: ("=", .checkAll(nil))
    case .undo: ("~", .undo)
    case .language: ("@", .language)
    case .leave: (".", .stop)
    case .code: ("&", .code(""))
    default: nil
    }
  }

  /// What is done otherwise line by line, or means nothing there: Enter goes on, `?` helps, `-1`
  /// removes, a word writes the time, and nothing is drawn.
  var isOnlyForScreens: Bool {
    switch self {
    case .goOn, .help, .removeEntry, .redraw, .hide, .menu, .timeMark: true
    case .goBack, .outline, .noAnswer, .note, .find, .checkAll, .undo, .redo, .language, .leave,
      .nextPart, .previousPart, .clear, .deleteWord, .saved, .code, .pause, .breakOff,
      .observe, .secondLanguage:
      false
    }
  }
}
