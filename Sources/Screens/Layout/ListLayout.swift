import Terminal

/// Which part of a long list is on screen: whole pages, so that moving inside one changes nothing but
/// the mark, and the same focus always shows the same page.
struct ListLayout {
  /// The items on the page with the focus.
  let visible: Range<Int>
  let count: Int

  /// Items of several rows each; a page takes as many as fit.
  init(heights: [Int], focus: Int, rows: Int) {
    count = heights.count
    var start = 0
    var used = 0
    for index in heights.indices {
      if used + heights[index] > rows, index > start {
        if index > focus {
          visible = start..<index
          return
        }
        start = index
        used = 0
      }
      used += heights[index]
    }
    visible = start..<heights.count
  }

  /// Items of one row each, however many.
  init(count: Int, focus: Int, rows: Int) {
    self.count = count
    let rows = max(1, rows)
    let start = max(0, focus) / rows * rows
    visible = min(start, count)..<min(start + rows, count)
  }

  var isWhole: Bool { visible.count == count }
}

/// A list with a focus, the same wherever there is one.
struct ListFocus: Sendable, Equatable {
  var index = 0

  /// Moves by what a key says; false for a key that moves nothing.
  mutating func handle(_ key: Key, count: Int, page: Int = 10) -> Bool {
    guard count > 0 else { return false }
    switch key {
    case .up: index = max(0, index - 1)
    case .down: index = min(count - 1, index + 1)
    case .home: index = 0
    case .end: index = count - 1
    case .pageUp: index = max(0, index - page)
    case .pageDown: index = min(count - 1, index + page)
    default: return false
    }
    return true
  }
}

/// Digits typed one after the other within 0.6 s are one number.
struct NumberTyping: Sendable, Equatable {
  private var number = 0
  private var lastAt: Int64?
  static let patience: Int64 = 600

  /// The number so far after another digit; the digit alone when the pause was long or the longer
  /// number is none of the list. Digits of any script count.
  mutating func type(_ character: Character, at milliseconds: Int64, count: Int) -> Int? {
    guard let digit = character.wholeNumberValue, (0...9).contains(digit) else {
      lastAt = nil
      return nil
    }
    if let lastAt, milliseconds - lastAt <= Self.patience, number > 0,
      number * 10 + digit <= count
    {
      number = number * 10 + digit
    } else {
      number = digit
    }
    lastAt = milliseconds
    return (1...max(1, count)).contains(number) ? number : nil
  }

  /// Whether the last digit made an earlier one longer.
  var isLonger: Bool { number >= 10 }
}
