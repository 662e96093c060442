import Interviews
import Questionnaires
import Records
import Values

/// Choices by number, or by a part of their name.
extension PlainApp {
  /// So many matches of a long list are said at a time.
  static let matchPage = 9

  /// A list that is too long to be said: one looks for a part of the name.
  static func isLong(_ choices: ChoiceBody) -> Bool { choices.options.count > PlainList.page }

  func choices(_ node: NodeID, _ screen: InterviewScreen) -> ChoiceBody {
    ChoiceBody(node, screen.situation(Moment(milliseconds: 0, offsetMinutes: 0), app.size))
  }

  mutating func choose(_ text: String, _ node: NodeID, _ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    let choices = choices(node, screen)
    let typed = Reading.trimmed(text)
    if choices.way == .place, let point = PointReading.point(typed) {
      return give(point, typed: typed, to: node, now)
    }
    if Self.isLong(choices) { return chooseOfMany(typed, choices, now) }
    guard let words = PlainNumbers(typed), choices.way != .place || words.all.count == 1 else {
      return search(typed, choices)
    }
    return choose(words, choices, now)
  }

  // MARK: By number

  private mutating func choose(
    _ numbers: PlainNumbers, _ choices: ChoiceBody, _ now: Moment
  ) -> [Command] {
    let count = choices.options.count
    if let wrong = numbers.all.first(where: { !(1...max(1, count)).contains($0) || count == 0 }) {
      complain(count == 0 ? words[.choiceEmpty] : words(.plainNotInList, wrong, count))
      return []
    }
    let isSingle = [.one, .place, .acknowledged].contains(choices.way)
    if numbers.isChange ? isSingle || choices.way == .ranked : isSingle && numbers.all.count > 1 {
      complain(words[isSingle ? .plainOneNumber : .plainNumbersInOrder])
      return []
    }
    if numbers.all.count == 1, !numbers.isChange {
      return choose(place: numbers.all[0] - 1, choices.node, now)
    }
    var chosen = numbers.isChange ? choices.chosen : []
    for (number, isAdded) in numbers.steps {
      let option = choices.options[number - 1]
      guard let name = option.name, !option.isWithdrawn || !isAdded else {
        complain(words(option.isWithdrawn ? .plainWithdrawn : .plainReasonAlone, number))
        return []
      }
      if !isAdded {
        chosen.removeAll { $0 == name }
      } else if !chosen.contains(name) {
        let exclusive = choices.options.exclusiveNames
        chosen =
          exclusive.contains(name)
          ? [name] : chosen.filter { !exclusive.contains($0) } + [name]
      } else if !numbers.isChange {
        complain(words(.plainTwice, number))
        return []
      }
    }
    return give(chosen.joined(separator: " "), typed: "", to: choices.node, now)
  }

  /// One line of the list: it is the answer, or of a long list one more.
  mutating func choose(place: Int, _ node: NodeID, _ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    let choices = choices(node, screen)
    let option = choices.options[place]
    switch option.kind {
    case .reason(let reason): return decline(reason, node, now)
    case .choice(let name):
      guard !option.isWithdrawn else {
        complain(words(.plainWithdrawn, place + 1))
        return []
      }
      guard Self.isLong(choices), choices.way == .several || choices.way == .ranked else {
        return give(name, typed: "", to: node, now)
      }
      let exclusive = choices.options.exclusiveNames
      let others = choices.chosen.filter { $0 != name && !exclusive.contains($0) }
      let chosen = exclusive.contains(name) ? [name] : others + [name]
      return giveAndStay(chosen, node, now)
    }
  }

  private mutating func decline(
    _ reason: Nonresponse, _ node: NodeID, _ now: Moment
  ) -> [Command] {
    look = PlainLook()
    var commands = app.work(at: now) { screen, situation, commands in
      screen.complaint = nil
      screen.react(to: .decline(node, reason), situation, &commands)
    }
    if commands.keepsAnswer { news.append(words(.plainSavedAs, words[reason.phrase])) }
    commands += leavePage(after: node, now)
    beginPassage()
    return commands
  }

  // MARK: By a part of the name

  private mutating func chooseOfMany(
    _ typed: String, _ choices: ChoiceBody, _ now: Moment
  ) -> [Command] {
    if typed.hasPrefix("-"), let number = Numerals.number(String(typed.dropFirst())) {
      return takeOut(number, choices, now)
    }
    if let found = look.found {
      let said = min(found.count, (look.pages + 1) * Self.matchPage)
      if let number = Numerals.number(typed) {
        guard (1...max(1, said)).contains(number), said > 0 else {
          complain(words(.plainNotInList, typed, said))
          return []
        }
        return choose(place: found[number - 1], choices.node, now)
      }
      if typed.lowercased() == "m", said < found.count {
        look.pages += 1
        sayMatches(choices)
        return []
      }
    }
    return search(typed, choices)
  }

  /// More letters narrow what was found; letters that leave nothing are looked for by themselves.
  private mutating func search(_ typed: String, _ choices: ChoiceBody) -> [Command] {
    let index = look.index ?? SearchIndex(choices.options.lazy.map(\.label))
    let narrower = look.found == nil ? typed : look.needle + " " + typed
    for needle in [narrower, typed] {
      let found = index.places(of: Search.folded(needle))
      guard !found.isEmpty, !Search.folded(needle).isEmpty else { continue }
      look = PlainLook(needle: needle, found: found, index: index)
      sayMatches(choices)
      return []
    }
    complain(words[choices.options.isEmpty ? .choiceEmpty : .listNoMatch])
    return []
  }

  private mutating func sayMatches(_ choices: ChoiceBody) {
    restates = false
    guard let found = look.found else { return }
    let isLong = Self.isLong(choices)
    if look.pages == 0 {
      news.append(words(count: found.count, one: .plainMatch, many: .plainMatches))
    }
    let first = isLong ? look.pages * Self.matchPage : 0
    let last = isLong ? min(found.count, first + Self.matchPage) : found.count
    for place in first..<last {
      // Where all choices were said, they keep the numbers that they were said with.
      let number = isLong ? place + 1 : found[place] + 1
      news.append("  \(number) \(line(choices.options[found[place]], choices))")
    }
  }

  // MARK: Several of many

  /// `-2` takes out the second of those chosen.
  private mutating func takeOut(
    _ number: Int, _ choices: ChoiceBody, _ now: Moment
  ) -> [Command] {
    guard choices.chosen.indices.contains(number - 1) else {
      complain(words(.plainNotInList, number, choices.chosen.count))
      return []
    }
    var chosen = choices.chosen
    chosen.remove(at: number - 1)
    return giveAndStay(chosen, choices.node, now)
  }

  private mutating func giveAndStay(
    _ chosen: [String], _ node: NodeID, _ now: Moment
  ) -> [Command] {
    let commands = give(
      chosen.joined(separator: " "), typed: "", to: node, goesOn: false, now)
    restates = false
    guard let screen = app.interview, screen.complaint == nil else { return commands }
    news += chosenLines(self.choices(node, screen))
    return commands
  }

  func chosenLines(_ choices: ChoiceBody) -> [String] {
    let names = choices.chosen.enumerated().map { index, name in
      let label = choices.options.place(of: name).map { choices.options[$0].label } ?? name
      return "  \(index + 1) \(label)"
    }
    return names.isEmpty ? [words[.plainNothingChosen]] : [words[.plainChosen]] + names
  }

  /// A choice as it is said: its label, whether it is the answer now, whether it is still offered.
  func line(_ option: ChoiceBody.Option, _ choices: ChoiceBody) -> String {
    let isChosen = option.name.map { choices.chosen.contains($0) } ?? isReason(option, choices.node)
    var label = option.label
    if option.isExclusive, choices.way == .several { label += " " + words[.choiceExclusive] }
    if option.isWithdrawn { label += ", " + words[.choiceWithdrawn] }
    return isChosen ? words(.plainNow, label) : label
  }

  private func isReason(_ option: ChoiceBody.Option, _ node: NodeID) -> Bool {
    guard case .reason(let reason) = option.kind else { return false }
    return app.interview?.interview.nonresponse(node) == reason
  }
}

/// Numbers on a line: `1 3`, `3,1,2`, or changes to what is chosen: `+3 -2`.
struct PlainNumbers {
  let steps: [(number: Int, isAdded: Bool)]
  /// Whether they change what is chosen instead of taking its place.
  let isChange: Bool

  /// Nil if there is anything else than numbers, or both ways at once.
  init?(_ text: String) {
    let parts = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
    let signed = parts.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    guard !parts.isEmpty, signed.isEmpty || signed.count == parts.count else { return nil }
    var steps: [(Int, Bool)] = []
    for part in parts {
      let digits = signed.isEmpty ? part : String(part.dropFirst())
      guard let number = Numerals.number(digits) else { return nil }
      steps.append((number, !part.hasPrefix("-")))
    }
    self.steps = steps
    isChange = !signed.isEmpty
  }

  var all: [Int] { steps.map(\.number) }
}
