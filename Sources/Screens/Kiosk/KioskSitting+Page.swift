import Interviews
import Questionnaires
import Terminal
import Values

/// The question on the screen.
extension KioskSitting {
  /// One page of a stop: a text alone, or the question with what it is answered with.
  enum Part {
    case text([StyledLine])
    case answers([KioskButton], lines: [StyledLine], numbered: String?)
    case keys
  }

  /// The page that is shown now, its number kept to those that there are.
  func screen(_ frame: KioskFrame) -> KioskPage {
    if let panel { return self.page(of: panel, frame) }
    let parts = parts(frame)
    let place = min(page, parts.count - 1)
    var page = KioskPage(frame)
    page.title = title(frame)
    page.corner(cornerButtons(frame))
    switch parts[safe: place] {
    case .text(let lines): page.write(lines, in: textRegion(frame))
    case .answers(let buttons, let lines, let numbered):
      let region = textRegion(frame)
      page.write(lines, in: region)
      if let numbered, !frame.isSmall {
        page.footRight = numbered
      }
      page.buttons = buttons + page.buttons
    case .keys: addKeys(to: &page)
    case nil: break
    }
    navigate(&page, parts.count, place)
    page.footLeft = foot(parts[safe: place])
    if page.footRight.isEmpty { page.footRight = words[.kioskFootPrivate] }
    return page
  }

  private func title(_ frame: KioskFrame) -> String {
    let test: Phrase = frame.isSmall ? .kioskTestShort : .kioskTestMark
    let mark = interview.beginning.isPractice ? words[test] + "  " : ""
    guard let progress else { return mark }
    let phrase: Phrase = frame.isSmall ? .kioskQuestionShort : .kioskQuestionOf
    return mark + words(phrase, progress.place, progress.count)
  }

  private func cornerButtons(_ frame: KioskFrame) -> [KioskButton] {
    let (help, stop) = frame.isSmall ? ("?", "X") : ("[?]", "[X]")
    return [
      KioskButton(press: .help, label: "\(help) \(words[.kioskHelp])"),
      KioskButton(press: .stop, label: "\(stop) \(words[.kioskStop])"),
    ]
  }

  private func textRegion(_ frame: KioskFrame) -> Region {
    frame.isSmall ? frame.body : frame.body.dropping(1).inset(1)
  }

  // MARK: Words

  /// What is asked, below it what helps to answer, and what is wrong with the answer.
  func questionLines(width: Int) -> [StyledLine] {
    guard let node, let item else { return [] }
    var lines: [StyledLine] = []
    if case .grid(let group) = stop, interview.item(group).definition.label != nil {
      lines += Markup.lines(interview.labelInLists(group), width: width) + [StyledLine("")]
    }
    let base: Style = item.type.isQuestion ? .bold : []
    lines += Markup.lines(interview.labelInLists(node), width: width, base: base)
    if let hint = item.definition.hint {
      lines += Markup.lines(interview.text(hint, at: node), width: width)
    }
    if let instruction = instruction(item, node, isShort: width < 50) {
      lines += Markup.lines(instruction, width: width)
    }
    if isMasked { lines += Markup.lines(words[.kioskMasked], width: width) }
    if let complaint {
      lines += TextWrap.lines(complaint, width: width).map { StyledLine($0, .error) }
    }
    return lines
  }

  /// How many may be chosen, where the list takes several.
  private func instruction(_ item: FormItem, _ node: NodeID, isShort: Bool) -> String? {
    switch draft {
    case .picks(.several, _) where isShort && interview.selectionBounds(node) == nil: nil
    case .picks(.several, _): words.ticking(interview.selectionBounds(node)).capitalizedFirst
    case .picks(.ranked, _): words[.kioskRank]
    default: nil
    }
  }

  // MARK: Parts

  /// The pages of the stop. A question whose words leave no room for its answers has a page for them
  /// first, and is cut short above the answers.
  func parts(_ frame: KioskFrame) -> [Part] {
    let region = textRegion(frame)
    if case .roster(let node) = stop { return [rosterPart(node, frame)] }
    guard let item else { return [.text([])] }
    guard item.type.isQuestion else {
      return textPages(questionLines(width: region.width), rows: region.height).map(Part.text)
    }
    if case .typed(let kind, _) = draft { return keyParts(kind, frame) }
    let lines = questionLines(width: region.width)
    let most = max(2, region.height - (frame.isSmall ? 6 : 9))
    let isLong = lines.count > most
    let before = isLong ? textPages(lines, rows: region.height).map(Part.text) : []
    let shown = isLong ? shortened(region.width, most) : lines
    return before + answerParts(below: shown, frame)
  }

  /// What of the words stands above the answers where there is no room for all, for they were read on a
  /// page of their own: what is wrong, or else what is asked.
  private func shortened(_ width: Int, _ most: Int) -> [StyledLine] {
    guard let node else { return [] }
    if let complaint {
      return TextWrap.lines(complaint, width: width).prefix(most).map { StyledLine($0, .error) }
    }
    return Markup.lines(interview.labelInLists(node), width: width, base: .bold)
      .clipped(to: width, rows: most)
  }

  private func textPages(_ lines: [StyledLine], rows: Int) -> [[StyledLine]] {
    var pages: [[StyledLine]] = []
    var rest = lines[...]
    while true {
      rest = rest.drop { $0.runs.allSatisfy(\.text.isEmpty) }
      if rest.isEmpty { return pages.isEmpty ? [[]] : pages }
      pages.append(Array(rest.prefix(max(1, rows))))
      rest = rest.dropFirst(max(1, rows))
    }
  }

  private func answerParts(below lines: [StyledLine], _ frame: KioskFrame) -> [Part] {
    let text = textRegion(frame)
    let above = text.top - frame.body.top + lines.count + (frame.isSmall ? 0 : 1)
    if isIndexed, initial == nil {
      let keys = letterKeys(in: frame.body.dropping(above), isSmall: frame.isSmall)
      return [.answers(keys, lines: lines, numbered: nil)]
    }
    let grid = KioskGrid(
      optionButtons, in: frame.body.dropping(above), isSmall: frame.isSmall, isScale: isScale)
    return grid.pages.enumerated().map { index, buttons in
      let numbered =
        grid.pages.count > 1 ? words(.kioskAnswersOf, index + 1, grid.pages.count) : nil
      return .answers(buttons, lines: lines, numbered: numbered)
    }
  }

  /// Whether the choices are the steps of a scale, from one end to the other.
  private var isScale: Bool {
    guard let item, let node else { return false }
    if KioskDraft.steps(node, interview) != nil { return true }
    if case .grid = stop { return true }
    return item.definition.appearance.contains("likert")
  }

  private var optionButtons: [KioskButton] {
    guard case .picks(let way, let chosen) = draft else { return [] }
    return shownOptions.map { option in
      var button = KioskButton(press: .choose(option.name), label: option.label)
      let place = chosen.firstIndex(of: option.name)
      switch way {
      case .one, .place: button.mark = place == nil ? "( )" : "(x)"
      case .several, .acknowledged: button.mark = place == nil ? "[ ]" : "[x]"
      case .ranked: button.mark = place.map { "[\($0 + 1)]" } ?? "[ ]"
      }
      return button
    }
  }

  private func rosterPart(_ node: NodeID, _ frame: KioskFrame) -> Part {
    let region = textRegion(frame)
    let lines = Markup.lines(interview.labelInLists(node), width: region.width, base: .bold)
    let instances = interview.instances(of: node).map { instance in
      KioskButton(
        press: .instance(instance.identity),
        label: interview.label(of: instance, in: node) ?? words(.kioskEntry, instance.position))
    }
    let adding =
      interview.isOpenEnded(node)
      ? [KioskButton(press: .addInstance, label: words[.kioskAddEntry])] : []
    let grid = KioskGrid(
      adding + instances, in: region.dropping(lines.count + 1), isSmall: frame.isSmall)
    return .answers(grid.pages[safe: page] ?? grid.pages.first ?? [], lines: lines, numbered: nil)
  }

  // MARK: Going on

  private func navigate(_ page: inout KioskPage, _ count: Int, _ place: Int) {
    let isSmall = page.frame.isSmall
    var left = [KioskButton(press: .back, label: (isSmall ? "<" : "<  ") + words[.kioskBack])]
    if canSkip { left.append(KioskButton(press: .skip, label: words[.kioskSkip])) }
    if isIndexed, initial != nil { left.append(KioskButton(press: .initial(nil), label: "A-Z")) }
    if let pages = answerPages(page.frame), pages.count > 1, pages.contains(place) {
      let isLast = place == pages.upperBound - 1
      let phrase: Phrase =
        isSmall
        ? (isLast ? .kioskFirstShort : .kioskMoreShort) : (isLast ? .kioskFirst : .kioskMore)
      left.append(KioskButton(press: .more, label: words[phrase]))
    }
    let next = words[.kioskNext] + (isSmall ? ">" : "  >")
    page.navigate(left, KioskButton(press: .next, label: next))
    // An answer in focus would look like the one that is meant, and Enter held down would give it.
    page.first = .next
  }

  /// Which pages hold answers to choose from.
  func answerPages(_ frame: KioskFrame) -> Range<Int>? {
    let parts = parts(frame)
    let first = parts.firstIndex { if case .answers = $0 { true } else { false } }
    return first.map { $0..<parts.count }
  }

  private func foot(_ part: Part?) -> String {
    switch part {
    case .answers: words[.kioskFootChoose]
    case .keys: words[.kioskFootType]
    case .text, nil: words[.kioskFootRead]
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
