import Expressions
import Interviews
import Questionnaires
import Records
import Values

/// How a stop is said: where it is, what is asked, what there is to choose from, what is there now.
extension PlainApp {
  func stopView(
    _ screen: InterviewScreen, _ situation: Situation
  ) -> (lines: [String], prompt: String) {
    let interview = screen.interview
    if case .finish = screen.body { return finishView(situation) }
    guard let node = screen.focusNode ?? screen.stop.node else { return ([], "") }
    var lines = place(node, screen)
    if screen.stop.holdsSeveral, let group = screen.stop.node {
      lines += asked(interview.item(group).definition.label, at: group, screen)
    }
    if case .page(let page) = screen.body {
      for note in page.notesBefore(page.focus, interview) {
        lines += asked(interview.item(note).definition.label, at: note, screen)
      }
    }
    let definition = interview.item(node).definition
    lines.append(Markup.paragraphs(interview.label(node)) + fallback(node, interview))
    lines += asked(definition.label, at: node, screen).dropFirst()
    lines += asked(definition.hint, at: node, screen)
    if let guidance = definition.guidanceHint, !situation.isSelfCompleted {
      lines.append(
        words(.plainInterviewer, Markup.paragraphs(interview.text(guidance, at: node))))
    }
    if let warning = screen.soundWarning(at: node) { lines.append(warning) }
    lines += noteLine(node, interview)
    switch screen.body {
    case .note: return (lines, prompt(words[.plainEnterOn]))
    case .roster(let roster): return rosterView(roster, lines, situation)
    default: break
    }
    guard interview.item(node).type.isQuestion else { return (lines, prompt(words[.plainEnterOn])) }
    return questionView(node, lines, screen)
  }

  /// A text in the interview's language, and below it in the second one.
  private func asked(_ text: Text?, at node: NodeID, _ screen: InterviewScreen) -> [String] {
    guard let text else { return [] }
    let first = Markup.paragraphs(screen.interview.text(text, at: node))
    let second = screen.secondLanguage.map {
      Markup.paragraphs(screen.interview.text(text, at: node, in: $0))
    }
    return [first] + (second.map { $0 == first ? [] : [$0] } ?? [])
  }

  /// The section where it is a new one, the number, the instance that it is about.
  private func place(_ node: NodeID, _ screen: InterviewScreen) -> [String] {
    let interview = screen.interview
    let (place, count) = screen.progress
    let kind: Phrase =
      switch screen.body {
      case _ where interview.item(node).type == .note: .plainReading
      case .roster: .plainRoster
      default: interview.isRequired(node) ? .plainQuestionRequired : .plainQuestionOptional
      }
    let section = sectionName(of: node, interview)
    var lines = section.isEmpty || section == self.section ? [] : [words(.plainSection, section)]
    lines.append(words(kind, place, count))
    if let (roster, instance) = interview.enclosingInstance(of: node) {
      let situation = Situation(
        interview: interview, words: words, now: Moment(milliseconds: 0, offsetMinutes: 0),
        size: app.size)
      lines.append(RosterBody.name(of: instance, roster, situation))
    }
    return lines
  }

  func sectionName(of node: NodeID, _ interview: Interview) -> String {
    let section = interview.form.section(of: node.item)
    guard section.type.isContainer, let label = section.definition.label else { return "" }
    return Markup.plain(interview.text(label, at: node))
  }

  private func fallback(_ node: NodeID, _ interview: Interview) -> String {
    interview.isTranslated(node) ? "" : " " + words[.questionFallback]
  }

  // MARK: The end and lists

  private func finishView(_ situation: Situation) -> (lines: [String], prompt: String) {
    let end = finishWords(situation)
    return (
      end.lines + PlainList(labels: end.choices).entries.map(\.line), prompt(words[.plainNumber])
    )
  }

  private func rosterView(
    _ roster: RosterBody, _ lines: [String], _ situation: Situation
  ) -> (lines: [String], prompt: String) {
    let isOpen = roster.rows.contains(.add)
    let instances = roster.instances.enumerated().map { index, instance in
      let name = RosterBody.name(of: instance, roster.roster, situation)
      return "  \(index + 1) \(name), \(roster.state(of: instance, situation))"
    }
    let list = instances.isEmpty ? [words[.rosterEmpty]] : instances
    let ask: Phrase =
      switch (isOpen, instances.isEmpty) {
      case (true, true): .plainRosterAdd
      case (true, false): .plainRosterOpen
      case (false, true): .plainEnterOn
      case (false, false): .plainRosterFixed
      }
    return (lines + (isOpen ? [] : [words[.rosterOther]]) + list, prompt(words[ask]))
  }

  // MARK: Questions

  private func questionView(
    _ node: NodeID, _ lines: [String], _ screen: InterviewScreen
  ) -> (lines: [String], prompt: String) {
    let interview = screen.interview
    let typed = interview.typed(node)
    var lines = lines
    if interview.isReadOnly(node) {
      let answer = spoken(node, interview)
      return (
        lines + (answer.isEmpty ? [] : [words(.plainPresent, answer)]),
        prompt(words[.plainEnterOn])
      )
    }
    if let passage, !passage.isNote, !passage.lines.isEmpty {
      return restates
        ? (lines + [words[.plainHalfText]] + passage.lines, prompt(words[.plainGoOnText]))
        : (lines, "")
    }
    let type = interview.item(node).type
    if !typed.isEmpty, !interview.isLongText(node), !type.isTraced {
      lines.append(words(.plainHalfTyped, shown(typed, node, interview)))
    }
    switch type {
    case _ where interview.isChosen(node):
      let choices = choices(node, screen)
      if choices.way == .several {
        lines.append("(\(words.ticking(interview.selectionBounds(node))))")
      }
      lines += choiceLines(choices, interview)
      return (lines, prompt(ask(choices, interview)))
    case .geotrace, .geoshape: return pointsView(node, lines, screen)
    case .file, .image, .audio, .video:
      if let kept = interview.attachment(node) {
        lines.append(words(.fileKeptAs, kept.file, words.size(kept.size)))
      }
      let present = present(node, interview)
      return (lines, prompt(keeping(words[.questionTypedFile], present, node, interview)))
    default:
      lines += example(node, interview)
      lines += presentLines(node, interview) + tagLines(node, interview)
      lines += probeLines(node, interview)
      let appearance = interview.item(node).definition.appearance
      let field: Phrase =
        interview.isLongText(node) ? .plainLongText : FieldBody.phrase(for: type, appearance)
      return (lines, prompt(keeping(words[field], present(node, interview), node, interview)))
    }
  }

  private func choiceLines(_ choices: ChoiceBody, _ interview: Interview) -> [String] {
    let count = choices.options.count
    if count == 0 { return [words[.choiceEmpty]] }
    guard Self.isLong(choices) else {
      return choices.options.enumerated().map { "  \($0 + 1) \(line($1, choices))" }
    }
    let chosen =
      choices.way == .several || choices.way == .ranked
      ? chosenLines(choices) : presentLines(choices.node, interview)
    return [words(.plainManyChoices, count)] + chosen
  }

  private func ask(_ choices: ChoiceBody, _ interview: Interview) -> String {
    if let found = look.found {
      let isPart =
        Self.isLong(choices) && (look.pages + 1) * Self.matchPage < found.count
      return words[
        found.count == 1 ? .plainTakeMatch : isPart ? .plainMoreMatches : .plainPickMatch]
    }
    let isLong = Self.isLong(choices)
    let what: Phrase =
      switch choices.way {
      case .one, .place: isLong ? .plainPart : .plainNumber
      case .several:
        isLong
          ? .plainPartOfSeveral : choices.chosen.isEmpty ? .plainNumbers : .plainNumbersChange
      case .ranked: isLong ? .plainPartOfSeveral : .plainNumbersInOrder
      case .acknowledged: .plainConfirm
      }
    let numbers = choices.chosen.compactMap { choices.options.place(of: $0).map { $0 + 1 } }
    if isLong, choices.way == .several || choices.way == .ranked, !choices.chosen.isEmpty {
      return words(.plainOrKeepIt, words[what])
    }
    let present =
      isLong
      ? present(choices.node, interview)
      : interview.nonresponse(choices.node).map { words[$0.phrase] }
        ?? numbers.map(String.init).joined(separator: " ")
    return keeping(words[what], present, choices.node, interview)
  }

  /// What is asked for, and what Enter does.
  func keeping(
    _ ask: String, _ present: String, _ node: NodeID, _ interview: Interview
  ) -> String {
    if present.isEmpty {
      return interview.isRequired(node) ? ask : words(.plainOrNone, ask)
    }
    return present.count > 24 || present.contains("\n")
      ? words(.plainOrKeepIt, ask) : words(.plainOrKeep, ask, present)
  }

  /// The answer as Enter would keep it, or the reason for none.
  private func present(_ node: NodeID, _ interview: Interview) -> String {
    if let reason = interview.nonresponse(node) { return words[reason.phrase] }
    let item = interview.item(node)
    switch item.type {
    // A moment as its kept form has it is for machines.
    case .datetime, .time: return shown(interview.spokenAnswer(node), node, interview)
    case .geopoint:
      if let name = interview.placeName(node) { return shown(Markup.plain(name), node, interview) }
    case _ where interview.isChosen(node): return interview.spokenAnswer(node)
    case .integer, .decimal, .range:
      return shown(words.spokenAnswer(node, interview), node, interview)
    default: break
    }
    return shown(
      FieldBody.shown(interview.answer(node), item.type, item.definition.appearance), node,
      interview)
  }

  /// Stars for what nobody may read.
  private func shown(_ text: String, _ node: NodeID, _ interview: Interview) -> String {
    interview.isMasked(node) && !text.isEmpty ? "****" : text
  }

  /// The present answer on lines of its own, where it is too long for the prompt.
  private func presentLines(_ node: NodeID, _ interview: Interview) -> [String] {
    let present = present(node, interview)
    return present.count > 24 || present.contains("\n") ? [words(.plainPresent, present)] : []
  }

  /// How an answer can be typed, and between which bounds.
  private func example(_ node: NodeID, _ interview: Interview) -> [String] {
    let item = interview.item(node)
    switch item.type {
    case .date:
      switch DatePrecision(item.definition.appearance) {
      case .day: return [words[.questionDateHelp]]
      case .month: return [words[.questionMonthHelp]]
      case .year: return [words[.questionYearHelp]]
      }
    case .time: return [words[.questionTimeHelp]]
    case .datetime: return [words[.questionDatetimeHelp]]
    case .geopoint: return [words[.questionPointHelp]] + receiverLine
    case .integer, .decimal:
      return interview.bounds(node).map {
        [words.spoken($0, appearance: item.definition.appearance)]
      } ?? []
    case .range: return scaleLines(node, interview)
    default: return []
    }
  }

  /// The ends of a scale with their words, and its steps.
  private func scaleLines(_ node: NodeID, _ interview: Interview) -> [String] {
    guard let scale = interview.item(node).scale else { return [] }
    func text(_ number: Double) -> String { words.grouped(DecimalNotation.text(of: number)) }
    let ends = interview.offeredChoices(node).map {
      "  \(words.grouped($0.name)) \(Markup.plain(interview.label(of: $0)))"
    }
    return [words(.plainScale, text(scale.start), text(scale.end), text(scale.step))] + ends
  }

  /// An answer as a person would say it: the words of choices, the day of the week of dates.
  func spoken(_ node: NodeID, _ interview: Interview) -> String {
    let item = interview.item(node)
    if item.type == .acknowledge, !interview.answer(node).isEmpty {
      return words[.choiceAcknowledge]
    }
    guard item.type == .date, let day = CalendarDay(interview.answer(node)) else {
      return present(node, interview)
    }
    return words.spoken(day, DatePrecision(item.definition.appearance))
  }
}

extension Interview {
  /// Whether a question is answered from a list.
  func isChosen(_ node: NodeID) -> Bool {
    switch item(node).type {
    case .selectOne, .selectMultiple, .rank, .acknowledge: true
    case .geopoint: item(node).choiceTable != nil
    default: false
    }
  }

  /// Whether nobody may read what is typed.
  func isMasked(_ node: NodeID) -> Bool { item(node).definition.appearance.contains("masked") }
}

extension Markup {
  /// The text without its marks, its lines kept: for reading from top to bottom.
  static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { plain(String($0)) }
      .joined(separator: "\n")
  }
}
