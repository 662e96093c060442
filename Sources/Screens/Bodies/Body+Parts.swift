import Interviews
import Terminal

/// What a page asks of the bodies on it.
extension Body {
  /// Whether Up, or Down, has nowhere to go in here.
  func isAtEdge(_ key: Key, _ situation: Situation) -> Bool {
    switch self {
    case .field(let body): body.isAtEdge(key, situation)
    case .longText(let body): body.isAtEdge(key)
    case .choices(let body): body.isAtEdge(key, situation)
    case .rank(let body): body.isAtEdge(key)
    case .points(let body): body.isAtEdge(key)
    case .file(let body): body.isAtEdge(key, situation)
    case .note, .grid, .page, .roster, .finish: true
    }
  }

  /// The rows that all of it takes, as far as a page should show it at once.
  func height(_ situation: Situation, width: Int) -> Int {
    switch self {
    case .field(let body): body.height(situation)
    case .longText: 4
    case .choices(let body): body.height(situation, width: width)
    case .rank(let body): min(10, body.height)
    case .points(let body): min(10, body.height)
    case .file(let body): min(10, body.height(situation, width: width))
    case .note(let body): body.height(situation, width: width)
    case .grid, .page, .roster, .finish: 1
    }
  }

  /// Takes a place that was read from a receiver.
  mutating func take(place: String) {
    switch self {
    case .field(var body):
      body.take(place: place)
      self = .field(body)
    case .points(var body):
      body.take(place: place)
      self = .points(body)
    case .page(var body):
      body.take(place: place)
      self = .page(body)
    case .longText, .choices, .rank, .note, .grid, .roster, .finish, .file: break
    }
  }
}
