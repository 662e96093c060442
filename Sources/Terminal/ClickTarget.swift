/// A part of a screen that can be pointed at, and the key that pointing there is.
///
///     canvas.target(row: 5, from: 0, to: 80, as: .line(2))
///     canvas.target(at: Position(row: 5, column: 7))?.key  // .line(2)
///
/// Screens say what may be clicked while they draw it, so that a click can never mean something
/// else than what is seen.
public struct ClickTarget: Hashable, Sendable {
  /// The rows and columns that it covers.
  public let rows: Range<Int>
  public let columns: Range<Int>
  /// What a click on it is.
  public let key: Key
}

extension Canvas {
  /// Makes a part of a row stand for a key. Of those that cover a cell the last one counts.
  public mutating func target(row: Int, from: Int = 0, to: Int? = nil, as key: Key) {
    target(rows: row..<row + 1, from: from, to: to, as: key)
  }

  /// Makes a part of several rows stand for a key.
  public mutating func target(rows: Range<Int>, from: Int = 0, to: Int? = nil, as key: Key) {
    let end = min(to ?? size.columns, size.columns)
    let bottom = min(rows.upperBound, size.rows)
    guard from < end, rows.lowerBound < bottom else { return }
    let left = mirrored(from, width: end - from)
    targets.append(
      ClickTarget(
        rows: rows.lowerBound..<bottom, columns: left..<left + end - from, key: key))
  }

  /// Gives the targets behind the first so many other keys: what was drawn was a part of something.
  public mutating func changeKeys(ofTargetsBehind count: Int, _ key: (Key) -> Key) {
    for place in targets.indices.dropFirst(count) {
      let target = targets[place]
      targets[place] = ClickTarget(
        rows: target.rows, columns: target.columns, key: key(target.key))
    }
  }

  /// Nothing that was drawn so far can be pointed at: something lies over it.
  public mutating func dropTargets() { targets.removeAll() }

  /// What stands for a key there.
  public func target(at position: Position) -> ClickTarget? {
    targets.last { $0.rows.contains(position.row) && $0.columns.contains(position.column) }
  }
}
