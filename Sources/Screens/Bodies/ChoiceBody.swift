import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// A list to choose one or several from. Digits pick, letters search, Space ticks the line at `>`; the
/// reasons that the question accepts instead stand last.
struct ChoiceBody: Sendable {
  enum Way: Sendable, Equatable { case one, several, place, acknowledged, ranked }

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
  let appearance: [String]
  /// The search is open from the beginning.
  let searchesAlways: Bool
  private(set) var options: ChoiceOptions
  /// The chosen names; in their order when ranked.
  private(set) var chosen: [String]
  var focus = ListFocus()
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
      case .geopoint: .place
      case .acknowledge: .acknowledged
      default: .one
      }
    appearance = item.definition.appearance
    searchesAlways =
      item.type != .acknowledge
      && (appearance.contains("autocomplete") || appearance.contains("minimal"))
    options = Self.options(node, situation)
    let typed = interview.typed(node)
    let kept = typed.isEmpty ? interview.answer(node) : typed
    chosen =
      way == .place
      ? (kept.isEmpty ? [] : [kept]) : kept.split(separator: " ").map(String.init)
    if searchesAlways { search = TextField() }
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
    let reasons = item.definition.nonresponse.map {
      Option(kind: .reason($0), label: situation.words[$0.phrase])
    }
    return ChoiceOptions(
      interview.offeredChoices(node), interview.choiceLabels,
      besides: situation.secondLanguage.map { interview.choiceLabels(in: $0) },
      arePlaces: item.type == .geopoint,
      then: withdrawn(node, situation) + other(node, situation) + reasons)
  }

  /// What was chosen and is in the list, but no longer offered.
  static func withdrawn(_ node: NodeID, _ situation: Situation) -> [Option] {
    let interview = situation.interview
    guard interview.item(node).type.isSelect else { return [] }
    return interview.withdrawnChoices(node).map {
      Option(
        kind: .choice($0.name), label: Markup.plain(interview.label(of: $0)), isWithdrawn: true)
    }
  }

  /// The choice that `or_other` adds, unless the author's list has it.
  private static func other(_ node: NodeID, _ situation: Situation) -> [Option] {
    let interview = situation.interview
    guard interview.item(node).definition.orOther,
      interview.form.choices(of: node.item)?.index(of: OtherChoice.name) == nil
    else { return [] }
    return [
      Option(
        kind: .choice(OtherChoice.name), label: OtherChoice.label(in: interview.language))
    ]
  }

  /// Goes on where the list stood before an answer to it made it anew: a second digit still belongs to
  /// the first, and `>` stands where it stood.
  mutating func goOn(from former: ChoiceBody) {
    guard former.node == node, former.found == nil, former.focus.index < options.count else {
      return
    }
    focus = former.focus
    hasMoved = former.hasMoved
    digits = former.digits
    beforeDigit = former.beforeDigit
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
    search = field ?? (searchesAlways ? TextField() : nil)
    hasMoved = false
    let needle = field.map { Search.folded($0.text) } ?? ""
    guard !needle.isEmpty else {
      found = nil
      return
    }
    let index = index ?? SearchIndex(options.lazy.map(\.label))
    self.index = index
    found = index.places(of: needle)
  }

  /// The whole list again.
  mutating func endSearch() { if isSearching { setSearch(nil) } }

  var isSearching: Bool { search != nil }

  /// Whether Esc ends a search here, and is not the menu.
  var canEndSearch: Bool { search.map { !searchesAlways || !$0.text.isEmpty } ?? false }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if key == .character("/"), search == nil { return beginSearch("") }
    if search != nil, let reaction = handleSearch(key) { return reaction }
    if let target = gridTarget(of: key, situation) {
      focus.index = target
      hasMoved = true
      return .changed
    }
    if key != .pageUp, key != .pageDown, focus.handle(key, count: shownCount) {
      hasMoved = true
      return .changed
    }
    switch key {
    case .enter: return enter()
    case .line(let index): return take(index)
    case .character(" "): return goingOn(pick(focus.index))
    case .character(let character): return type(character, situation)
    default: return .none
    }
  }

  private mutating func handleSearch(_ key: Key) -> Reaction? {
    switch key {
    case .escape, .backspace:
      let isEmpty = search?.text.isEmpty ?? true
      // A search that is always open is left to the screen: Esc is its menu, Backspace goes back.
      if isEmpty, searchesAlways { return nil }
      var field = search
      if key == .backspace, !isEmpty, field?.handle(key) == true {
        setSearch(field)
      } else {
        setSearch(nil)
      }
    case .character, .control("u"), .control("w"), .left, .right:
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
      let reaction = pick(number - 1)
      // A number that a further digit can make longer waits for it.
      return number * 10 <= options.count ? reaction : goingOn(reaction)
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
    let hasLetters = !(search?.text.isEmpty ?? true)
    if way == .place, let point = PointReading.point(search?.text ?? "") {
      chosen = [point]
      setSearch(nil)
      return .goOn
    }
    // A search that finds nothing is no answer; the letters stay to be changed.
    if hasLetters, option == nil { return .changed }
    if case .reason(let reason)? = option?.kind { return .decline(node, reason) }
    switch way {
    case .one, .place:
      guard let option, !option.isWithdrawn, hasMoved || hasLetters else { return .goOn }
      setSearch(nil)
      focus.index = place ?? 0
      chosen = option.name.map { [$0] } ?? []
      return .goOn
    case .several, .ranked:
      guard search != nil, hasMoved || hasLetters, let place else { return .goOn }
      // A search that found something ticks it, and the whole list is back.
      setSearch(nil)
      focus.index = place
      return pick(focus.index)
    case .acknowledged: return .goOn
    }
  }

  /// Pointing at a line picks it; the whole list is back.
  private mutating func take(_ index: Int) -> Reaction {
    guard let place = place(ofShown: index) else { return .none }
    setSearch(nil)
    focus.index = place
    hasMoved = true
    return pick(place)
  }

  private mutating func pick(_ index: Int) -> Reaction {
    guard let option = shown(index), !option.isWithdrawn || chosen.contains(option.name ?? "")
    else { return .none }
    switch option.kind {
    case .reason(let reason): return .decline(node, reason)
    case .choice(let name):
      guard !name.isEmpty else { return .none }
      if way == .one || way == .place { chosen = [name] } else { toggle(name) }
      return .give(node, answer)
    }
  }

  /// With the appearance `quick` a pick of one goes on by itself.
  private func goingOn(_ reaction: Reaction) -> Reaction {
    guard way == .one, appearance.contains("quick"), case .give = reaction else { return reaction }
    return .goOn
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
    return isSame || kept == answer ? nil : (node, answer)
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
