import Interviews
import Values

/// What is said to somebody who answers alone at a kiosk, where whoever runs an interview would be told more.
extension PlainApp {
  /// The end of the interview: its own words, and the choices in the same order.
  func finishWords(_ situation: Situation) -> (lines: [String], choices: [String]) {
    let choices = FinishBody.choices(situation)
    guard isAlone else {
      let title: Phrase = FinishBody.ending(situation) == nil ? .finishTitle : .finishEarlyTitle
      return (
        [words[title]] + FinishBody.summary(situation),
        choices.map { FinishBody.words($0, situation) }
      )
    }
    return (aloneLines(situation), choices.map { aloneWords($0, situation) })
  }

  private func aloneLines(_ situation: Situation) -> [String] {
    if let ending = FinishBody.ending(situation) {
      return [words[.kioskPlainEarly]]
        + (ending.keep == .nothing ? [words[.finishNothingKept]] : [])
    }
    let interview = situation.interview
    guard interview.unresolved.isEmpty else {
      return [words[.kioskLastTitle], words[.kioskPlainLeft]]
    }
    let isPractice = interview.beginning.isPractice
    return [words[.kioskLastTitle], words[isPractice ? .plainPractice : .kioskLastText]]
  }

  private func aloneWords(_ choice: FinishBody.Choice, _ situation: Situation) -> String {
    switch choice {
    case .finish:
      let sends =
        FinishBody.ending(situation) == nil && !situation.interview.beginning.isPractice
      return words[sends ? .kioskLastFinish : .kioskDone]
    case .fixFirst: return words[.kioskPlainFix]
    // Where there are several ways to stop they are asked for next.
    case .keepOpen: return words[alone == .discard ? .kioskStopDiscard : .kioskStop]
    case .checkAll, .observe: return FinishBody.words(choice, situation)
    }
  }

  /// The lists that a respondent is shown in words of their own; nil: this is none of them.
  func aloneView(_ overlay: Overlay) -> (lines: [String], prompt: String)? {
    guard isAlone else { return nil }
    switch overlay {
    case .leaving:
      guard let list = list(of: overlay) else { return nil }
      let view = listView(list, heading: words[.kioskStopTitle])
      return ([view.lines[0], words[.kioskStopText]] + view.lines.dropFirst(), view.prompt)
    case .noAnswer(let menu, _):
      let lines = menu.lines.map { line in
        var line = line
        if let reason = line.choice { line.label = words[reason.kioskPhrase] }
        return line
      }
      return listView(PlainList(Menu(lines)), heading: words[.kioskSkipTitle])
    default: return nil
    }
  }

  /// The list that lies over a question, where one does.
  func list(of overlay: Overlay) -> PlainList? {
    guard case .leaving = overlay, let alone else { return overlay.plainList }
    return PlainList(labels: alone.stops.map { words[$0.label] })
  }

  /// How somebody stops who was asked how: what is not known here is for the kiosk to do.
  mutating func stop(_ press: KioskPress, _ now: Moment) -> [Command] {
    guard press == .stay || press == .discard else {
      wish = press
      return close(now)
    }
    app.interview?.overlay?.point(at: press == .stay ? 0 : 1)
    let commands = app.update(.key(.enter), at: now)
    beginPassage()
    return commands
  }
}
