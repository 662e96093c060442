import JSONDocuments

extension Problem {
  /// Whether it keeps the questionnaire from opening.
  public var severity: Severity { code.severity }
}

extension Problem: CustomStringConvertible {
  /// `survey.json:12:7: error: [knowledge/heard] what is wrong; what to do (code)`
  public var description: String {
    let item = itemPath.map { "[\(short($0))] " } ?? ""
    return "\(place): \(severity.rawValue): \(item)\(sentence) (\(code.identifier))"
  }
}

extension Problem {
  /// Whether its place is one inside a text or expression, where it helps to be shown the character.
  public var isInsideText: Bool {
    switch code {
    case .expressionSyntax, .unknownReference, .unknownPath, .unknownChoice, .dependencyCycle,
      .unknownPlaceholder, .unclosedPlaceholder, .placeholderInsideRepeat, .json(.unexpected),
      .json(.invalidEscape):
      true
    case .finding(let finding): finding.isInsideText
    default: false
    }
  }
}

extension Problem {
  /// Whether it says that the item's `relevant` always holds, or never; nil if it says neither.
  public var decidedRelevance: Bool? {
    switch code {
    case .finding(.alwaysRelevant): true
    case .finding(.neverRelevant), .finding(.neverRelevantWithin): false
    default: nil
    }
  }
}

extension Place: CustomStringConvertible {
  public var description: String { "\(file):\(line):\(column)" }
}

extension Problem {
  /// The same for scripts.
  public var json: JSONValue {
    let (what, remedy) = code.words
    return .present([
      ("file", .string(place.file)),
      ("line", .integer(place.line)),
      ("column", .integer(place.column)),
      ("severity", .string(severity.rawValue)),
      ("code", .string(code.identifier)),
      ("item", itemPath.map { .string($0) }),
      ("what", .string(what)),
      ("remedy", remedy.isEmpty ? nil : .string(remedy)),
    ])
  }
}
