import Terminal
import Values

/// Keys: digits, arrows, Enter, Space, Backspace and Esc, and letters where words are typed. All of them
/// press what is on the screen.
extension KioskApp {
  mutating func take(_ key: Key, _ now: Moment) -> [KioskOrder] {
    if key != .escape { knocking.other() }
    let page = page(at: now)
    switch key {
    case .enter: return page.focused(focus).map { press($0.press, now) } ?? []
    case .up, .down, .left, .right:
      setTyping(false)
      focus = page.neighbour(of: focus, mirrored(key))
      return []
    case .tab:
      focus = page.following(focus)
      return []
    case .character(" ") where !(page.takesLetters && isTyping):
      focus = page.following(focus)
      return []
    case .character(let character): return type(character, page, now)
    case .backspace, .delete: return goBack(page, now)
    case .escape: return escape(page, now)
    default: return []
    }
  }

  /// On a screen that reads from the right the arrows go where they point.
  private func mirrored(_ key: Key) -> Key {
    guard direction.isMirrored else { return key }
    return key == .left ? .right : key == .right ? .left : key
  }

  private var isTyping: Bool {
    if case .sitting(let sitting) = stage { sitting.isTyping } else { false }
  }

  private mutating func setTyping(_ isTyping: Bool) {
    guard case .sitting(var sitting) = stage else { return }
    sitting.isTyping = isTyping
    stage = .sitting(sitting)
  }

  /// A digit presses what bears it; what is typed goes where it is typed, and Enter then goes on.
  private mutating func type(
    _ character: Character, _ page: KioskPage, _ now: Moment
  ) -> [KioskOrder] {
    let digit = character.wholeNumberValue.flatMap { (0...9).contains($0) ? "\($0)".first : nil }
    if page.takesLetters {
      let orders = press(.type(digit ?? character), now)
      setTyping(digit == nil)
      if page.buttons.contains(where: { $0.press == .next }) { focus = .next }
      if page.buttons.contains(where: { $0.press == .enter }) { focus = .enter }
      return orders
    }
    // The letters of a long list can be typed as well as pressed.
    let letter = KioskPress.initial(character.uppercased().first)
    if page.buttons.contains(where: { $0.press == letter }) { return press(letter, now) }
    guard let digit, let button = page.button(digit: digit) else { return [] }
    // As at a question: Enter, which the foot asks for next, would else press something on the screen
    // behind.
    if page.asks {
      focus = button.press
      return []
    }
    let orders = press(button.press, now)
    // Whoever presses numbers goes on with Enter.
    if case .choose = button.press, page.buttons.contains(where: { $0.press == .next }) {
      focus = .next
    }
    return orders
  }

  private mutating func goBack(_ page: KioskPage, _ now: Moment) -> [KioskOrder] {
    let ways: [KioskPress] = [.erase, .back, .stay, .home]
    let erases = page.takesLetters && hasTyped
    guard
      let way = ways.first(where: { way in
        (way != .erase || erases) && page.buttons.contains { $0.press == way }
      })
    else { return [] }
    return press(way, now)
  }

  private var hasTyped: Bool {
    switch stage {
    case .sitting(let sitting): !sitting.draft.isEmpty
    case .code(let digits, _, _), .pin(let digits, _, _): !digits.isEmpty
    default: false
    }
  }

  private mutating func escape(_ page: KioskPage, _ now: Moment) -> [KioskOrder] {
    if isBeforeInterview, knocking.escape(now) { return openPIN(now) }
    let ways: [KioskPress] = [.stay, .home, .stop]
    guard let way = ways.first(where: { way in page.buttons.contains { $0.press == way } }) else {
      return []
    }
    return press(way, now)
  }
}
