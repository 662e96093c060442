import Questionnaires
import Values

/// What is said line by line around an interview.
extension KioskPlain {
  /// What is to be said now.
  public mutating func say(at now: Moment) -> PlainSpeech {
    defer { (news, restates) = ([], false) }
    // The question may say what was answered: it is put again to who says that they are there.
    if isWarned {
      return PlainSpeech(lines: broken(news), prompt: words(.label, words[.keyEnter]) + " ")
    }
    if case .interview = stage, var plain {
      let speech = plain.say(at: now)
      self.plain = plain
      return PlainSpeech(lines: broken(news) + speech.lines, prompt: speech.prompt)
    }
    let asked = restates ? asked : []
    return PlainSpeech(lines: broken(news + asked), prompt: prompt)
  }

  private func broken(_ lines: [String]) -> [String] {
    lines.flatMap { PlainText.lines($0, width: width) }
  }

  private var prompt: String {
    switch stage {
    case .language: words(.label, each(.plainNumber).joined(separator: " / ")) + " "
    case .code: words(.label, each(.kioskCodeTitle).joined(separator: " / ")) + " "
    case .doubleEntry, .answeredBefore: words(.label, words[.plainNumber]) + " "
    case .parting: words(.label, words[.keyEnter]) + " "
    case .beginning, .interview, .over: ""
    }
  }

  private var asked: [String] {
    switch stage {
    case .language:
      [""] + each(.kioskPlainBack) + heading
        + numbered(
          beginnings + (takesCodes ? [each(.kioskHaveCode).joined(separator: " / ")] : []))
    case .code: [""] + each(.kioskPlainBack) + each(.kioskCodeText)
    case .doubleEntry:
      ["", words[.kioskDoubleTitle], words[.kioskDoubleText]]
        + numbered([words[.kioskDoubleNo], words[.kioskDoubleYes]])
    case .answeredBefore:
      ["", words[.kioskBeforeTitle], words[.kioskBeforeText]]
        + numbered([words[.kioskBeforeEnd], words[.kioskBeforeGoOn]])
    case .parting(let parting): [""] + farewell(parting)
    case .beginning, .interview, .over: []
    }
  }

  /// Where there is one language alone, none is asked for.
  private var isOnly: Bool { form.languages.count == 1 }

  private var heading: [String] {
    guard isOnly else { return each(.kioskLanguageTitle) }
    return [form.questionnaire.title.text(in: form.languages[0], fallback: form.languages[0])]
  }

  private var beginnings: [String] {
    isOnly ? each(.kioskBegin) : form.languages.map { Catalogue.languageName($0) }
  }

  private func numbered(_ labels: [String]) -> [String] {
    labels.enumerated().map { "  \($0 + 1) \($1)" }
  }

  /// A phrase in each language of the questionnaire, for who has not chosen one.
  func each(_ phrase: Phrase) -> [String] {
    form.languages.map { Catalogue.matching($0)[phrase] }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  }

  private func farewell(_ parting: KioskParting) -> [String] {
    if parting.end == .parked {
      return [words[.kioskParkedTitle], words[.kioskParkedText]] + spoken(parting.code)
        + [words[.kioskPlainEnd]]
    }
    var lines = [words[.kioskThanksTitle], words[parting.said]]
    if parting.end == .finished, let thanks = plan.thanks {
      lines.append(
        Markup.plain(thanks.text(in: parting.language, fallback: form.languages[0])))
    }
    if !parting.sealedTo.isEmpty {
      lines.append(words(.doneSealed, parting.sealedTo.joined(separator: ", ")))
    }
    if parting.code != nil { lines += [words[.kioskWithdraw]] + spoken(parting.code) }
    return lines + [words[.kioskPlainEnd]]
  }

  /// A code by itself on a line, so that a reader can be asked for it again.
  private func spoken(_ code: String?) -> [String] {
    code.map { [$0.allSatisfy(\.isNumber) ? KioskApp.grouped($0) : $0] } ?? []
  }
}
