import Interviews
import Questionnaires
import Records
import Values

/// Probes that were asked, and codes for passages of a verbatim.
extension PlainApp {
  // MARK: Probes

  /// What the interviewer may ask further; whoever answers alone is not shown it.
  func probes(of node: NodeID) -> [Text] {
    guard let interview = app.interview?.interview, interview.beginning.mode != .casi else {
      return []
    }
    return interview.item(node).definition.probes
  }

  /// `+2` says that the second was asked, and again that it was not.
  mutating func tick(probe number: Int, _ now: Moment) -> [Command] {
    defer { beginPassage() }
    guard let node = app.interview?.focusNode else { return [] }
    let probes = probes(of: node)
    guard probes.indices.contains(number - 1) else {
      complain(words(.plainNotInList, number, probes.count))
      return []
    }
    let commands = app.work(at: now) { screen, situation, commands in
      screen.react(to: .probe(node, number - 1), situation, &commands)
    }
    news.append(words[.plainSaved])
    return commands
  }

  func probeLines(_ node: NodeID, _ interview: Interview) -> [String] {
    let probes = probes(of: node)
    guard !probes.isEmpty, !interview.isReadOnly(node) else { return [] }
    let asked = interview.probes(node)
    return [words[.plainProbes]]
      + probes.enumerated().map { place, text in
        let line = "+\(place + 1) \(Markup.plain(interview.text(text, at: node)))"
        return "  " + (asked.contains(place) ? words(.plainAsked, line) : line)
      }
  }

  // MARK: Codes

  /// `&code words` gives these words of the answer the code; `&` alone lists what is coded.
  mutating func code(_ text: String, _ now: Moment) -> [Command] {
    defer { beginPassage() }
    guard let screen = app.interview, let node = screen.focusNode,
      !screen.interview.codes(of: node).isEmpty
    else {
      complain(text.isEmpty ? words[.codesNone] : words(.plainStray, "&"))
      return []
    }
    let codes = screen.interview.codes(of: node)
    let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    guard let name = parts.first else {
      if !screen.interview.tags(node).isEmpty { return perform(.code, now) }
      news += [words[.plainCodes]] + codeLines(codes)
      return []
    }
    guard let code = codes.first(where: { $0.name.lowercased() == name.lowercased() }) else {
      complain(words[.plainCodeUnknown])
      news += codeLines(codes)
      return []
    }
    guard let passage = screen.interview.passage(parts.dropFirst().joined(), of: node) else {
      complain(words[.plainCodeWords])
      return []
    }
    return give(code.name, to: passage, of: node, now)
  }

  private func codeLines(_ codes: [(name: String, label: String)]) -> [String] {
    codes.map { "  &\($0.name) \(Markup.plain($0.label))" }
  }

  private mutating func give(
    _ code: String, to passage: Range<Int>, of node: NodeID, _ now: Moment
  ) -> [Command] {
    let commands = app.work(at: now) { screen, situation, commands in
      screen.react(to: .code(node, passage), situation, &commands)
    }
    guard case .codes(let menu, _, _)? = app.interview?.overlay,
      let place = menu.lines.firstIndex(where: { $0.choice == code })
    else { return commands }
    app.interview?.overlay?.point(at: place)
    return commands + app.update(.key(.enter), at: now)
  }

  /// The coded passages, one a line.
  func tagLines(_ node: NodeID, _ interview: Interview) -> [String] {
    let answer = Array(interview.answer(node))
    let codes = interview.codes(of: node)
    return interview.tags(node).map { tag in
      let passage = String(answer[tag.passage.clamped(to: answer.indices)])
      let label = codes.first { $0.name == tag.code }?.label ?? tag.code
      return words(
        .plainCoded, Markup.plain(label),
        Markup.plain(passage.split(whereSeparator: \.isNewline).joined(separator: " ")))
    }
  }
}

extension Interview {
  /// Where these words stand first in an answer, whatever their case and line breaks; nil for none.
  func passage(_ words: String, of node: NodeID) -> Range<Int>? {
    func folded(_ text: String) -> [String] {
      text.map { $0.isWhitespace ? " " : $0.lowercased() }
    }
    let (answer, sought) = (folded(answer(node)), folded(Reading.trimmed(words)))
    guard !sought.isEmpty, sought.count <= answer.count else { return nil }
    let start = (0...answer.count - sought.count).first { answer[$0...].starts(with: sought) }
    return start.map { $0..<$0 + sought.count }
  }
}
