import Questionnaires
import Records
import Values

extension Interview {
  /// An author's text in the interview's language or another, `${name}` replaced by that question's
  /// answer as a person would say it.
  public func text(_ text: Text, at node: NodeID, in other: String? = nil) -> String {
    let source = text.text(in: other ?? language, fallback: form.languages[0])
    guard source.contains("${") else { return source }
    var out = ""
    var rest = Substring(source)
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      out += rest[..<start.lowerBound]
      out += spoken(String(rest[start.upperBound..<end]).trimmedOfSpace, seenFrom: node)
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  /// The label of a node: its own, else its name.
  public func label(_ node: NodeID) -> String {
    let item = form.items[node.item]
    return item.definition.label.map { text($0, at: node) } ?? item.name
  }

  /// Whether the label is in the interview's language, or fell back to the first.
  public func isTranslated(_ node: NodeID) -> Bool {
    form.items[node.item].definition.label?.isTranslated(into: language) ?? true
  }

  /// An answer as a person would say it: labels for choices, the rest as given.
  public func spokenAnswer(_ node: NodeID) -> String {
    let answer = answer(node)
    guard let table = form.choices(of: node.item) else { return answer }
    return answer.split(separator: " ").map { name in
      if let row = table.index(of: name) { return label(of: OfferedChoice(table: table, row: row)) }
      let isOther = name == OtherChoice.name && form.items[node.item].definition.orOther
      return isOther ? OtherChoice.label(in: language) : String(name)
    }.joined(separator: ", ")
  }

  /// What an instance is called in a roster; nil when the author gave it no label, or it is empty.
  public func label(of instance: Instance, in roster: NodeID) -> String? {
    guard let expression = form.items[roster.item].instanceLabel else { return nil }
    let text = world.value(
      expression, at: NodeID(frame: instance.frame, item: roster.item + 1)
    ).text
    return text.isEmpty ? nil : text
  }

  /// What the interview is called in lists; empty when the author gave it no name.
  public var name: String {
    form.instanceName.map { world.value($0, at: .root).text } ?? ""
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

extension Substring {
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
      at = index(after: at)
    }
    return nil
  }
}
