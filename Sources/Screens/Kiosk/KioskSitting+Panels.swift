import Interviews
import Questionnaires
import Terminal

/// What lies over a question: help, stopping, why there is no answer. The question is not seen behind.
extension KioskSitting {
  func page(of panel: Panel, _ frame: KioskFrame) -> KioskPage {
    switch panel {
    case .help: helpPage(frame)
    case .stop: stopPage(frame)
    case .reasons: reasonsPage(frame)
    case .language: languagePage(frame)
    case .unlikely(let node, let check): unlikelyPage(node, check, frame)
    case .last: lastPage(frame)
    }
  }

  private func asking(
    _ title: Phrase, _ texts: [String], _ buttons: [KioskButton], _ frame: KioskFrame
  ) -> KioskPage {
    .asking(words[title], texts, buttons, frame, foot: words[.kioskFootChoose])
  }

  private func helpPage(_ frame: KioskFrame) -> KioskPage {
    let size: [Phrase] = frame.enlarges ? [.kioskHelpSize] : []
    let texts = [.kioskHelpKeys] + (frame.isSmall ? [] : [.kioskHelpWays] + size)
    return asking(
      .kioskHelpTitle, texts.map { words[$0] },
      [KioskButton(press: .stay, label: words[.kioskStay])], frame)
  }

  private func stopPage(_ frame: KioskFrame) -> KioskPage {
    let buttons = onIdle.stops.map { KioskButton(press: $0.press, label: words[$0.label]) }
    return asking(.kioskStopTitle, [words[.kioskStopText]], buttons, frame)
  }

  private func reasonsPage(_ frame: KioskFrame) -> KioskPage {
    var buttons = (item?.definition.nonresponse ?? []).map { reason in
      KioskButton(press: .decline(reason), label: words[reason.kioskPhrase])
    }
    buttons.append(KioskButton(press: .stay, label: words[.kioskSkipStay]))
    return asking(.kioskSkipTitle, frame.isSmall ? [] : [words[.kioskSkipText]], buttons, frame)
  }

  private func unlikelyPage(
    _ node: NodeID, _ check: FailingCheck, _ frame: KioskFrame
  ) -> KioskPage {
    asking(
      .kioskSureTitle, [Markup.plain(interview.message(of: check, at: node))],
      [
        KioskButton(press: .stay, label: words[.kioskSureChange]),
        KioskButton(press: .confirm, label: words[.kioskSureYes]),
      ], frame)
  }

  private func lastPage(_ frame: KioskFrame) -> KioskPage {
    asking(
      .kioskLastTitle, [words[.kioskLastText]],
      [
        KioskButton(press: .finish, label: words[.kioskLastFinish]),
        KioskButton(press: .stay, label: words[.kioskLastBack]),
      ], frame)
  }

  private func languagePage(_ frame: KioskFrame) -> KioskPage {
    asking(
      .kioskLanguageTitle, [],
      interview.form.languages.map {
        KioskButton(press: .language($0), label: Catalogue.languageName($0))
      } + [KioskButton(press: .stay, label: words[.kioskStay])], frame)
  }
}
