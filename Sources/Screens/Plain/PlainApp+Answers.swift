import Interviews
import Questionnaires
import Records
import Values

/// A line at a question.
extension PlainApp {
  mutating func takeAnswer(_ line: String, _ now: Moment) -> [Command] {
    if let commands = takePoints(line, now) { return commands }
    if isPath(line) { return answer(line, now) }
    switch PlainLine(line, isText: takesWords) {
    case .enter: return takeEnter(now)
    case .sign(let sign): return take(sign, now)
    case .text(let text): return answer(text, now)
    case .stray(let sign):
      complain(words(.plainStray, String(sign)))
      return []
    }
  }

  /// Whether any words are an answer here.
  private var takesWords: Bool {
    guard let screen = app.interview, let node = screen.focusNode else { return false }
    switch screen.interview.item(node).type {
    case .text, .barcode, .file, .image, .audio, .video: return true
    default: return false
    }
  }

  // MARK: Enter

  /// Keeps what is there, and goes on; where a search is on its way, takes its only match.
  mutating func takeEnter(_ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    if let found = look.found, let node = screen.focusNode {
      guard found.count == 1 else {
        look = PlainLook()
        return []
      }
      return choose(place: found[0], node, now)
    }
    if case .finish = screen.body {
      complain(words(.plainChooseNumber, FinishBody.choices(screen.situation(now, app.size)).count))
      return []
    }
    guard let node = screen.focusNode else { return goOn(now) }
    // Half-typed text that is no answer gives way to the answer there is, or to none.
    if !screen.interview.typed(node).isEmpty {
      if screen.interview.answer(node).isEmpty, screen.interview.isRequired(node) {
        complain(sentence(.required, at: node, typed: ""))
        beginPassage()
        return []
      }
      return give(screen.interview.answer(node), typed: "", to: node, now)
    }
    return goOn(now)
  }

  mutating func goOn(_ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    if case .grid(let grid) = screen.body {
      if let node = screen.focusNode, screen.interview.failure(node) == .required {
        complain(sentence(.required, at: node, typed: ""))
        return []
      }
      if grid.row + 1 < grid.rows.count { return focusRow(grid.row + 1, now) }
    }
    if case .page(let page) = screen.body {
      if let node = screen.focusNode, screen.interview.failure(node) == .required {
        complain(sentence(.required, at: node, typed: ""))
        beginPassage()
        return []
      }
      if let next = page.place(after: page.focus, screen.interview) {
        return turn(to: next, now)
      }
    }
    let commands = app.work(at: now) { screen, situation, commands in
      screen.complaint = nil
      screen.goOn(situation, into: &commands)
    }
    sayComplaint()
    if app.interview?.focusNode != screen.focusNode { restates = true }
    look = PlainLook()
    beginPassage()
    return commands
  }

  private mutating func focusRow(_ row: Int, _ now: Moment) -> [Command] {
    app.work(at: now) { screen, situation, _ in screen.focusRow(row, situation) }
  }

  // MARK: Answers

  private mutating func answer(_ text: String, _ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    switch screen.body {
    case .note:
      complain(words[.plainOnlyEnter])
      return []
    case .finish: return finish(text, now)
    case .roster(let roster): return answer(text, roster, now)
    default: break
    }
    guard let node = screen.focusNode else { return [] }
    let item = screen.interview.item(node)
    guard !screen.interview.isReadOnly(node) else {
      complain(words[.plainReadOnly])
      return []
    }
    if item.type.isPlace, Reading.trimmed(text).lowercased() == Self.receiverWord {
      return locate(node, now)
    }
    switch item.type {
    case _ where screen.interview.isChosen(node): return choose(text, node, now)
    case .geotrace, .geoshape: return add(text, to: node, now)
    default:
      if item.type.isFile { return attach(text, to: node, now) }
      let answer = Reading.answer(
        text, for: item.type, appearance: item.definition.appearance, today: now.day)
      return give(answer, typed: Reading.trimmed(text), to: node, now)
    }
  }

  /// Gives a question its answer and goes on, as typing it and Enter do on screen.
  mutating func give(
    _ answer: String, typed: String, to node: NodeID, goesOn: Bool = true, _ now: Moment
  ) -> [Command] {
    var refusal: Failure?
    var commands = app.work(at: now) { screen, situation, commands in
      screen.complaint = nil
      refusal = screen.interview.judge(answer, at: node)
      guard refusal == nil else {
        if screen.interview.typed(node) != typed {
          screen.apply(.typed(screen.interview.address(of: node), typed), now, into: &commands)
        }
        screen.refreshBody(screen.situation(now, situation.size))
        return
      }
      let stop = screen.stop
      screen.react(to: .give(node, answer), situation, &commands)
      if screen.stop == stop, screen.overlay == nil { screen.refreshBody(situation) }
    }
    if let refusal {
      complain(sentence(refusal, at: node, typed: typed))
      if passage == nil, app.interview?.interview.isLongText(node) == true {
        passage = PlainPassage(.answer(node))
      }
      return commands
    }
    look = PlainLook()
    if commands.keepsAnswer {
      news.append(goesOn ? saved(node, typed: typed) : words[.plainSaved])
    }
    if goesOn, app.interview?.focusNode == node { commands += goOn(now) }
    sayComplaint()
    beginPassage()
    return commands
  }

  /// What is kept, where that is not what was typed: the choice behind a number, the day of a date.
  private func saved(_ node: NodeID, typed: String) -> String {
    guard let interview = app.interview?.interview, interview.isShownInLists(node),
      !interview.isLongText(node)
    else { return words[.plainSaved] }
    let spoken = spoken(node, interview)
    return spoken.isEmpty || spoken == typed ? words[.plainSaved] : words(.plainSavedAs, spoken)
  }

  // MARK: What is wrong

  /// What the screen complains of, in the words of plain mode.
  mutating func sayComplaint() {
    guard let screen = app.interview, let complaint = screen.complaint else { return }
    guard let node = screen.focusNode, let failure = screen.interview.failure(node),
      failure != .unfinished, screen.interview.check(failure, at: node) == nil
    else {
      if screen.overlay == nil { restates = true }
      news.append(
        words(.plainError, complaint.hasPrefix("! ") ? String(complaint.dropFirst(2)) : complaint))
      return
    }
    let sentence = words(.plainError, sentence(failure, at: node, typed: ""))
    guard !news.contains(sentence) else { return }
    news.append(sentence)
    restates = false
  }

  /// A failure in the author's words, or the program's; never with a key that does not exist here.
  func sentence(_ failure: Failure, at node: NodeID, typed: String) -> String {
    guard let interview = app.interview?.interview else { return words.sentence(failure) }
    let definition = interview.item(node).definition
    switch failure {
    case .constraint: return words.sentence(refusedAt: node, interview)
    case .required:
      if let text = definition.requiredMessage {
        return Markup.plain(interview.text(text, at: node)) + " " + words[.plainRequiredHow]
      }
      let isAlone = interview.beginning.mode == .casi
      return words[isAlone ? .errorRequiredSelf : .plainRequired] + " " + words[.plainRequiredHow]
    default: break
    }
    if case .critical = failure { return words.sentence(failure, at: node, interview) }
    return words.sentence(
      failure, typed: interview.isMasked(node) ? "" : typed, appearance: definition.appearance)
  }

  // MARK: The end, and lists of instances

  private mutating func finish(_ text: String, _ now: Moment) -> [Command] {
    guard let screen = app.interview else { return [] }
    let choices = FinishBody.choices(screen.situation(now, app.size))
    guard let number = Numerals.number(Reading.trimmed(text)),
      let choice = choices[safe: number - 1]
    else {
      complain(words(.plainNotInList, Reading.trimmed(text), choices.count))
      return []
    }
    let commands = app.work(at: now) { screen, situation, commands in
      screen.react(to: .finish(choice), situation, &commands)
    }
    sayComplaint()
    beginPassage()
    return commands
  }

  /// A number opens, `+` adds, `-2` takes out the second.
  private mutating func answer(
    _ text: String, _ roster: RosterBody, _ now: Moment
  ) -> [Command] {
    let typed = Reading.trimmed(text)
    let instances = roster.instances
    let isRemoval = typed.hasPrefix("-")
    if typed == "+" || isRemoval, !roster.rows.contains(.add) {
      complain(words[.rosterOther])
      return []
    }
    let reaction: Reaction
    if typed == "+" {
      reaction = .add(roster: roster.roster)
    } else if let number = Numerals.number(isRemoval ? String(typed.dropFirst()) : typed),
      let instance = instances[safe: number - 1]
    {
      reaction =
        isRemoval
        ? .remove(roster: roster.roster, identity: instance.identity)
        : .open(roster: roster.roster, identity: instance.identity)
    } else {
      let wrong = isRemoval && typed.count > 1 ? String(typed.dropFirst()) : typed
      complain(
        instances.isEmpty
          ? words[.plainRosterEmpty] : words(.plainNotInList, wrong, instances.count))
      return []
    }
    let commands = app.work(at: now) { screen, situation, commands in
      screen.react(to: reaction, situation, &commands)
    }
    sayComplaint()
    beginPassage()
    return commands
  }
}

extension RosterBody {
  var instances: [Interview.Instance] {
    rows.compactMap { row in if case .instance(let instance) = row { instance } else { nil } }
  }
}
