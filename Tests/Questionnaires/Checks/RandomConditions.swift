/// Conditions on one number, at random but the same each time.
struct RandomConditions {
  var subject = "."
  private var state: UInt64 = 42

  init(subject: String = ".") { self.subject = subject }

  private mutating func draw(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func next(_ depth: Int) -> String {
    switch depth > 0 ? draw(5) : 4 {
    case 0: return "(" + next(depth - 1) + " and " + next(depth - 1) + ")"
    case 1: return "(" + next(depth - 1) + " or " + next(depth - 1) + ")"
    case 2: return "not(" + next(depth - 1) + ")"
    case 3:
      return "if(" + next(depth - 1) + ", " + next(depth - 1) + ", " + next(depth - 1) + ")"
    default:
      let symbol = ["=", "!=", "<", "<=", ">", ">="][draw(6)]
      let number = String(draw(7))
      return draw(3) == 0 ? "\(number) \(symbol) \(subject)" : "\(subject) \(symbol) \(number)"
    }
  }
}
