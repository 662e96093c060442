import Interviews
import Questionnaires
import Records
import Terminal
import Values

extension InterviewScreen {
  func draw(on canvas: inout Canvas, _ now: Moment) {
    let situation = situation(now, canvas.size)
    if case .hidden = overlay {
      let recording = isRecording ? words[.recordingMark] + "  " : ""
      canvas.put(recording + words[.hiddenText], at: Position(row: 0, column: 0))
      canvas.cursor = Position(row: 0, column: 0)
      canvas.target(rows: 0..<canvas.size.rows, as: .enter)
      return
    }
    let chrome = chrome(situation)
    let region = chrome.body(of: canvas.size)
    let beside = outlineRegion(canvas.size)
    if overlay == nil || beside != nil { drawQuestion(on: &canvas, in: region, situation) }
    // What lies beneath cannot be pointed at.
    if overlay != nil { canvas.dropTargets() }
    chrome.draw(on: &canvas)
    guard let overlay else { return }
    if let beside {
      for row in beside.top..<beside.top + beside.height {
        canvas.fill(row: row, from: beside.left - 1, to: beside.left, with: Canvas.vertical)
      }
    }
    draw(overlay, on: &canvas, in: beside ?? region, situation)
  }

  /// Where the outline stands beside the question that it was opened on; nil for anything else.
  private func outlineRegion(_ size: Size) -> Region? {
    guard case .outline = overlay else { return nil }
    return Chrome.beside(size)
  }

  private func drawQuestion(
    on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    let used = drawHeader(on: &canvas, in: region, situation)
    body.draw(on: &canvas, in: region.dropping(used), situation)
  }

  // MARK: Around the question

  private func chrome(_ situation: Situation) -> Chrome {
    let questionnaire = interview.form.questionnaire
    let title = questionnaire.title.text(
      in: interview.language, fallback: interview.form.languages[0])
    let practice = interview.beginning.isPractice ? words[.pickerPractice] + " / " : ""
    let fleeting = isFleeting ? words[.fleetingMark] + " / " : ""
    let recording = isRecording ? words[.recordingMark] + "  " : ""
    return Chrome(
      title: "\(recording)\(shortID)  \(practice)\(fleeting)\(title)", right: right(situation),
      message: message.isEmpty ? pages(situation) : message,
      bar: bar(situation), words: words)
  }

  /// How far a long text is read, while there is nothing else to say.
  private func pages(_ situation: Situation) -> String {
    guard overlay == nil, case .note(let note) = body else { return "" }
    return note.pages(situation) ?? ""
  }

  var shortID: String { Self.shortID(of: id) }

  /// As much of an interview's identity as people need to tell it from others.
  static func shortID(of id: String) -> String {
    String(id.dropFirst(id.hasPrefix("uuid:") ? 5 : 0).prefix(8))
  }

  private func right(_ situation: Situation) -> String {
    switch overlay {
    case .menu: return words[.menuTitle]
    case .help: return words[.helpTitle]
    case .check: return words[.checkTitle]
    case .find: return words[.findTitle]
    case .languages: return words[.languageTitle]
    case .outline: return words(.outlineTitle, interview.progress(at: .end).place)
    default: break
    }
    guard let node = stop.node else {
      return words[FinishBody.ending(situation) == nil ? .finishTitle : .finishEarlyTitle]
    }
    let (place, count) = progress
    let section = interview.form.section(of: node.item)
    let name =
      section.type.isContainer
      ? section.definition.label.map { Markup.plain(interview.text($0, at: node)) } ?? "" : ""
    let progress = words(.progressOf, place, count)
    let room = situation.size.columns / 2 - TextWidth.columns(of: progress) - 1
    return room > 6 && !name.isEmpty ? Chrome.cut(name, to: room) + " " + progress : progress
  }

  private func bar(_ situation: Situation) -> [(key: String, does: String)] {
    let esc = (key: words[.keyEscape], does: words[.barMenu])
    let close = (key: words[.keyEscape], does: words[.barClose])
    switch overlay {
    case .menu:
      return [(words[.keyEnter], words[.barChoose]), (words[.barNumberOrWord], ""), close]
    case .removal, .leaving, .noAnswer, .languages:
      return [(words[.keyEnter], words[.barChoose]), (words[.barMove], ""), close]
    case .outline:
      return [
        (words[.keyEnter], words[.barGoThere]), ("Tab", words[.barShow]), (words[.barFold], ""),
        (words[.barTypeToFind], ""), close,
      ]
    case .find:
      return [(words[.keyEnter], words[.barGoThere]), (words[.barTypeToFind], ""), close]
    case .check:
      return [
        (words[.keyEnter], words[.barGoThere]), ("Tab", words[.barFilter]), (words[.barMove], ""),
        close,
      ]
    case .help: return [(words[.barScroll], ""), (words[.barTypeToFind], ""), close]
    case .note(let page):
      let kind = page.hasKinds ? [(key: "Tab", does: words[.barFlag])] : []
      return [("^N", words[.barKeep])] + kind + [(words[.keyEscape], words[.barKeep])]
    case .unlikely, .breakOff, .codes:
      return [(words[.keyEnter], words[.barChoose]), (words[.barMove], ""), close]
    case .tags: return [(words[.keyEnter], words[.barTakeAway]), (words[.barMove], ""), close]
    case .paused: return [(words[.keyEnter], words[.barGoOn])]
    case .hidden, nil: break
    }
    let back = (key: words[.keyPageUp], does: words[.barBack])
    let note = allows(.note) ? [(key: "^T", does: words[.barNote])] : []
    let common =
      [back, (key: "^O", does: words[.barOutline]), (key: "^D", does: words[.barNoAnswer])]
      + note + [(key: "?", does: words[.barHelp]), esc]
    switch body {
    case .longText(let text): return bar(text, situation) + common.dropFirst()
    case .choices(let choices): return bar(choices) + (choices.canEndSearch ? [] : common)
    case .rank:
      return [(words[.keySpace], words[.barRank]), ("+ -", words[.barRankMove])]
        + [(words[.keyEnter], words[.barNext])] + common
    case .page: return [("Tab", words[.barNextQuestion]), ("^N", words[.barNext])] + common
    case .field(let field) where field.slider != nil:
      return [(words[.keyEnter], words[.barNext]), (words[.keyLeftRight], words[.barSlide])]
        + common
    case .field(let field) where field.hasCalendar(situation):
      return [(words[.keyEnter], words[.barNext]), ("Tab", words[.barCalendar])] + common
    case .file(let file) where !file.path.text.isEmpty:
      return [(words[.keyEnter], words[.barCopy]), ("Tab", words[.barComplete])] + common
    case .points:
      return [(words[.keyEnter], words[.barAddPoint]), ("^N", words[.barNext])] + common
    case .grid(let grid) where grid.isTable(situation):
      return [
        ("1-\(grid.choices.count)", words[.barAnswerRow]), (words[.keyEnter], words[.barNext]),
      ]
        + common
    case .roster(let roster):
      let add = roster.rows.contains(.add) ? [("+", words[.barAdd]), ("-", words[.barRemove])] : []
      return [(words[.keyEnter], words[.barOpen])] + add + [("^N", words[.barNext]), back, esc]
    case .finish(let finish) where finish.focus(situation) == nil:
      return [(words[.barNumberThenEnter], ""), back, esc]
    case .finish: return [(words[.keyEnter], words[.barChoose]), back, esc]
    default: return [(words[.keyEnter], words[.barNext])] + common
    }
  }

  /// What the keys do in a long text, at its probes and while a passage of it is chosen.
  private func bar(
    _ text: LongTextBody, _ situation: Situation
  ) -> [(key: String, does: String)] {
    let next = (key: "^N", does: words[.barNext])
    if text.isMarking {
      return [(words[.keyEnter], words[.barEndPassage]), (words[.keyEscape], words[.barClose])]
    }
    if text.probe != nil { return [(words[.keySpace], words[.barAsked]), next] }
    let probes = text.probes(situation).isEmpty ? [] : [(key: "Tab", does: words[.barProbes])]
    return [next] + probes
      + [("^P", words[.barBack]), (words[.keyEnter], words[.barNewLine])]
  }

  /// What the keys do in a list of choices; while letters narrow it, how the whole of it comes back.
  private func bar(_ choices: ChoiceBody) -> [(key: String, does: String)] {
    let ticks = choices.way == .several
    if choices.canEndSearch {
      return [
        (words[.keyEnter], words[ticks ? .barTick : .barChoose]), (words[.barMove], ""),
        (words[.keyEscape], words[.barEndSearch]),
      ]
    }
    let next = (key: words[.keyEnter], does: words[.barNext])
    let count = choices.options.choiceCount
    let hasNumbers = !choices.isSearching && choices.way != .acknowledged && count > 1
    let does = words[ticks ? .barTick : .barChoose]
    let numbers = hasNumbers ? [(key: "1-\(count)", does: does)] : []
    return ticks ? [next] + numbers + [(words[.keySpace], does)] : numbers + [next]
  }

  // MARK: The question

  /// Draws what is asked, and what is wrong with the answer; answers how many rows it took.
  private func drawHeader(
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

  // MARK: Overlays

  private func draw(
    _ overlay: Overlay, on canvas: inout Canvas, in region: Region, _ situation: Situation
  ) {
    switch overlay {
    case .menu(let menu):
      menu.draw(
        on: &canvas, in: region, words, searchLabel: words(.choiceSearch, ""),
        none: words[.listNoMatch])
    case .help(let page): page.draw(on: &canvas, in: region, words)
    case .find(let menu):
      let label = region.width < 60 ? words(.choiceSearch, "") : words[.findLabel]
      menu.draw(on: &canvas, in: region, words, searchLabel: label, none: words[.listNoMatch])
    case .languages(let menu): menu.draw(on: &canvas, in: region, words)
    case .outline(let page):
      page.draw(on: &canvas, in: region, words)
      if message.isEmpty {
        canvas.put(
          Chrome.cut(words[.outlineLegend], to: canvas.size.columns - 2),
          at: Position(row: canvas.size.rows - 3, column: 1))
      }
    case .check(let page):
      canvas.put(
        page.filter.line(words), at: Position(row: region.top, column: 1), width: region.width - 1)
      page.menu.draw(on: &canvas, in: region.dropping(1), words)
    case .noAnswer(let menu, let node):
      let top = heading([interview.label(node), words[.noAnswerTitle]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .note(let page): draw(page, on: &canvas, in: region)
    case .unlikely(let page):
      let isNamed = interview.item(page.node).definition.label != nil
      let top = heading(
        (isNamed ? [interview.label(page.node)] : [])
          + ["! " + words(.unlikelyTitle, page.message)], on: &canvas, in: region)
      page.page.draw(on: &canvas, in: region.dropping(top), label: words[.unlikelyReason], words)
    case .breakOff(let page):
      let top = heading([words[.breakOffTitle]], on: &canvas, in: region)
      page.draw(on: &canvas, in: region.dropping(top), label: words[.breakOffReason], words)
    case .codes(let menu, let node, let passage):
      let top = drawPassage(passage, of: node, on: &canvas, in: region)
      menu.draw(
        on: &canvas, in: region.dropping(top), words, searchLabel: words(.choiceSearch, ""),
        none: words[.listNoMatch])
    case .tags(let menu, let node):
      let top = heading([interview.label(node), words[.codesTitle]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .paused:
      canvas.write(
        Markup.lines(words[.pauseText], width: max(8, region.width - 4)), in: region.inset(3))
      canvas.cursor = Position(row: region.top, column: 1)
    case .removal(let menu, let removal):
      let loses = words(
        count: removal.answers, one: .rosterRemoveLosesOne, many: .rosterRemoveLoses)
      let top = heading(
        [words(.rosterRemoveTitle, removal.name), loses], on: &canvas, in: region)
      var rest = region.dropping(top)
      let shown = removal.losses.prefix(max(0, rest.height - 4))
      for (row, loss) in shown.enumerated() {
        let isLast = row == shown.count - 1 && shown.count < removal.losses.count
        let line = isLast ? "…" : Chrome.cut(loss, to: max(8, region.width - 6))
        canvas.put(line, at: Position(row: rest.top + row, column: 4))
      }
      rest = rest.dropping(shown.isEmpty ? 0 : shown.count + 1)
      menu.draw(on: &canvas, in: rest, words)
    case .leaving(let menu):
      let top = heading(
        [words[.fleetingLeaveTitle], words[.fleetingLeaveText]], on: &canvas, in: region)
      menu.draw(on: &canvas, in: region.dropping(top), words)
    case .hidden: break
    }
  }

  /// The passage that a code is chosen for, in brackets among the words around it; answers how many
  /// rows it took.
  private func drawPassage(
    _ passage: Range<Int>, of node: NodeID, on canvas: inout Canvas, in region: Region
  ) -> Int {
    let answer = interview.answer(node).map { $0.isNewline ? " " : $0 }
    let width = max(8, region.width - 4)
    let quotation = Quotation(
      passage.clamped(to: answer.indices), of: answer, room: width * max(1, region.height / 3))
    let used = canvas.write(quotation.lines(width: width), in: region.inset(2))
    return region.height - used > 6 ? used + 1 : used
  }

  private func draw(_ page: NotePage, on canvas: inout Canvas, in region: Region) {
    let titles: [String]
    switch page.subject {
    case .question(let node): titles = [interview.label(node), words[.noteTitle]]
    case .interview: titles = [words[.observeTitle]]
    }
    var text = region.dropping(heading(titles, on: &canvas, in: region))
    let kinds = page.kinds(words, width: region.width - 5, height: text.height)
    if text.height > kinds.count + 1 {
      text.height -= kinds.count
      for (line, kind) in kinds.enumerated() {
        canvas.put(kind, at: Position(row: text.top + text.height + line, column: 4))
      }
    }
    draw(page.editor, on: &canvas, in: text)
  }

  private func heading(_ texts: [String], on canvas: inout Canvas, in region: Region) -> Int {
    let width = max(8, region.width - 4)
    let lines = texts.flatMap { text in
      Markup.lines(text, width: width).clipped(to: width, rows: max(1, region.height / 3))
    }
    let used = canvas.write(lines, in: region.inset(2))
    return region.height - used > 6 ? used + 1 : used
  }

  private func draw(_ editor: TextEditor, on canvas: inout Canvas, in region: Region) {
    let width = max(8, region.width - 8)
    let lines = TextWrap.ranges(editor.characters, width: width)
    let line = editor.line(in: lines)
    let layout = ListLayout(count: lines.count, focus: line, rows: region.height)
    for (row, index) in layout.visible.enumerated() {
      let text = String(editor.characters[lines[index]].filter { !$0.isNewline })
      canvas.put(text, at: Position(row: region.top + row, column: 4), width: width + 1)
    }
    let before = editor.characters[lines[line].lowerBound..<editor.caret]
    canvas.cursor = Position(
      row: region.top + line - layout.visible.lowerBound,
      column: 4 + TextWidth.columns(of: String(before.filter { !$0.isNewline })))
  }
}
