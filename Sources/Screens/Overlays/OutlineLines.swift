import Interviews
import Questionnaires

/// The lines of an outline, from the first section to the end or to the outcome that was reached.
struct OutlineLines {
  private(set) var lines: [OutlinePage.Line] = []
  private let interview: Interview
  private let situation: Situation
  private var number = 0
  private var isOver = false

  init(_ situation: Situation) {
    self.situation = situation
    interview = situation.interview
    add(interview.children(of: nil), depth: 0, context: "")
    lines.append(
      OutlinePage.Line(
        label: situation.words[.stateEnd], depth: 0,
        choice: OutlineChoice(stop: .end, node: nil), end: lines.count + 1))
  }

  private mutating func add(_ nodes: [NodeID], depth: Int, context: String) {
    for node in nodes where !isOver {
      let item = interview.item(node)
      guard item.type.isContainer || item.type == .note || item.type.isQuestion else { continue }
      guard interview.isRelevant(node) else {
        addUnasked(node, depth, context)
        continue
      }
      switch item.type {
      case .group: addGroup(node, depth, context)
      case .repeat: addRepeat(node, depth, context)
      default: addQuestion(node, interview.stop(showing: node), depth, context)
      }
      isOver = isOver || item.definition.outcome != nil
    }
  }

  private mutating func close(_ index: Int) { lines[index].end = lines.count }

  private func label(_ node: NodeID) -> String { Markup.plain(interview.labelInLists(node)) }

  // MARK: Kinds of lines

  /// A group without a label stands for nothing; what is in it stands by itself.
  private mutating func addGroup(_ node: NodeID, _ depth: Int, _ context: String) {
    let item = interview.item(node)
    guard item.definition.label != nil || item.parent == nil else {
      add(interview.children(of: node), depth: depth, context: context)
      return
    }
    let index = lines.count
    lines.append(OutlinePage.Line(label: label(node), depth: depth, context: context))
    if let grid = interview.stop(showing: node), case .grid = grid {
      for row in interview.rows(of: node) { addQuestion(row, grid, depth + 1, context) }
    } else {
      add(interview.children(of: node), depth: depth + 1, context: context)
    }
    close(index)
    lines[index].detail = summary(of: index)
  }

  private mutating func addRepeat(_ node: NodeID, _ depth: Int, _ context: String) {
    let instances = interview.instances(of: node)
    let index = lines.count
    addQuestion(node, .roster(node), depth, context)
    lines[index].label += " (\(instances.count))"
    for instance in instances {
      let name = RosterBody.name(of: instance, node, situation)
      let inner = lines.count
      let first = interview.firstStop(in: instance, of: node)
      lines.append(
        OutlinePage.Line(
          label: name, depth: depth + 1,
          choice: first.map { OutlineChoice(stop: $0, node: $0.node) }, context: context))
      add(interview.children(of: node, in: instance), depth: depth + 2, context: name)
      close(inner)
      lines[inner].detail = summary(of: inner)
    }
    close(index)
  }

  private mutating func addQuestion(
    _ node: NodeID, _ stop: Stop?, _ depth: Int, _ context: String
  ) {
    guard let stop else { return }
    number += 1
    var line = OutlinePage.Line(
      label: label(node), detail: situation.state(of: node), depth: depth, number: number,
      choice: OutlineChoice(stop: stop, node: node), end: lines.count + 1, context: context)
    line.filters = situation.filters(of: node)
    lines.append(line)
  }

  /// What is not asked says which answer decides that, and leads there.
  private mutating func addUnasked(_ node: NodeID, _ depth: Int, _ context: String) {
    let item = interview.item(node)
    guard item.type != .note, item.definition.label != nil || !item.type.isContainer else { return }
    let decider = interview.decider(of: node).flatMap { decider in
      interview.isRelevant(decider)
        ? interview.stop(showing: decider).map { OutlineChoice(stop: $0, node: decider) } : nil
    }
    let why = decider?.node.map { situation.words(.stateNotAskedBy, label($0)) }
    lines.append(
      OutlinePage.Line(
        label: label(node), detail: why ?? situation.words[.stateNotAsked], depth: depth,
        choice: decider, end: lines.count + 1, context: context, isAsked: false))
  }

  /// How far the questions inside a line are.
  private func summary(of index: Int) -> String {
    let words = situation.words
    let questions = lines[index..<lines[index].end].compactMap { line -> OutlinePage.Line? in
      guard line.number != nil, let node = line.choice?.node,
        interview.item(node).type.isQuestion
      else { return nil }
      return line
    }
    let toFix = questions.filter { $0.filters.contains(.toFix) }.count
    if toFix > 0 { return words(.outlineSomeToFix, toFix) }
    guard !questions.isEmpty else { return "" }
    let done = questions.filter { !$0.filters.contains(.left) }.count
    if done == questions.count { return words[.stateDone] }
    return done == 0 ? words[.outlineNotStarted] : words(.outlineDone, done, questions.count)
  }
}

extension OutlineLines {
  /// The questions that are asked, below what they stand in, as one list without the tree.
  var asList: [Menu<OutlineChoice>.Line] {
    lines.filter { line in
      guard line.isAsked else { return false }
      return line.number != nil || line.choice == nil || line.choice?.stop == .end
    }.map { line in
      Menu<OutlineChoice>.Line(
        label: line.title, detail: line.number == nil ? "" : line.detail, choice: line.choice,
        indent: line.context.isEmpty ? 0 : 1, keepsDetail: true)
    }
  }
}
