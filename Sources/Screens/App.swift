import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// Everything that the terminal shows: a value. Inputs and replies go in, commands come out; whoever
/// holds it carries the commands out, in order, before the next input goes in.
///
/// ```swift
/// var app = App(facts, size: Size(columns: 80, rows: 24))
/// let commands = app.update(.key(.enter), at: now)
/// let canvas = app.draw(at: now)
/// ```
public struct App {
  private(set) var size: Size
  var facts: HomeFacts
  var around: AroundScreen
  var interview: InterviewScreen?
  /// Entries that the disk did not take, and what it said.
  var unsaved: Unsaved?
  var words: Catalogue
  let table = KeyTable.standard
  /// Whether leaving an interview ends the program: it was begun from the command line.
  let isSingle: Bool
  let ordersText: Bool
  /// What the mouse button went down on and has not left yet.
  private var pressed: ClickTarget?

  /// - Parameter language: the tag of the program's own language until an interview sets another.
  /// - Parameter ordersText: whether the terminal leaves it to us how Arabic and Hebrew are ordered.
  public init(
    _ facts: HomeFacts, size: Size, language: String = "en", isSingle: Bool = false,
    ordersText: Bool = false
  ) {
    self.facts = facts
    self.size = size
    self.isSingle = isSingle
    self.ordersText = ordersText
    words = .matching(language)
    around = .home(facts, words)
  }

  /// What a person did.
  public mutating func update(_ input: Input, at now: Moment) -> [Command] {
    if case .resized(let size) = input { self.size = size }
    if case .pressed(let place) = input {
      pressed = draw(at: now).target(at: place)
      return []
    }
    if case .released(let place) = input { return release(at: place, now) }
    if unsaved != nil { return retry(input) }
    guard isLargeEnough || input == .hangup else { return [] }
    if interview != nil { return updateInterview(input, now) }
    switch input {
    case .hangup: return [.leave]
    case .key(let key): return updateAround(key, now)
    case .wheelUp: return updateAround(.up, now)
    case .wheelDown: return updateAround(.down, now)
    case .paste(let text):
      guard case .settings(var page) = around else { return [] }
      page.paste(text)
      around = .settings(page)
      return []
    case .pressed, .released, .resized, .resumed: return []
    }
  }

  /// A click is the key that stands where it began and ended; a finger that slips off does nothing.
  private mutating func release(at place: Position, _ now: Moment) -> [Command] {
    defer { pressed = nil }
    guard let pressed, draw(at: now).target(at: place) == pressed else { return [] }
    return update(.key(pressed.key), at: now)
  }

  /// Time has gone by with nothing done; see `patience`.
  public mutating func timeIsUp(at now: Moment) -> [Command] {
    guard unsaved == nil, var screen = interview else { return [] }
    let commands = screen.timeIsUp(now, size)
    interview = screen
    return translated(commands, screen, now)
  }

  /// After how many milliseconds without an input `timeIsUp` is wanted; nil: never.
  public func patience(at now: Moment) -> Int? {
    guard unsaved == nil, let typedAt = interview?.typedAt else { return nil }
    let due = typedAt.milliseconds + InterviewScreen.patience - now.milliseconds
    // A clock that is set back must not put it off.
    return Int(min(max(0, due), InterviewScreen.patience))
  }

  /// Whether an Enter that was pressed before this screen was shown must not count: on the end of an
  /// interview, and where something is to be put right.
  public var distrustsTypedAheadEnter: Bool {
    guard let interview, interview.overlay == nil else { return false }
    if case .finish = interview.body { return true }
    return interview.complaint != nil
  }

  /// Whether letters narrow a list down just now.
  public var isSearching: Bool {
    guard let interview, interview.overlay == nil, case .choices(let choices) = interview.body
    else { return false }
    return choices.isSearching
  }
}
