import Questionnaires
import Records
import Values

extension Interview {
  /// An author's text in the interview's language or another, `${name}` replaced by that question's
  /// answer as a person would say it.
  public func text(_ text: Text, at node: NodeID, in other: String? = nil) -> String {
    text.filled(in: other ?? language, fallback: form.languages[0]) { spoken($0, seenFrom: node) }
  }

  /// The label of a node: its own, else its name.
  public func label(_ node: NodeID) -> String {
    let item = form.items[node.item]
    return item.definition.label.map { text($0, at: node) } ?? item.name
  }

  /// The same for a list, where `…` stands for an answer that no list shows.
  public func labelInLists(_ node: NodeID) -> String {
    let item = form.items[node.item]
    guard let label = item.definition.label else { return item.name }
    return label.filled(in: language, fallback: form.languages[0]) { name in
      let isHidden = form.item(named: name).map { form.privacy(of: $0) == .sensitive } ?? false
      return isHidden ? "…" : spoken(name, seenFrom: node)
    }
  }

  /// Whether the label is in the interview's language, or fell back to the first.
  public func isTranslated(_ node: NodeID) -> Bool {
    form.items[node.item].definition.label?.isTranslated(into: language) ?? true
  }

  /// An answer as a person would say it: labels for choices, names for places that were picked from a
  /// list, days and times as people write them, the rest as given.
  public func spokenAnswer(_ node: NodeID) -> String {
    let answer = answer(node)
    guard let table = form.choices(of: node.item) else {
      return SpokenTime.text(of: answer, form.items[node.item], language: language) ?? answer
    }
    if form.items[node.item].type == .geopoint { return placeName(node) ?? answer }
    // A text that is completed from a list, and what is calculated, are one name.
    let takesSeveral = form.items[node.item].type.takesSeveral
    let names = takesSeveral ? answer.split(separator: " ") : answer.isEmpty ? [] : [answer[...]]
    return names.map { name in
      if let row = table.index(of: name) { return label(of: OfferedChoice(table: table, row: row)) }
      let isOther = name == OtherChoice.name && form.items[node.item].definition.orOther
      return isOther ? OtherChoice.label(in: language) : String(name)
    }.joined(separator: ", ")
  }

  /// What the list of a question calls the place that is its answer; nil for one that is not in it.
  public func placeName(_ node: NodeID) -> String? {
    let answer = answer(node)
    guard !answer.isEmpty, let table = form.choices(of: node.item) else { return nil }
    return table.row(at: answer) { OfferedChoice(table: table, row: $0).point }
      .map { label(of: OfferedChoice(table: table, row: $0)) }
  }

  /// What an instance is called in a roster; nil when the author gave it no label, it is empty, or it
  /// would show what no list shows.
  public func label(of instance: Instance, in roster: NodeID) -> String? {
    guard let expression = form.items[roster.item].instanceLabel,
      form.privacy(of: expression) < .sensitive
    else { return nil }
    let text = world.value(
      expression, at: NodeID(frame: instance.frame, item: roster.item + 1)
    ).text
    return text.isEmpty ? nil : text
  }

  /// What the interview is called in lists; empty when the author gave it no name, or one that would
  /// tell a private answer.
  public var name: String {
    guard let name = form.instanceName, form.privacy(of: name) == .open else { return "" }
    return world.value(name, at: .root).text
  }

  private func spoken(_ name: String, seenFrom node: NodeID) -> String {
    guard let item = form.item(named: name) else { return "" }
    let scope = form.scopes.common(world.frames[node.frame].scope, item.scope)
    let frame = world.climb(from: node.frame, to: scope)
    let frames = world.frames(of: item.scope, below: frame)
    return frames.map { spokenAnswer(NodeID(frame: $0, item: item.id)) }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Text {
  /// The text in a language, each `${name}` replaced; see `Inset` for what stands around an answer
  /// that is written in another direction.
  func filled(in language: String, fallback: String, _ replaced: (String) -> String) -> String {
    let source = text(in: language, fallback: fallback)
    let placeholders = Placeholder.all(in: source)
    guard !placeholders.isEmpty else { return source }
    var filled = ""
    var rest = source.startIndex
    for placeholder in placeholders {
      guard let name = placeholder.name else { break }
      let start = source.utf8.index(source.startIndex, offsetBy: placeholder.utf8Index)
      filled += source[rest..<start]
      filled += Inset.marked(replaced(name.trimmedOfSpace), in: source)
      rest = source.utf8.index(start, offsetBy: name.utf8.count + 3)
    }
    return filled + source[rest...]
  }
}
