import Interviews
import Questionnaires
import Records
import Terminal
import Values

extension InterviewScreen {
  /// Draws what is asked, and what is wrong with the answer; answers how many rows it took.
  func drawHeader(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) -> Int {
    guard let node = stop.node, !isNote else { return 0 }
    let needed = min(complaint == nil ? 4 : body.fewestRows, region.height / 2)
    // What is wrong is said whole, as far as a line of the question and the answer stay in sight.
    let wrong =
      (complaint.map { Markup.lines($0, width: region.width - 4, base: [.bold, .error]) } ?? [])
      .clipped(to: region.width - 4, rows: max(1, region.height - needed - 1))
    let room = max(1, region.height - needed - wrong.count)
    // Where it is tight, the question itself comes before what helps with it; the help has it all.
    var lines = questionLines(node, situation, isWhole: true)
    if lines.count > (region.height < 12 ? region.height / 2 : room) {
      lines = questionLines(node, situation, isWhole: false)
    }
    if lines.count > room, interview.enclosingInstance(of: node) != nil { lines.removeFirst() }
    if lines.count > room {
      lines =
        room == 1
        ? lines.clipped(to: region.width - 3, rows: 1)
        : lines.prefix(room - 1) + [StyledLine(words(.questionMore, "^G"))]
    }
    var used = canvas.write(lines, in: region.inset(1))
    if complaint == nil, let reason = reasonLine, region.height - used > needed {
      used += canvas.write([StyledLine(reason)], in: region.dropping(used).inset(1))
    }
    if !wrong.isEmpty {
      if region.height - used > needed + wrong.count { used += 1 }
      used += canvas.write(wrong, in: region.dropping(used).inset(2))
    }
    return region.height - used > needed + 2 ? used + 1 : used
  }

  /// The reason instead of an answer, where the body has no line of its own for it.
  private var reasonLine: String? {
    guard let node = focusNode, let reason = interview.nonresponse(node) else { return nil }
    if case .choices(let choices) = body, choices.options.place(of: reason) != nil { return nil }
    return words(.questionNoAnswer, words[reason.phrase])
  }

  private var isNote: Bool { if case .note = body { true } else { false } }

  private func questionLines(
    _ node: NodeID, _ situation: Situation, isWhole: Bool
  ) -> [StyledLine] {
    let item = interview.item(node)
    let width = max(8, min(76, situation.columns - 3))
    var lines: [StyledLine] = []
    if let (roster, instance) = interview.enclosingInstance(of: node) {
      lines.append(StyledLine(RosterBody.name(of: instance, roster, situation)))
    }
    if stop.holdsSeveral {
      // The stem of a matrix, if it has one.
      if item.definition.label != nil {
        lines += Markup.lines(interview.label(node), width: width, base: .bold)
      }
    } else {
      lines += asked(item.definition.label, at: node, width, base: .bold, marks: marks(node))
    }
    guard isWhole else { return lines }
    lines += asked(item.definition.hint, at: node, width)
    if let guidance = item.definition.guidanceHint, !situation.isSelfCompleted {
      lines += Markup.lines(
        interview.text(guidance, at: node) + " " + words[.questionInterviewer], width: width)
    }
    if let warning = soundWarning(at: node) { lines += Markup.lines(warning, width: width) }
    if item.type == .selectMultiple {
      lines.append(StyledLine("(\(words.ticking(interview.selectionBounds(node))))"))
    }
    if item.type == .repeat, !interview.isOpenEnded(node) {
      lines += Markup.lines(words[.rosterOther], width: width)
    }
    // What was remarked on the question is for interviewers' eyes.
    guard !situation.isSelfCompleted else { return lines }
    if let flag = interview.flag(node) { lines.append(StyledLine("~ " + words[flag.phrase])) }
    let note = interview.note(node)
    if !note.isEmpty {
      lines.append(StyledLine(Chrome.cut(words(.questionNote, Markup.plain(note)), to: width)))
    }
    return lines
  }

  private func marks(_ node: NodeID) -> String {
    var marks = ""
    if interview.isRequired(node) { marks += "  (\(words[.questionRequired]))" }
    if !interview.isTranslated(node) { marks += "  " + words[.questionFallback] }
    return marks
  }
}
