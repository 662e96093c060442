import JSONDocuments
import Values

extension ItemKey {
  /// Whether it stands in `Item` itself; the others are its details.
  var isEveryday: Bool {
    switch self {
    case .type, .name, .label, .relevant, .required, .appearance, .choices, .items: true
    default: false
    }
  }
}

/// The keys of an item, in five groups.
extension QuestionnaireDecoder {
  mutating func everyday(_ fields: Fields<ItemKey>, into item: inout Item) {
    item.label = text(.label, of: fields)
    item.relevant = expression(.relevant, of: fields)
    item.required = requirement(.required, of: fields)
    item.appearance = appearance(fields)
    if let node = fields[.choices], let list = string(node, key: "choices") {
      item.choices = Placed(list, at: node.offset)
      noteUse(of: list, at: node.offset)
    }
  }

  mutating func details(_ fields: Fields<ItemKey>) -> Item.Details {
    var details = Item.Details()
    words(fields, into: &details)
    logic(fields, into: &details)
    presentation(fields, into: &details)
    fieldwork(fields, into: &details)
    return details
  }

  private mutating func words(_ fields: Fields<ItemKey>, into details: inout Item.Details) {
    details.hint = text(.hint, of: fields)
    details.guidanceHint = text(.guidanceHint, of: fields)
    details.requiredMessage = text(.requiredMessage, of: fields)
    details.constraintMessage = text(.constraintMessage, of: fields)
    details.probes = elements(.probes, of: fields).compactMap { text($0, key: "probes") }
    media(fields)
  }

  private mutating func logic(_ fields: Fields<ItemKey>, into details: inout Item.Details) {
    details.constraint = expression(.constraint, of: fields)
    details.calculation = expression(.calculation, of: fields)
    details.trigger = expression(.trigger, of: fields)
    details.readOnly = requirement(.readOnly, of: fields)
    details.choiceFilter = expression(.choiceFilter, of: fields)
    details.randomize = requirement(.randomize, of: fields)
    details.repeatCount = count(.repeatCount, of: fields)
    details.instanceLabel = expression(.instanceLabel, of: fields)
    if let node = fields[.defaultValue], let value = scalar(node, key: "default") {
      details.defaultValue = Placed(value, at: node.offset)
    }
    details.checks = checks(fields)
  }

  private mutating func presentation(
    _ fields: Fields<ItemKey>, into details: inout Item.Details
  ) {
    details.parameters = parameters(fields)
    details.orOther = truth(.orOther, of: fields) ?? false
    if let node = fields[.codes], let list = string(node, key: "codes") {
      details.codes = Placed(list, at: node.offset)
      noteUse(of: list, at: node.offset)
    }
  }

  private mutating func fieldwork(_ fields: Fields<ItemKey>, into details: inout Item.Details) {
    details.nonresponse = reasons(fields)
    details.outcome = outcome(fields)
    details.personalData = truth(.personalData, of: fields) ?? false
    details.sensitive = truth(.sensitive, of: fields) ?? false
    details.rationale = string(.rationale, of: fields)
    details.tags = strings(.tags, of: fields)
    if let node = fields[.locked], let module = string(node, key: "locked") {
      details.locked = Placed(module, at: node.offset)
      hasLockedGroups = true
    }
  }
}

// MARK: - Keys with a shape of their own

extension QuestionnaireDecoder {
  /// The reasons that an item may accept instead of an answer. «Ask later» is none of them: it
  /// promises an answer.
  static let reasons = [
    Nonresponse.doesNotKnow.rawValue, Nonresponse.refused.rawValue,
    Nonresponse.notApplicable.rawValue,
  ]

  private mutating func reasons(_ fields: Fields<ItemKey>) -> [Nonresponse] {
    var found: [Nonresponse] = []
    for node in elements(.nonresponse, of: fields) {
      guard let word = string(node, key: "nonresponse") else { continue }
      if Self.reasons.contains(word), let reason = Nonresponse(rawValue: word) {
        if !found.contains(reason) { found.append(reason) }
      } else {
        let suggestion = report.suggestions.nearest(to: word, among: Self.reasons)
        note(.unknownReason(word, suggestion: suggestion), at: node.offset)
      }
    }
    return found
  }

  private mutating func outcome(_ fields: Fields<ItemKey>) -> OutcomeRule? {
    guard let node = fields[.outcome],
      let outcome = self.fields(of: node, OutcomeKey.self, in: .outcome, named: "outcome")
    else { return nil }
    require(.code, .keep, of: outcome, in: .outcome)
    let keep = word(.keep, of: outcome, among: ["nothing", "answers"])
    guard let codeNode = outcome[.code], let code = string(codeNode, key: "code")
    else { return nil }
    if !NameRules.isOutcomeCode(code) { note(.badOutcomeCode(code), at: codeNode.offset) }
    return OutcomeRule(code: code, keepsAnswers: keep == "answers", at: node.offset)
  }

  private mutating func checks(_ fields: Fields<ItemKey>) -> [CheckRule] {
    var checks: [CheckRule] = []
    for node in elements(.checks, of: fields) {
      guard let check = self.fields(of: node, CheckKey.self, in: .check, named: "checks")
      else { continue }
      require(.rule, .message, of: check, in: .check)
      let severity = word(
        .severity, of: check, among: CheckRule.Severity.allCases.map(\.rawValue))
      guard let rule = expression(.rule, of: check), let message = text(.message, of: check)
      else { continue }
      checks.append(
        CheckRule(
          rule: rule, message: message,
          severity: severity.flatMap(CheckRule.Severity.init) ?? .soft))
    }
    return checks
  }

  private mutating func media(_ fields: Fields<ItemKey>) {
    guard let node = fields[.media],
      let media = self.fields(of: node, MediaKey.self, in: .media, named: "media")
    else { return }
    for key in MediaKey.allCases {
      guard let node = media[key], let names = text(node, key: key.rawValue) else { continue }
      if let name = names.byLanguage.values.sorted().first(where: { !FolderFile.isInside($0) }) {
        note(.fileOutsideFolder(name), at: node.offset)
      }
    }
  }

  private mutating func parameters(_ fields: Fields<ItemKey>) -> [String: String] {
    guard let node = fields[.parameters] else { return [:] }
    guard let members = node.members else {
      wrongKind(node, key: "parameters", expected: .object)
      return [:]
    }
    var parameters: [String: String] = [:]
    for member in members {
      if ParameterKey(rawValue: member.key) == nil {
        unknownKey(member, in: .parameters, known: ParameterKey.allCases.map(\.rawValue))
      } else if let value = scalar(member.value, key: member.key), parameters[member.key] == nil {
        parameters[member.key] = value
      }
    }
    return parameters
  }
}
