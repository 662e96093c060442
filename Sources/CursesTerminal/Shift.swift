import Terminal

/// That a row is the one before with some cells put in or taken out: what stands behind them moved.
///
/// ncurses writes such a row anew from there on; a terminal can move it with a few bytes. It is
/// looked for only where it saves much, and never across what takes two columns or whose width
/// terminals disagree on.
struct Shift: Equatable {
  /// Where cells were put in or taken out.
  let column: Int
  /// How many: above 0 put in, below 0 taken out.
  let count: Int

  /// More cells than these are no typing.
  private static let most = 4
  /// Fewer changed cells than these cost less than the moving.
  private static let leastChanged = 12

  init?(from before: ArraySlice<Cell>, to after: ArraySlice<Cell>) {
    let (before, after) = (Array(before), Array(after))
    guard before.count == after.count, before.allSatisfy(\.isNarrow), after.allSatisfy(\.isNarrow),
      let first = before.indices.first(where: { before[$0] != after[$0] }),
      before.indices.filter({ before[$0] != after[$0] }).count >= Self.leastChanged
    else { return nil }
    for count in 1...Self.most {
      // What is pushed out at the end must be nothing, and nothing comes in there.
      if Self.is(after, before, movedBy: count, from: first) {
        (column, self.count) = (first, count)
        return
      }
      if Self.is(before, after, movedBy: count, from: first) {
        (column, self.count) = (first, -count)
        return
      }
    }
    return nil
  }

  private static func `is`(
    _ longer: [Cell], _ shorter: [Cell], movedBy count: Int, from first: Int
  ) -> Bool {
    let end = longer.count - count
    return first < end && longer[(first + count)...].elementsEqual(shorter[first..<end])
      && shorter[end...].allSatisfy { $0 == .blank }
  }
}

extension Cell {
  fileprivate var isNarrow: Bool { width == 1 && isWidthCertain }
}
