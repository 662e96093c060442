import Questionnaires

/// Goes through two versions item by item and notes what differs.
struct Comparison {
  let old: Questionnaire
  let new: Questionnaire
  let form: Form
  let pairing: Pairing
  let languages: [LanguagePair]
  private(set) var renaming: Renaming
  let oldLists: [String: ChoiceList]
  let newLists: [String: ChoiceList]
  private(set) var changes: [Change] = []
  var choiceNames: [ListPair: [String: String]] = [:]
  private(set) var listComparisons: [ListPair: ListComparison] = [:]
  /// By the lists of the new version: the columns in which some choice has something else.
  var listColumns: [String: Set<String>] = [:]

  init(_ old: Questionnaire, _ form: Form, _ pairing: Pairing, _ languages: [LanguagePair]) {
    let new = form.questionnaire
    self.old = old
    self.new = new
    self.form = form
    self.pairing = pairing
    self.languages = languages
    oldLists = Dictionary(old.choiceLists.map { ($0.name, $0) }) { first, _ in first }
    newLists = Dictionary(new.choiceLists.map { ($0.name, $0) }) { first, _ in first }
    renaming = pairing.renaming
    findRenamedChoices()
  }

  /// Before rules are compared: a rule may do no more than follow a renamed choice.
  private mutating func findRenamedChoices() {
    for entry in pairing.old.entries where entry.item.type.isSelect {
      guard let after = pairing.newNames[entry.name].flatMap({ pairing.new[$0] }),
        after.item.type.isSelect, let before = entry.item.choices?.value,
        let now = after.item.choices?.value
      else { continue }
      let pair = ListPair(old: before, new: now)
      if listComparisons[pair] == nil {
        guard let old = oldLists[before], let new = newLists[now] else { continue }
        listComparisons[pair] = ListComparison(old, new, languages, renaming)
      }
      guard let names = listComparisons[pair]?.newNames, !names.isEmpty else { continue }
      renaming.choices[entry.name] = names
    }
    if !renaming.choices.isEmpty { findCopies() }
  }

  /// What a calculation copies of a question is called as its choices are.
  private mutating func findCopies() {
    for entry in pairing.old.entries {
      guard entry.item.nobodyTypesOver, let calculation = entry.item.calculation?.value,
        let read = RuleText(calculation).onlyReference, let names = renaming.choices[read],
        let after = pairing.newNames[entry.name].flatMap({ pairing.new[$0]?.item.calculation }),
        RuleText(after.value).onlyReference == renaming.name(read)
      else { continue }
      renaming.choices[entry.name] = names
    }
  }

  /// The new version's items in order, what is gone after what it stood behind, each list with the
  /// first question that uses it.
  mutating func run() {
    compareQuestionnaires()
    var gone = goneByPlace()
    for entry in gone.removeValue(forKey: -1) ?? [] { noteRemoved(entry) }
    let users = listUsers()
    for (place, entry) in pairing.new.entries.enumerated() {
      if let before = pairing.oldNames[entry.name].flatMap({ pairing.old[$0] }) {
        compare(before, entry)
        compareLists(before.item, entry.item, users)
      } else {
        note(
          .item(old: nil, new: entry.path, entry.item.type), .added(Newcomer(entry.item)))
      }
      for entry in gone.removeValue(forKey: place) ?? [] { noteRemoved(entry) }
    }
    compareListsNobodyHas()
    compareEnds()
    compareGates()
  }

  mutating func note(_ subject: Change.Subject, _ kind: Change.Kind) {
    changes.append(Change(subject, kind))
  }

  private mutating func noteRemoved(_ entry: Outline.Entry) {
    note(
      .item(old: entry.path, new: nil, entry.item.type),
      .removed(couldBe: pairing.doubts[entry.name] ?? []))
  }

  /// What is gone, by the place in the new version of the last item before it that is not.
  private func goneByPlace() -> [Int: [Outline.Entry]] {
    var gone: [Int: [Outline.Entry]] = [:]
    var place = -1
    for entry in pairing.old.entries {
      if let name = pairing.newNames[entry.name] {
        place = pairing.new.place(of: name) ?? place
      } else {
        gone[place, default: []].append(entry)
      }
    }
    return gone
  }
}

// MARK: - The questionnaire

extension Comparison {
  private mutating func compareQuestionnaires() {
    if old.id != new.id { note(.questionnaire, .identity) }
    compareLanguages()
    if TextComparison(old.title, new.title, languages, renaming).differs {
      note(.questionnaire, .setting(.title))
    }
    if TextComparison(old.description, new.description, languages, renaming).differs {
      note(.questionnaire, .setting(.description))
    }
    if old.submissionURL != new.submissionURL { note(.questionnaire, .setting(.submission)) }
    if old.nonresponseCodes != new.nonresponseCodes {
      note(.questionnaire, .setting(.nonresponseCodes))
    }
    comparePlans()
    if let change = ruleChange(old.instanceName?.value, new.instanceName?.value) {
      note(.questionnaire, .rule(.instanceName, change))
    }
    compareOrder(nil, .questionnaire)
  }

  private mutating func compareLanguages() {
    let added = new.languages.filter { !old.languages.contains($0) }
    let removed = old.languages.filter { !new.languages.contains($0) }
    if !added.isEmpty { note(.questionnaire, .languagesAdded(added)) }
    if !removed.isEmpty { note(.questionnaire, .languagesRemoved(removed)) }
    let (kept, known) = (new.languages.filter(old.languages.contains), Set(new.languages))
    let isFirstElsewhere =
      new.languages.first != old.languages.first
      && old.languages.first.map(known.contains) == true
    if kept != old.languages.filter(known.contains) || isFirstElsewhere {
      note(.questionnaire, .setting(.languageOrder))
    }
  }

  /// What became of an expression; nil if it says what it said.
  func ruleChange(_ old: String?, _ new: String?) -> RuleChange? {
    let before = old.map(renaming.expression)
    let after = new.map(Renaming.tight)
    guard before != after else { return nil }
    if before == nil { return .added }
    return after == nil ? .removed : .changed
  }

  /// The order of what is inside a group, or of the root, as far as it was and is there.
  mutating func compareOrder(_ name: String?, _ subject: Change.Subject) {
    let before = name.flatMap { pairing.oldNames[$0] }
    guard name == nil || before != nil else { return }
    let now = pairing.new.children(of: name)
    let then = pairing.old.children(of: before).compactMap { pairing.newNames[$0] }
    let (present, past) = (Set(now), Set(then))
    if now.filter(past.contains) != then.filter(present.contains) {
      note(subject, .itemsReordered)
    }
  }
}

extension Newcomer {
  fileprivate init(_ item: Item) {
    let isRequired =
      item.type.isQuestion && item.required != .never && item.calculation == nil
      && item.defaultValue == nil
    if let outcome = item.outcome {
      self = .end(keepsAnswers: outcome.keepsAnswers)
    } else if isRequired {
      self = .required
    } else {
      self = item.checks.contains { $0.severity == .critical } ? .checked : .idle
    }
  }
}
