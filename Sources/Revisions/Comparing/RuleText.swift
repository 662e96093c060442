import Questionnaires

/// A rule as an author wrote it, to be held against another.
struct RuleText {
  var tokens: [RuleToken]

  init(_ text: String) { tokens = RuleToken.all(in: text) }

  /// Without what means nothing: white space, which quotes there are, brackets around all of it.
  var tight: String {
    var tokens = tokens[...]
    while let inner = RuleParts.unwrapped(tokens) { tokens = inner }
    return Self.written(tokens)
  }

  /// Whether it reads by names that mean one thing wherever it stands: by no path.
  var meansTheSameAnywhere: Bool {
    tokens.indices.allSatisfy { place in
      switch tokens[place] {
      case .sign(let sign): return ![".", "..", "/", "//", "::", "@", "["].contains(sign)
      case .name(let name):
        let isOperator = place > 0 && tokens[place - 1].endsValue && Self.operators.contains(name)
        return isOperator || tokens[safe: place + 1] == .sign("(")
      case .number, .text, .reference: return true
      }
    }
  }

  /// Whether it says by `..` what it reads, which is something else where it stands elsewhere.
  var climbs: Bool { tokens.contains(.sign("..")) || tokens.contains(.sign("::")) }

  static func written(_ tokens: ArraySlice<RuleToken>) -> String {
    var text = ""
    var last: RuleToken?
    for token in tokens {
      if let last, !last.isSign, !token.isSign { text += " " }
      text += token.written
      last = token
    }
    return text
  }

  /// With questions and groups by their new names: as `${name}`, in quotes too, as a step of a path, and
  /// where a predicate reads them. Rows of choice lists have columns, which may be called as questions are.
  func renamed(_ renaming: Renaming) -> RuleText {
    var renamed = self
    var levels = [Level()]
    for (place, token) in tokens.enumerated() {
      let before = place > 0 ? tokens[place - 1] : nil
      let after = tokens[safe: place + 1]
      switch token {
      case .reference(let name): renamed.tokens[place] = .reference(renaming.name(name))
      case .text(let text):
        let choice = question(comparedAt: place).map { renaming.choice(text, of: $0) }
        renamed.tokens[place] = .text(choice ?? renaming.text(text))
      case .name(let name):
        let isOperator = Self.operators.contains(name) && before?.endsValue == true
        let isStep = before == .sign("/") || before == .sign("//") || before == .sign("::")
        let level = levels[levels.count - 1]
        let isAsked =
          isStep ? !level.isListPath : level.isPredicate && !level.isOfList && before != .sign("@")
        if isAsked, !isOperator, after != .sign("("), after != .sign("::") {
          renamed.tokens[place] = .name(renaming.name(name))
        }
        if !isStep { levels[levels.count - 1].isListPath = false }
      case .number: levels[levels.count - 1].isListPath = false
      case .sign(let sign): Self.step(sign, before, &levels)
      }
    }
    return renamed
  }

  /// The question that a text is compared with and nothing else is: `${name} = 'text'`, either way round,
  /// and `selected(${name}, 'text')`.
  private func question(comparedAt place: Int) -> String? {
    let (before, after) = (tokens[safe: place - 1], tokens[safe: place + 1])
    if before == .sign(","), after == .sign(")"), tokens[safe: place - 3] == .sign("("),
      tokens[safe: place - 4] == .name("selected")
    {
      return reference(at: place - 2)
    }
    for (sign, question, ends) in [
      (before, place - 2, (place - 3, place + 1)), (after, place + 2, (place - 1, place + 3)),
    ] where sign == .sign("=") || sign == .sign("!=") {
      if let name = reference(at: question), isEnd(ends.0), isEnd(ends.1) { return name }
    }
    return nil
  }

  func reference(at place: Int) -> String? {
    if case .reference(let name)? = tokens[safe: place] { name } else { nil }
  }

  /// Whether nothing there binds as tightly as a comparison.
  private func isEnd(_ place: Int) -> Bool {
    switch tokens[safe: place] {
    case nil, .sign("("), .sign(")"), .sign(","), .sign("["), .sign("]"), .name("and"), .name("or"):
      true
    default: false
    }
  }

  /// What is inside one pair of brackets.
  private struct Level {
    /// A path that began with `instance()` goes on.
    var isListPath = false
    var isPredicate = false
    /// The predicate is of rows of a list.
    var isOfList = false
    /// It is what is handed to `instance()`.
    var isOfInstance = false
  }

  static let operators: Set<String> = ["and", "or", "div", "mod"]

  private static func step(_ sign: String, _ before: RuleToken?, _ levels: inout [Level]) {
    let level = levels[levels.count - 1]
    switch sign {
    case "(":
      var inner = Level(isPredicate: level.isPredicate, isOfList: level.isOfList)
      inner.isOfInstance = before == .name("instance")
      levels.append(inner)
    case "[": levels.append(Level(isPredicate: true, isOfList: level.isListPath))
    case ")", "]":
      guard levels.count > 1 else { return }
      levels.removeLast()
      if sign == ")" { levels[levels.count - 1].isListPath = level.isOfInstance }
    case "/", "//", "*", "::": break
    default: levels[levels.count - 1].isListPath = false
    }
  }
}

extension Array {
  subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
