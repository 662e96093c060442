import Terminal

/// The settings: a list of what can be set, and behind some lines a list or a field to set it in.
struct SettingsPage: Sendable {
  enum Setting: Sendable, Equatable, CaseIterable {
    case language, theme, mouse, plain, interviewer
  }

  /// What can be picked behind a line.
  enum Value: Sendable, Equatable {
    case language(String)
    case theme(Preferences.Theme)
  }

  enum Part: Sendable {
    case list
    case values(Setting, Menu<Value>)
    case name(TextField)
  }

  enum Reaction { case changed, set, close }

  private(set) var preferences: Preferences
  private(set) var part = Part.list
  private(set) var menu: Menu<Setting>

  init(_ preferences: Preferences, _ words: Catalogue, focusing setting: Setting = .language) {
    self.preferences = preferences
    menu = Self.menu(preferences, words, focusing: setting)
  }

  private static func menu(
    _ preferences: Preferences, _ words: Catalogue, focusing setting: Setting
  ) -> Menu<Setting> {
    let lines = Setting.allCases.map {
      Menu<Setting>.Line(
        label: words[$0.phrase], detail: preferences.shown($0, words), choice: $0)
    }
    return Menu(lines, focusing: setting)
  }

  // MARK: Keys

  /// Does what a key does; `leaves` says that it means going back.
  mutating func handle(
    _ key: Key, at milliseconds: Int64, page: Int, leaves: Bool, _ words: Catalogue
  ) -> Reaction {
    switch part {
    case .list:
      let reaction = menu.handle(key, at: milliseconds, page: page)
      guard case .picked(let setting) = reaction else { return leaves ? .close : .changed }
      return open(setting, words)
    case .values(let setting, var values):
      let reaction = values.handle(key, at: milliseconds, page: page)
      part = .values(setting, values)
      if case .picked(let value) = reaction { return set(setting, words) { $0.take(value) } }
      if leaves { part = .list }
      return .changed
    case .name(var field):
      if key == .enter {
        return set(.interviewer, words) { $0.interviewer = Reading.trimmed(field.text) }
      }
      if !field.handle(key), leaves {
        part = .list
      } else {
        part = .name(field)
      }
      return .changed
    }
  }

  private mutating func open(_ setting: Setting, _ words: Catalogue) -> Reaction {
    switch setting {
    case .mouse: return set(setting, words) { $0.usesMouse.toggle() }
    case .plain: return set(setting, words) { $0.isPlain.toggle() }
    case .interviewer: part = .name(TextField(preferences.interviewer))
    case .language:
      let lines = Catalogue.all.map {
        Menu<Value>.Line(label: $0.name, choice: .language($0.tag))
      }
      part = .values(setting, Menu(lines, focusing: .language(words.tag)))
    case .theme:
      let lines = Preferences.Theme.allCases.map {
        Menu<Value>.Line(label: words[$0.phrase], choice: .theme($0))
      }
      part = .values(setting, Menu(lines, focusing: .theme(preferences.theme)))
    }
    return .changed
  }

  /// Changes something, and is back in the list, in the language that counts from now on.
  private mutating func set(
    _ setting: Setting, _ words: Catalogue, _ change: (inout Preferences) -> Void
  ) -> Reaction {
    let before = preferences.language
    change(&preferences)
    part = .list
    let words = preferences.language == before ? words : .matching(preferences.language)
    menu = Self.menu(preferences, words, focusing: setting)
    return .set
  }

  /// Text put in at once.
  mutating func paste(_ text: String) {
    guard case .name(var field) = part else { return }
    field.insert(text)
    part = .name(field)
  }

  /// Puts the focus on a line of the list that is open.
  mutating func point(at place: Int) {
    switch part {
    case .list: menu.focus = place
    case .values(let setting, var values):
      values.focus = place
      part = .values(setting, values)
    case .name: break
    }
  }

  /// Puts a whole name in the place of the one in the field.
  mutating func write(name: String) {
    if case .name = part { part = .name(TextField(name)) }
  }

  // MARK: Drawing

  func title(_ words: Catalogue) -> String {
    switch part {
    case .list: words[.homeSettings]
    case .values(let setting, _): words[setting.phrase]
    case .name: words[.settingsInterviewer]
    }
  }

  func draw(on canvas: inout Canvas, in region: Region, _ words: Catalogue) {
    var region = region
    region.width = min(region.width, 76)
    if region.height > 12 { region = region.dropping(1) }
    switch part {
    case .list:
      menu.draw(on: &canvas, in: region, words)
      let below = region.dropping(Setting.allCases.count).inset(3)
      let lines = Markup.lines(words[.settingsNextStart], width: below.width - 1)
      canvas.write(lines, in: below.height > lines.count ? below.dropping(1) : below)
    case .values(_, let values): values.draw(on: &canvas, in: region, words)
    case .name(let field):
      let window = field.window(width: max(8, region.width - 8))
      canvas.put(">", at: Position(row: region.top, column: 1))
      canvas.put(window.text, at: Position(row: region.top, column: 4), style: .underline)
      canvas.cursor = Position(row: region.top, column: 4 + window.caretColumn)
      canvas.write(
        Markup.lines(words[.settingsNameHelp], width: region.width - 8),
        in: region.dropping(2).inset(4))
    }
  }
}

extension SettingsPage.Setting {
  var phrase: Phrase {
    switch self {
    case .language: .settingsLanguage
    case .theme: .settingsTheme
    case .mouse: .settingsMouse
    case .plain: .settingsPlain
    case .interviewer: .settingsInterviewer
    }
  }
}

extension Preferences {
  fileprivate func shown(_ setting: SettingsPage.Setting, _ words: Catalogue) -> String {
    switch setting {
    case .language: Catalogue.matching(language).name
    case .theme: words[theme.phrase]
    case .mouse: words[usesMouse ? .settingsOn : .settingsOff]
    case .plain: words[isPlain ? .settingsOn : .settingsOff]
    case .interviewer: interviewer.isEmpty ? words[.settingsNobody] : interviewer
    }
  }

  fileprivate mutating func take(_ value: SettingsPage.Value) {
    switch value {
    case .language(let tag): language = tag
    case .theme(let theme): self.theme = theme
    }
  }
}
