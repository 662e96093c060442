import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// A list to choose one or several from, or to put in order. Digits pick, letters search, Space ticks
/// the line at `>`; the reasons that the question accepts instead stand last.
struct ChoiceBody: Sendable {
  enum Way: Sendable, Equatable { case one, several, ranked, acknowledged }

  /// One line of the list.
  struct Option: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case choice(String)
      case reason(Nonresponse)
    }

    let kind: Kind
    let label: String
    var isExclusive = false
    var isWithdrawn = false

    var name: String? { if case .choice(let name) = kind { name } else { nil } }
  }

  let node: NodeID
  let way: Way
  private(set) var options: ChoiceOptions
  /// The chosen names; in their order when ranked.
  private(set) var chosen: [String]
  private(set) var focus = ListFocus()
  private(set) var search: TextField?
  private var index: SearchIndex?
  /// The places of the lines that the letters searched for leave; nil for all.
  private var found: [Int]?
  private var digits = NumberTyping()
  /// What was chosen before the last digit.
  private var beforeDigit: [String] = []
  /// Whether the person has gone to a line, so that `>` means something.
  private var hasMoved = false

  init(_ node: NodeID, _ situation: Situation) {
    let interview = situation.interview
    let item = interview.item(node)
    self.node = node
    way =
      switch item.type {
      case .selectMultiple: .several
      case .rank: .ranked
      case .acknowledge: .acknowledged
      default: .one
      }
    options = Self.options(node, situation)
    let typed = interview.typed(node)
    chosen = (typed.isEmpty ? interview.answer(node) : typed).split(separator: " ").map(String.init)
    let reason = interview.nonresponse(node)
    focus.index =
      reason.flatMap(options.place(of:)) ?? chosen.compactMap(options.place(of:)).min() ?? 0
  }

  private static func options(_ node: NodeID, _ situation: Situation) -> ChoiceOptions {
    let interview = situation.interview
    let item = interview.item(node)
    if item.type == .acknowledge {
      let only = Option(kind: .choice("OK"), label: situation.words[.choiceAcknowledge])
      return ChoiceOptions(interview.offeredChoices(node), interview.choiceLabels, then: [only])
    }
    let withdrawn = interview.withdrawnChoices(node).map {
      Option(
        kind: .choice($0.name), label: Markup.plain(interview.label(of: $0)), isWithdrawn: true)
    }
    let reasons = item.definition.nonresponse.map {
      Option(kind: .reason($0), label: situation.words[$0.phrase])
    }
    return ChoiceOptions(
      interview.offeredChoices(node), interview.choiceLabels, then: withdrawn + reasons)
  }

  // MARK: What is shown

  /// How many lines the letters searched for leave.
  var shownCount: Int { found?.count ?? options.count }

  /// The place among all lines of one that is shown.
  func place(ofShown index: Int) -> Int? {
    guard index >= 0, index < shownCount else { return nil }
    return found?[index] ?? index
  }

  func shown(_ index: Int) -> Option? { place(ofShown: index).map { options[$0] } }

  private mutating func setSearch(_ field: TextField?) {
    search = field
    let needle = field.map { Search.folded($0.text) } ?? ""
    guard !needle.isEmpty else {
      found = nil
      return
    }
    let index = index ?? SearchIndex(options.lazy.map(\.label))
    self.index = index
    found = index.places(of: needle)
  }

  var isSearching: Bool { search != nil }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if key == .character("/"), search == nil { return beginSearch("") }
    if search != nil, let reaction = handleSearch(key) { return reaction }
    if key != .pageUp, key != .pageDown, focus.handle(key, count: shownCount) {
      hasMoved = true
      return .changed
    }
    switch key {
    case .enter: return enter()
    case .character(" "): return pick(focus.index)
    case .character(let character): return type(character, situation)
    default: return .none
    }
  }

  private mutating func handleSearch(_ key: Key) -> Reaction? {
    switch key {
    case .escape: setSearch(nil)
    case .backspace where search?.text.isEmpty ?? true: setSearch(nil)
    case .character, .backspace, .control("u"), .control("w"), .left, .right:
      var field = search
      _ = field?.handle(key)
      setSearch(field)
    default: return nil
    }
    focus.index = 0
    return .changed
  }

  private mutating func beginSearch(_ letters: String) -> Reaction {
    setSearch(TextField(letters))
    focus.index = 0
    return .changed
  }

  private mutating func type(_ character: Character, _ situation: Situation) -> Reaction {
    if character.wholeNumberValue != nil {
      let milliseconds = situation.now.milliseconds
      guard let number = digits.type(character, at: milliseconds, count: options.count) else {
        return .none
      }
      // The 1 of 12 was no pick of its own.
      if digits.isLonger { chosen = beforeDigit }
      beforeDigit = chosen
      focus.index = number - 1
      return pick(number - 1)
    }
    if let index = options.place(ofLetter: character.lowercased()) {
      focus.index = index
      return pick(index)
    }
    guard character.isLetter else { return .none }
    return beginSearch(String(character))
  }

  /// Enter takes the line at `>` where one answer is asked for, so that there are never two lines
  /// that could be meant; but not the first line of a list that nobody has touched, or holding Enter
  /// would consent. Where several are asked for, it goes on with what is ticked.
  private mutating func enter() -> Reaction {
    let place = place(ofShown: focus.index)
    let option = place.map { options[$0] }
    // A search that finds nothing is no answer; the letters stay to be changed.
    if search != nil, option == nil { return .changed }
    if case .reason(let reason)? = option?.kind { return .decline(node, reason) }
    switch way {
    case .one:
      guard let option, !option.isWithdrawn, hasMoved || search != nil || !chosen.isEmpty else {
        return .goOn
      }
      setSearch(nil)
      focus.index = place ?? 0
      chosen = option.name.map { [$0] } ?? []
      return .goOn
    case .several, .ranked:
      guard search != nil, let place else { return .goOn }
      // A search that found something ticks it, and the whole list is back.
      setSearch(nil)
      focus.index = place
      return pick(focus.index)
    case .acknowledged: return .goOn
    }
  }

  private mutating func pick(_ index: Int) -> Reaction {
    guard let option = shown(index), !option.isWithdrawn || chosen.contains(option.name ?? "")
    else { return .none }
    switch option.kind {
    case .reason(let reason): return .decline(node, reason)
    case .choice(let name):
      if way == .one { chosen = [name] } else { toggle(name) }
      return .give(node, answer)
    }
  }

  private mutating func toggle(_ name: String) {
    if let index = chosen.firstIndex(of: name) {
      chosen.remove(at: index)
      return
    }
    let exclusive = options.exclusiveNames
    chosen = exclusive.contains(name) ? [name] : chosen.filter { !exclusive.contains($0) } + [name]
  }

  /// The answer as it is kept.
  var answer: String { chosen.joined(separator: " ") }

  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    let typed = situation.interview.typed(node)
    let kept = typed.isEmpty ? situation.interview.answer(node) : typed
    let isSame = Set(kept.split(separator: " ").map(String.init)) == Set(chosen)
    return isSame && way != .ranked || kept == answer ? nil : (node, answer)
  }
}

extension ChoiceBody.Option {
  var letter: Character? {
    if case .reason(let reason) = kind { reason.letter } else { nil }
  }
}

extension Array {
  /// The element there, or nil outside the array.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
