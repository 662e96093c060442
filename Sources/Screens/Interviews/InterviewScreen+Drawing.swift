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
      message: told(situation),
      bar: bar(situation), words: words)
  }

  /// The message line: how far a text above a list is read stands before whatever else is said.
  private func told(_ situation: Situation) -> String {
    guard let leaflet = overlay?.leaflet else {
      return message.isEmpty ? pages(situation) : message
    }
    let pages = pagesAbove(overlay, in: Chrome.body(of: situation.size)).count
    return [leaflet.told(pages, words), message].filter { !$0.isEmpty }.joined(separator: "  ")
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
    guard room > 6, !name.isEmpty else { return progress }
    // Beside a name that is written from right to left the number stays with its words.
    return Chrome.cut(name, to: room) + " " + Inset.marked(progress, in: name)
  }
}
