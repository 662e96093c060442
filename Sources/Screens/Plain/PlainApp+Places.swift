import Interviews
import Questionnaires
import Records
import Values

/// Traces and areas, point by point, and places from a receiver.
extension PlainApp {
  /// What is typed to have the place read from a receiver; the same in every language.
  static let receiverWord = "gps"

  /// How a place is read from a receiver, where there is one.
  var receiverLine: [String] {
    app.facts.devices.hasReceiver ? [words(.plainReceiver, Self.receiverWord)] : []
  }

  private func pointsBody(_ node: NodeID, _ screen: InterviewScreen) -> PointsBody {
    PointsBody(node, screen.situation(Moment(milliseconds: 0, offsetMinutes: 0), app.size))
  }

  /// Once a point stands there, a full stop or Enter alone makes the points the answer; nil for what
  /// is something else.
  mutating func takePoints(_ line: String, _ now: Moment) -> [Command]? {
    guard let screen = app.interview, let node = screen.focusNode,
      screen.interview.item(node).type.isTraced, !screen.interview.typed(node).isEmpty,
      ["", "."].contains(Reading.trimmed(line))
    else { return nil }
    let points = pointsBody(node, screen)
    return give(points.answer, typed: points.typed, to: node, now)
  }

  /// A line is a point, or several; `-` takes the last away, `-2` the second. What there is so far is
  /// kept at once.
  mutating func add(_ text: String, to node: NodeID, _ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    var points = pointsBody(node, screen)
    let typed = Reading.trimmed(text)
    if typed.hasPrefix("-"), typed == "-" || Numerals.number(String(typed.dropFirst())) != nil {
      let place = Numerals.number(String(typed.dropFirst())) ?? points.points.count
      guard points.points.indices.contains(place - 1) else {
        complain(words(.plainNotInList, place, points.points.count))
        return []
      }
      points.remove(at: place - 1)
    } else if let place = PointReading.point(typed) {
      points.take(place: place)
    } else if let places = PointReading.points(typed) {
      for place in places { points.take(place: place) }
    } else {
      complain(words(.errorPoint, typed))
      return []
    }
    let interview = screen.interview
    self.points.begin(
      PlainPoints.Step(
        node: node, typed: interview.typed(node), answer: interview.answer(node)),
      entries: interview.entries.count)
    defer { settlePoints() }
    return keep(points, now)
  }

  private mutating func settlePoints() {
    points.settle(entries: app.interview?.interview.entries.count ?? 0)
  }

  /// The points as they stood before the last line that changed them; nil where that was not the last
  /// that was kept.
  mutating func takeBackPoints(_ now: Moment) -> [Command]? {
    guard let screen = app.interview, let node = screen.focusNode,
      let step = points.takeBack(node, entries: screen.interview.entries.count)
    else { return nil }
    let isAnswerGone = screen.interview.answer(node) != step.answer
    let commands = app.work(at: now) { screen, situation, commands in
      if isAnswerGone { screen.undo(situation, &commands) }
      if screen.interview.typed(node) != step.typed {
        let address = screen.interview.address(of: node)
        screen.apply(.typed(address, step.typed), now, into: &commands)
      }
      screen.refreshBody(situation)
    }
    settlePoints()
    restates = true
    return commands
  }

  private mutating func keep(_ points: PointsBody, _ now: Moment) -> [Command] {
    guard !points.points.isEmpty else {
      return give("", typed: "", to: points.node, goesOn: false, now)
    }
    let commands = app.work(at: now) { screen, situation, commands in
      let address = screen.interview.address(of: points.node)
      screen.apply(.typed(address, points.typed), now, into: &commands)
      screen.refreshBody(situation)
    }
    news += pointLines(points)
    restates = false
    return commands
  }

  func pointsView(
    _ node: NodeID, _ lines: [String], _ screen: InterviewScreen
  ) -> (lines: [String], prompt: String) {
    let points = pointsBody(node, screen)
    let help = [words[.questionPointHelp]] + receiverLine
    let isUnderWay = !screen.interview.typed(node).isEmpty
    let next = words(.pointsNext, points.points.count + 1)
    let reason = screen.interview.nonresponse(node).map { words[$0.phrase] } ?? ""
    let ask =
      isUnderWay
      ? words(.plainNextPoint, next)
      : points.points.isEmpty
        ? keeping(next, reason, node, screen.interview) : words(.plainOrKeepIt, next)
    return (lines + help + pointLines(points), prompt(ask))
  }

  private func pointLines(_ points: PointsBody) -> [String] {
    points.points.enumerated().map { index, point in
      let closes = points.isClosed && index == points.points.count - 1 && index > 1
      return "  \(index + 1) \(FieldBody.shown(point, .geopoint, []))"
        + (closes ? " " + words[.pointsClosed] : "")
    }
  }

  // MARK: Receivers

  mutating func locate(_ node: NodeID, _ now: Moment) -> [Command] {
    let commands = app.work(at: now) { screen, situation, commands in
      screen.react(to: .locate(node), situation, &commands)
      screen.message = ""
    }
    news.append(words[.receiverAsked])
    restates = false
    return commands
  }

  /// What a receiver said is the answer at once, or the next point; it is said, and `<` leads back.
  mutating func take(place: String?, _ now: Moment) -> [Command] {
    guard let screen = app.interview, screen.overlay == nil, let node = screen.focusNode,
      screen.interview.item(node).type.isPlace
    else { return [] }
    restates = true
    guard let place else {
      complain(words[.receiverSilent])
      return []
    }
    if screen.interview.item(node).type.isTraced { return add(place, to: node, now) }
    return give(place, typed: place, to: node, now)
  }
}

extension ItemType {
  /// Whether its answer is several points.
  var isTraced: Bool { self == .geotrace || self == .geoshape }
}
