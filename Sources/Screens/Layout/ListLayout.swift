import Terminal

/// Which part of a long list is on screen. It moves by thirds of a page, so that moving inside of one
/// changes nothing but the mark, the next lines are seen before they are reached, and a terminal can
/// scroll what stays. The same focus always shows the same part.
struct ListLayout {
  /// The items on screen, the one with the focus among them.
  let visible: Range<Int>
  let count: Int

  /// Items of several rows each; as many as fit are shown.
  init(heights: [Int], focus: Int, rows: Int) {
    count = heights.count
    let rows = max(1, rows)
    var start = Self.start(Self.thirds(heights, rows), focus)
    start = min(start, Self.lastStart(heights, rows))
    // An item higher than a third may push the focus out.
    while start < focus, heights[start...min(focus, count - 1)].reduce(0, +) > rows { start += 1 }
    var (end, used) = (start, 0)
    while end < count, used + heights[end] <= rows || end == start {
      used += heights[end]
      end += 1
    }
    visible = start..<end
  }

  /// Items of one row each, however many.
  init(count: Int, focus: Int, rows: Int) {
    self.count = count
    let rows = max(1, rows)
    let third = max(1, rows / 3)
    // In a single row there is nothing but the focus.
    let before = rows > 1 ? 1 : 0
    let start = max(0, min((max(0, focus) / third - before) * third, count - rows))
    visible = start..<min(start + rows, count)
  }

  /// Where each third begins.
  private static func thirds(_ heights: [Int], _ rows: Int) -> [Int] {
    var (starts, used) = ([0], 0)
    for index in heights.indices {
      if used + heights[index] > max(1, rows / 3), used > 0 {
        starts.append(index)
        used = 0
      }
      used += heights[index]
    }
    return starts
  }

  /// The third before the one with the focus comes first.
  private static func start(_ thirds: [Int], _ focus: Int) -> Int {
    let third = thirds.lastIndex { $0 <= focus } ?? 0
    return thirds[max(0, third - 1)]
  }

  /// From here on all that is left fits.
  private static func lastStart(_ heights: [Int], _ rows: Int) -> Int {
    var (start, used) = (heights.count, 0)
    while start > 0, used + heights[start - 1] <= rows {
      start -= 1
      used += heights[start]
    }
    return min(start, max(0, heights.count - 1))
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
