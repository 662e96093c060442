import Interviews
import Questionnaires
import Terminal
import Values

/// What somebody has put in at a question and not yet gone on from. It is the only place where an answer
/// is outside of its interview, and goes with it.
enum KioskDraft: Equatable {
  /// A text to read, or a list of entries.
  case nothing
  case picks(way: ChoiceBody.Way, [String])
  /// What was typed, as typed: for a pattern its digits alone.
  case typed(KioskKeyboard.Kind, String)

  /// What the interview has of a question, as far as it may be seen again.
  init(_ node: NodeID, _ interview: Interview, isMasked: Bool) {
    let item = interview.item(node)
    let typed = interview.typed(node)
    let kept = isMasked ? "" : typed.isEmpty ? interview.answer(node) : typed
    if let kind = KioskKeyboard.kind(of: node, interview), Self.steps(node, interview) == nil {
      self = .typed(kind, Self.shown(kept, kind, item))
      return
    }
    let names = kept.split(separator: " ").map(String.init)
    switch item.type {
    case .selectMultiple: self = .picks(way: .several, names)
    case .rank: self = .picks(way: .ranked, names)
    case .acknowledge: self = .picks(way: .acknowledged, names)
    case .selectOne, .range: self = .picks(way: .one, names)
    default: self = .nothing
    }
  }

  private static func shown(
    _ kept: String, _ kind: KioskKeyboard.Kind, _ item: FormItem
  ) -> String {
    guard case .pattern = kind else { return kept }
    let shown = FieldBody.shown(kept, item.type, item.definition.appearance)
    return item.type == .time
      ? String(shown.filter(\.isNumber).prefix(4)) : shown.filter(\.isNumber)
  }

  /// The steps of a scale that is short enough to be pressed rather than typed.
  static func steps(_ node: NodeID, _ interview: Interview) -> [String]? {
    guard let scale = interview.item(node).scale, scale.step > 0 else { return nil }
    let (low, high) = (min(scale.start, scale.end), max(scale.start, scale.end))
    let count = ((high - low) / scale.step).rounded(.down) + 1
    guard count.isFinite, count <= 9 else { return nil }
    return (0..<Int(count)).map { DecimalNotation.text(of: low + Double($0) * scale.step) }
  }

  // MARK: Putting in

  /// Picks a choice, or takes it back; one that is exclusive clears the others.
  mutating func choose(_ name: String, exclusive: [String]) {
    guard case .picks(let way, var chosen) = self else { return }
    switch way {
    case .one, .place: chosen = [name]
    case .acknowledged, .several, .ranked:
      if let index = chosen.firstIndex(of: name) {
        chosen.remove(at: index)
      } else if exclusive.contains(name) {
        chosen = [name]
      } else {
        chosen.removeAll { exclusive.contains($0) }
        chosen.append(name)
      }
    }
    self = .picks(way: way, chosen)
  }

  /// More than this nobody types standing.
  private static let mostCharacters = 2000
  private static let mostDigits = 18

  /// Types a character; false for one that has no place here.
  mutating func type(_ character: Character) -> Bool {
    guard case .typed(let kind, var text) = self else { return false }
    switch kind {
    case .pattern(let pattern):
      guard let digit = character.wholeNumberValue, (0...9).contains(digit),
        text.count < pattern.count(where: { $0 == "_" })
      else { return false }
      text += String(digit)
    case .number(let takesPoint, let takesSign):
      let isDigit = character.wholeNumberValue.map { (0...9).contains($0) } ?? false
      let isPoint = takesPoint && (character == "." || character == ",")
      guard isDigit || isPoint || takesSign && character == "-",
        text.count < Self.mostDigits
      else { return false }
      text.append(character)
    case .text:
      guard !character.isNewline, text.count < Self.mostCharacters else { return false }
      let startsSentence = text.isEmpty || text.hasSuffix(". ")
      text.append(contentsOf: startsSentence ? character.uppercased() : String(character))
    }
    self = .typed(kind, text)
    return true
  }

  mutating func erase() {
    guard case .typed(let kind, let text) = self else { return }
    self = .typed(kind, String(text.dropLast()))
  }

  var isEmpty: Bool {
    switch self {
    case .nothing: true
    case .picks(_, let chosen): chosen.isEmpty
    case .typed(_, let text): text.isEmpty
    }
  }

  /// What is typed, as it stands on the screen.
  var shown: String {
    switch self {
    case .typed(.pattern(let pattern), let text): KioskKeyboard.filled(pattern, with: text)
    case .typed(_, let text): text
    case .nothing, .picks: ""
    }
  }

  /// The answer in its lexical form.
  func answer(_ item: FormItem, today: CalendarDay) -> String {
    switch self {
    case .nothing: ""
    case .picks(_, let chosen): chosen.joined(separator: " ")
    case .typed(.pattern, ""): ""
    case .typed(_, let text):
      Reading.answer(
        isPattern ? shown : text, for: item.type, appearance: item.definition.appearance,
        today: today)
    }
  }

  private var isPattern: Bool { if case .typed(.pattern, _) = self { true } else { false } }
}
