import Interviews
import Questionnaires
import Records
import Values

/// What somebody might answer: first what the rules of the form set apart, then anything. Ideas are
/// not always valid; that is for the engine to say.
struct Ideas {
  let interview: Interview
  let guide: Guide
  var random: RandomSource

  init(_ interview: Interview, _ guide: Guide, _ random: RandomSource) {
    self.interview = interview
    self.guide = guide
    self.random = random
  }

  /// A few dozen ideas for one question, the most promising first.
  ///
  /// - Parameter isNew: whether nobody has chosen the choice of that name yet.
  mutating func answers(to node: NodeID, isNew: (String) -> Bool) -> [String] {
    let item = interview.item(node)
    switch item.type {
    case .selectOne: return oneChoice(node, isNew)
    case .selectMultiple: return someChoices(node, isNew)
    case .rank: return orders(node)
    case .acknowledge: return ["OK"]
    case .integer:
      return patterned(node).filter { Int($0) != nil }
        + numbers(node).map { String(Int(max(-1e15, min(1e15, $0.rounded())))) }
    case .decimal:
      return numbers(node).map { Self.written($0) }
        + exactNumbers(node).map(DecimalNotation.text(of:))
    case .range: return steps(node)
    case .date: return days(node).map(\.description)
    case .time: return (0..<12).map { _ in moment(of: today).timeOfDay }
    case .datetime: return days(node).map { moment(of: $0).description }
    case .geopoint, .geotrace, .geoshape: return places(node)
    case .file, .image, .audio, .video: return ["simulated." + item.type.rawValue]
    default: return texts(node)
    }
  }

  /// The day on which the interview is held.
  var today: CalendarDay { interview.entries[interview.entries.count - 1].at.day }

  func literals(_ node: NodeID) -> Guide.Literals { guide.literals[node.item] }

  /// The questions that this one's constraint reads: in the same instance, or outside repeats.
  func compared(_ node: NodeID) -> [NodeID] {
    guide.compared[node.item].compactMap { other in
      let address = interview.address(of: node)
      let name = guide.form.items[other].name
      return interview.node(at: Address(name, in: address.instances))
        ?? interview.node(at: Address(name))
    }
  }

  /// Their answers, as things stand.
  func comparedAnswers(_ node: NodeID) -> [String] {
    compared(node).map(interview.answer).filter { !$0.isEmpty }
  }

  /// A number as an answer writes it: to the hundredth, without an exponent.
  static func written(_ number: Double) -> String {
    let bounded = max(-1e12, min(1e12, number))
    let hundredths = Int((bounded * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    guard rest > 0 else { return sign + String(whole) }
    return sign + String(whole) + (rest < 10 ? ".0" : ".") + String(rest)
  }
}
