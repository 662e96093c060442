/// How much more of something is looked at. What is too much is not taken, and leaves the rest to what
/// takes less.
struct Allowance {
  private var rest: Int
  private(set) var isSpent = false

  init(_ rest: Int) { self.rest = rest }

  /// Whether there is so much left; then it is taken.
  mutating func take(_ count: Int) -> Bool {
    guard count > 0 else { return true }
    guard count <= rest else {
      isSpent = true
      return false
    }
    rest -= count
    return true
  }
}
