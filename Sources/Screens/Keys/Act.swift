import Terminal

/// Everything a person can do by a key, whatever the screen. The bar at the bottom, the menu, the
/// help and the keys themselves all read `KeyTable`; a test holds that none is left out.
public enum Act: String, CaseIterable, Sendable {
  case goOn
  case goBack
  case menu
  case help
  case outline
  case noAnswer
  case note
  case find
  case checkAll
  case undo
  case redo
  case removeEntry
  case language
  case redraw
  case hide
  case leave
  case nextPart
  case previousPart
  case clear
  case deleteWord
  case timeMark
  case saved
  case code
  case pause
  case breakOff
  case observe
  case secondLanguage
}

/// Which key does what.
public struct KeyTable: Sendable {
  /// One act with its keys, the one to show first.
  public struct Entry: Sendable {
    public let act: Act
    public let keys: [Key]
    /// Second names, for those who know them from elsewhere.
    public let alsoKeys: [Key]
    /// What the act is called in the menu and the help.
    public let phrase: Phrase
    /// Whether it is a line of the menu; the others belong to one field or close what is open.
    public let isInMenu: Bool
  }

  public let entries: [Entry]

  public static let standard = KeyTable(entries: [
    Entry(.goOn, [.pageDown, .control("n")], [.function(8)], .actGoOn),
    Entry(.goBack, [.pageUp, .control("p")], [.function(7)], .actGoBack),
    Entry(.outline, [.control("o")], [.function(6)], .actOutline),
    Entry(.note, [.control("t")], [.function(2)], .actNote),
    Entry(.noAnswer, [.control("d")], [.function(4)], .actNoAnswer),
    Entry(.language, [], [], .actLanguage),
    Entry(.checkAll, [.control("v")], [], .actCheckAll),
    Entry(.undo, [.control("z")], [], .actUndo),
    Entry(.hide, [.control("y")], [], .actHide),
    Entry(.leave, [.control("x")], [], .actLeave),
    Entry(.help, [.control("g")], [.function(1)], .actHelp),
    Entry(.find, [.control("f")], [], .actFind),
    Entry(.secondLanguage, [], [], .actSecondLanguage),
    Entry(.pause, [], [], .actPause),
    Entry(.observe, [], [], .actObserve),
    Entry(.breakOff, [], [], .actBreakOff),
    Entry(.redraw, [.control("l")], [], .actRedraw),
    // What is offered at some questions only comes last: the others keep their numbers.
    Entry(.redo, [.control("r")], [], .actRedo),
    Entry(.removeEntry, [.delete], [], .actRemove),
    Entry(.code, [.control("e")], [], .actCode),
    Entry(.menu, [.escape, .control("c")], [.function(10)], .actMenu, isInMenu: false),
    Entry(.nextPart, [.tab], [], .actNextPart, isInMenu: false),
    Entry(.previousPart, [.backTab], [], .actPreviousPart, isInMenu: false),
    Entry(.clear, [.control("u")], [], .actClear, isInMenu: false),
    Entry(.deleteWord, [.control("w")], [], .actDeleteWord, isInMenu: false),
    Entry(.timeMark, [.control("k")], [], .actTimeMark),
    Entry(.saved, [.control("s")], [.control("q")], .actSaved, isInMenu: false),
  ])

  /// What a key does, if it does anything by itself.
  public func act(for key: Key) -> Act? {
    entries.first { $0.keys.contains(key) || $0.alsoKeys.contains(key) }?.act
  }

  public func entry(for act: Act) -> Entry? { entries.first { $0.act == act } }
}

extension KeyTable.Entry {
  init(
    _ act: Act, _ keys: [Key], _ alsoKeys: [Key], _ phrase: Phrase, isInMenu: Bool = true
  ) {
    self.act = act
    self.keys = keys
    self.alsoKeys = alsoKeys
    self.phrase = phrase
    self.isInMenu = isInMenu
  }

  /// The keys as the menu and the help print them: `PgDn ^N F8`.
  func names(_ words: Catalogue) -> String {
    (keys + alsoKeys).map { $0.name(words) }.joined(separator: " ")
  }
}

extension Key {
  /// How a key is called on screen.
  func name(_ words: Catalogue) -> String {
    switch self {
    case .control(let letter): "^" + String(letter).uppercased()
    case .function(let number): "F\(number)"
    case .pageDown: words[.keyPageDown]
    case .pageUp: words[.keyPageUp]
    case .escape: words[.keyEscape]
    case .enter: words[.keyEnter]
    case .tab: "Tab"
    case .backTab: words[.keyBackTab]
    case .delete: words[.keyDelete]
    case .character(let character): String(character)
    default: ""
    }
  }
}
