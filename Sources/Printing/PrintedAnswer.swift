import Questionnaires
import Screens
import Values

/// Where the answer to a question goes: boxes, lines, a scale.
struct PrintedAnswer {
  let page: PrintedPage
  let item: FormItem

  init(_ page: PrintedPage, _ item: FormItem) {
    self.page = page
    self.item = item
  }

  var html: HTML {
    var parts = [HTML("p", [.init("class", "kind")], page.say(kind))]
    switch item.type {
    case .selectOne, .selectMultiple, .rank: parts += choices
    case .range: parts += scale
    case .acknowledge: parts.append(HTML("p", [], PrintedChoices.box(.acknowledge)))
    default: parts.append(line)
    }
    return HTML("div", [.init("class", "answer")], parts + reasons)
  }

  private var kind: Phrase {
    switch item.type {
    case .selectOne: .printKindOne
    case .selectMultiple: .printKindSeveral
    case .rank: .printKindRank
    case .integer: .printKindInteger
    case .decimal: .printKindDecimal
    case .range: .printKindScale
    case .date: .printKindDate
    case .time: .printKindTime
    case .datetime: .printKindDateTime
    case .geopoint, .geotrace, .geoshape: .printKindPlace
    case .file, .image, .audio, .video: .printKindFile
    case .acknowledge: .printKindTick
    default: .printKindText
    }
  }

  private var line: HTML {
    let isLong = item.definition.appearance.contains("multiline")
    return HTML("div", [.init("class", isLong ? "lines" : "line")], HTML("\u{A0}"))
  }

  // MARK: Choices

  private var choices: [HTML] {
    guard let table = page.form.choices(of: item.id) else { return [line] }
    var parts: [HTML] = []
    if let filter = item.choiceFilter {
      let sentence = ConditionSentence(page, item).sentence(filter)
      parts.append(HTML("p", [.init("class", "rule")], page.say(.printOffered, sentence)))
    }
    if item.definition.randomize != .never {
      parts.append(HTML("p", [.init("class", "rule")], page.say(.printShuffled)))
    }
    if table.count > PrintedChoices.mostInPlace {
      let link = HTML(
        "a", [.init("href", "#" + PrintedChoices.anchor(of: table, page))],
        HTML("code", [], HTML(table.name)))
      parts.append(HTML("p", [], page.say(.printInAppendix, link, HTML("\(table.count)"))))
    } else {
      parts.append(PrintedChoices(page, table).list(for: item.type))
    }
    if item.definition.orOther {
      parts.append(
        HTML(
          "p", [], PrintedChoices.box(item.type), HTML(" "),
          HTML(OtherChoice.label(in: page.language))))
    }
    return parts
  }

  private var scale: [HTML] {
    guard let scale = item.definition.scale else { return [line] }
    let ends = (end(scale.start), end(scale.end))
    let step = DecimalNotation.text(of: scale.step)
    return [HTML("p", [], page.say(.printScale, ends.0, ends.1, HTML(step)))]
  }

  private func end(_ number: Double) -> HTML {
    let text = DecimalNotation.text(of: number)
    guard let table = page.form.choices(of: item.id), let row = table.index(of: text) else {
      return HTML(text)
    }
    return HTML(text) + HTML(" ") + page.say(.printQuoted, page.label(of: table.list[row]))
  }

  // MARK: No answer

  var reasons: [HTML] {
    let reasons = item.definition.nonresponse
    guard !reasons.isEmpty else { return [] }
    let boxes = reasons.map { PrintedChoices.box(.selectOne) + HTML(" ") + page.say($0.phrase) }
    return [
      HTML(
        "p", [.init("class", "reasons")], page.say(.printInstead), HTML(" "),
        boxes.joined(HTML(" \u{A0} ")))
    ]
  }
}

extension Nonresponse {
  fileprivate var phrase: Phrase {
    switch self {
    case .doesNotKnow: .reasonDontKnow
    case .refused: .reasonRefused
    case .notApplicable: .reasonNotApplicable
    case .askLater: .reasonAskLater
    }
  }
}
