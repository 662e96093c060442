import Interviews
import Questionnaires
import Terminal

/// What stands below a verbatim: the probes that may be asked, the codes of the passage that the
/// caret stands in, the passage that is being chosen.
extension LongTextBody {
  struct Aside {
    let text: String
    /// The probe that it is of, if it is of one.
    var probe: Int?
  }

  /// As many lines as there is room for; where that is not for all, those of the probe in focus.
  func asides(_ situation: Situation, width: Int, rows: Int) -> [Aside] {
    let above = codeLines(situation, width: width)
    let whole = above + probeLines(situation, width: width) { _ in true }
    if whole.count <= rows { return whole }
    let short = above + probeLines(situation, width: width) { $0 == probe }
    guard let first = short.firstIndex(where: { $0.probe != nil && $0.probe == probe }) else {
      return Array(short.prefix(rows))
    }
    let end = short[first...].prefix { $0.probe == probe }.endIndex
    let start = min(first, max(0, end - rows))
    return Array(short[start...].prefix(rows))
  }

  private func codeLines(_ situation: Situation, width: Int) -> [Aside] {
    if let marked {
      let words = String(editor.characters[marked].map { $0.isNewline ? " " : $0 })
      return [Aside(text: Chrome.cut(situation.words(.codesPassage, words), to: width))]
    }
    let interview = situation.interview
    let here = tags(situation).filter { $0.passage.contains(editor.caret) }
    guard here.isEmpty else {
      let codes = interview.codes(of: node)
      let names = here.map { tag in codes.first { $0.name == tag.code }?.label ?? tag.code }
      let list = names.map(Markup.plain).joined(separator: ", ")
      return [Aside(text: Chrome.cut(situation.words(.codesHere, list), to: width))]
    }
    guard !interview.tags(node).isEmpty else { return [] }
    return [Aside(text: Chrome.cut(situation.words(.codesBeside, "&"), to: width))]
  }

  /// A heading that tells the key, and each probe with whether it was asked, whole or in a line.
  private func probeLines(
    _ situation: Situation, width: Int, isWhole: (Int) -> Bool
  ) -> [Aside] {
    let interview = situation.interview
    let probes = probes(situation)
    guard !probes.isEmpty else { return [] }
    let asked = interview.probes(node)
    let heading = situation.words(.probesTitle, asked.count, probes.count)
    return [Aside(text: Chrome.cut(heading, to: width))]
      + probes.enumerated().flatMap { place, text in
        let box = asked.contains(place) ? "[x]" : "[ ]"
        let words = Markup.plain(interview.text(text, at: node))
        let indent = "\(box) \(place + 1)  "
        let room = max(8, width - indent.count)
        let lines =
          isWhole(place)
          ? TextWrap.lines(words, width: room) : [Chrome.cut(words, to: room)]
        return lines.enumerated().map { index, line in
          let margin = index == 0 ? indent : String(repeating: " ", count: indent.count)
          return Aside(text: margin + line, probe: place)
        }
      }
  }

  /// The keys that mean something here.
  func keys(_ situation: Situation) -> [(key: String, does: String)] {
    let words = situation.words
    let enter = (key: words[.keyEnter], does: words[.helpEnterLong])
    let probes =
      probes(situation).isEmpty
      ? []
      : [
        (key: "Tab", does: words[.helpProbes]),
        (key: words[.keySpace], does: words[.helpProbeTick]),
      ]
    let hasCodes = !situation.interview.codes(of: node).isEmpty && !situation.isSelfCompleted
    return [enter] + probes + (hasCodes ? [(key: "^E", does: words[.helpCodes])] : [])
  }
}
