import JSONDocuments

/// Values of one kind, each nil, with the problem noted, if something else stands there.
extension FieldReader {
  /// A text in no language: a name, a version, a rationale.
  package mutating func string<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> String? {
    guard let node = fields[key] else { return nil }
    return string(node, key: key.rawValue)
  }

  package mutating func string(_ node: JSONNode, key: String) -> String? {
    guard let text = node.string else {
      wrongKind(node, key: key, expected: .text)
      return nil
    }
    checkCharacters(of: text, of: node, key: key)
    return text
  }

  package mutating func truth<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Bool? {
    guard let node = fields[key] else { return nil }
    return truth(node, key: key.rawValue)
  }

  package mutating func truth(_ node: JSONNode, key: String) -> Bool? {
    if node.bool == nil { wrongKind(node, key: key, expected: .truth) }
    return node.bool
  }

  package mutating func wholeNumber<Key: FormatKey>(
    _ key: Key, of fields: Fields<Key>, atLeast least: Int = .min
  ) -> Int? {
    guard let node = fields[key] else { return nil }
    return wholeNumber(node, key: key.rawValue, atLeast: least)
  }

  package mutating func wholeNumber(_ node: JSONNode, key: String, atLeast least: Int = .min)
    -> Int?
  {
    guard let number = node.integer else {
      wrongKind(node, key: key, expected: .wholeNumber)
      return nil
    }
    if number < least { note(.numberTooSmall(key: key, least: least), at: node.offset) }
    return number
  }

  package mutating func number<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Double? {
    guard let node = fields[key] else { return nil }
    guard case .number(let text) = node.kind, let number = Double(text), number.isFinite else {
      wrongKind(node, key: key.rawValue, expected: .number)
      return nil
    }
    return number
  }

  package mutating func elements<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> JSONElements
  {
    guard let node = fields[key] else { return .none }
    guard let elements = node.elements else {
      wrongKind(node, key: key.rawValue, expected: .list)
      return .none
    }
    return elements
  }

  package mutating func strings<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> [String] {
    var strings: [String] = []
    for node in elements(key, of: fields) {
      if let text = string(node, key: key.rawValue) { strings.append(text) }
    }
    return strings
  }

  /// One of a few words.
  package mutating func word<Key: FormatKey>(
    _ key: Key, of fields: Fields<Key>, among allowed: [String]
  ) -> String? {
    guard let node = fields[key], let word = string(node, key: key.rawValue) else { return nil }
    if allowed.contains(word) { return word }
    let suggestion = report.suggestions.nearest(to: word, among: allowed)
    note(
      .unknownWord(word, key: key.rawValue, allowed: allowed, suggestion: suggestion),
      at: node.offset)
    return nil
  }
}

/// Expressions stay the text they are; the lexer judges their characters.
extension FieldReader {
  package mutating func expression<Key: FormatKey>(
    _ key: Key, of fields: Fields<Key>
  ) -> Placed<String>? {
    guard let node = fields[key] else { return nil }
    guard let text = node.string else {
      wrongKind(node, key: key.rawValue, expected: .text)
      return nil
    }
    return Placed(text, at: node.offset)
  }

  package mutating func requirement<Key: FormatKey>(_ key: Key, of fields: Fields<Key>)
    -> Requirement
  {
    guard let node = fields[key] else { return .never }
    switch node.kind {
    case .bool(let value): return value ? .always : .never
    case .string(let text): return .when(Placed(text, at: node.offset))
    default:
      wrongKind(node, key: key.rawValue, expected: .truthOrExpression)
      return .never
    }
  }

  /// A whole number from 0, or an expression that gives one.
  package mutating func count<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Placed<String>?
  {
    guard let node = fields[key] else { return nil }
    if let text = node.string { return Placed(text, at: node.offset) }
    guard let number = node.integer else {
      wrongKind(node, key: key.rawValue, expected: .countOrExpression)
      return nil
    }
    if number < 0 { note(.numberTooSmall(key: key.rawValue, least: 0), at: node.offset) }
    return Placed(String(number), at: node.offset)
  }

  /// A text, number or truth value as the text it would be in a spreadsheet.
  package mutating func scalar(_ node: JSONNode, key: String) -> String? {
    switch node.kind {
    case .string(let text): return text
    case .number(let text): return text
    case .bool(let value): return value ? "true" : "false"
    default:
      wrongKind(node, key: key, expected: .scalar)
      return nil
    }
  }
}

extension FieldReader {
  /// Control characters other than the line break, which parts the paragraphs of a long text.
  package mutating func checkCharacters(of words: String, of node: JSONNode, key: String) {
    guard !node.isPlainText, let index = NameRules.firstControl(in: words) else { return }
    let place = StringPlaces.offset(ofUTF8Index: index, inStringAt: node.offset, bytes: file.bytes)
    note(.controlCharacter(key: key), at: place)
  }
}
