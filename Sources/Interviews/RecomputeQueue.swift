/// The vertices to recompute, lowest rank first: a binary heap of ranks and frames in one number, so
/// that the same one put in twice comes out side by side and is done once.
struct RecomputeQueue {
  private var heap: [UInt64] = []
  private var last: UInt64?

  mutating func push(rank: Int32, frame: Int) {
    heap.append(UInt64(UInt32(rank)) << 32 | UInt64(UInt32(frame)))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Whether the next one, if there is any, is of a higher rank.
  func holdsNothing(through highest: Int32) -> Bool {
    heap.first.map { $0 >> 32 > UInt64(UInt32(highest)) } ?? true
  }

  /// The next one of a rank up to that; nil when there is none.
  mutating func pop(through highest: Int32) -> (rank: Int32, frame: Int)? {
    while !holdsNothing(through: highest), let least = popLeast() {
      if least == last { continue }
      last = least
      return (Int32(least >> 32), Int(least & 0xFFFF_FFFF))
    }
    last = nil
    return nil
  }

  private mutating func popLeast() -> UInt64? {
    guard let least = heap.first else { return nil }
    let end = heap.removeLast()
    guard !heap.isEmpty else { return least }
    heap[0] = end
    var parent = 0
    while true {
      var child = parent * 2 + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < heap[parent] else { break }
      heap.swapAt(child, parent)
      parent = child
    }
    return least
  }
}
