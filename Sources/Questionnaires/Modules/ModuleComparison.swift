/// Holds a locked group against the reference of its module: every item with its type, its words and
/// its choices, in the same order.
///
/// Names are those of the reference, bare or behind the group's own name and an underscore, so that a
/// module can be asked twice. Guidance, tags, nonresponse and the condition of the group are the author's.
struct ModuleComparison {
  let module: StandardModule
  let questionnaire: Questionnaire
  private(set) var found: [Found] = []
  /// Lists that have been compared with a list of the reference.
  private var comparedLists: Set<[String]> = []
  private let lists: [String: ChoiceList]
  private let referenceLists: [String: ChoiceList]

  struct Found {
    let difference: LockedDifference
    let path: String
    let offset: Int
  }

  init(_ module: StandardModule, _ questionnaire: Questionnaire) {
    self.module = module
    self.questionnaire = questionnaire
    lists = Self.byName(questionnaire.choiceLists)
    referenceLists = Self.byName(module.choiceLists)
  }

  private static func byName(_ lists: [ChoiceList]) -> [String: ChoiceList] {
    Dictionary(lists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func compare(_ group: Item, path: String) {
    compare(group.label, nil, key: "label", of: group, path)
    compare(group.hint, nil, key: "hint", of: group, path)
    compare(group, module.items, prefix: group.name + "_", path: path)
  }

  private mutating func compare(
    _ container: Item, _ reference: [Item], prefix: String, path: String
  ) {
    let wanted = Dictionary(
      reference.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var matched: [(item: Item, reference: Item)] = []
    for item in container.items {
      if let original = wanted[item.name] ?? wanted[Self.bare(item.name, prefix)] {
        matched.append((item, original))
      } else {
        note(.itemAdded(item.name), path + "/" + item.name, at: item.offset)
      }
    }
    let present = Set(matched.map(\.reference.name))
    for item in reference where !present.contains(item.name) {
      note(.itemMissing(item.name), path, at: container.offset)
    }
    let ordered = reference.filter { present.contains($0.name) }
    if let (item, original) = zip(matched.map(\.item), zip(matched.map(\.reference), ordered))
      .first(where: { $1.0.name != $1.1.name }).map({ ($0, $1.1) })
    {
      note(.order(reference: original.name), path + "/" + item.name, at: item.offset)
    }
    for (item, original) in matched {
      compare(item, with: original, prefix: prefix, path: path + "/" + item.name)
    }
  }

  private static func bare(_ name: String, _ prefix: String) -> String {
    name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
  }

  private mutating func compare(
    _ item: Item, with reference: Item, prefix: String, path: String
  ) {
    if item.type != reference.type {
      note(.type(reference: reference.type), path, at: item.offset)
      return
    }
    compare(item.label, reference.label, key: "label", of: item, path)
    compare(item.hint, reference.hint, key: "hint", of: item, path)
    compareChoices(of: item, reference, path)
    if let condition = item.relevant, reference.relevant == nil {
      note(.condition, path, at: condition.offset)
    }
    if item.type.isContainer { compare(item, reference.items, prefix: prefix, path: path) }
  }

  private mutating func note(_ difference: LockedDifference, _ path: String, at offset: Int) {
    found.append(Found(difference: difference, path: path, offset: offset))
  }

  // MARK: Words

  private mutating func compare(
    _ text: Text?, _ reference: Text?, key: String, of item: Item, _ path: String
  ) {
    if reference == nil, let text {
      note(.wording(key: key, language: "", reference: nil), path, at: text.offset)
      return
    }
    for language in languages {
      let wanted = reference.flatMap { $0[language.reference] ?? $0[""] }
      let words = text.flatMap { $0[language.own] ?? $0[""] }
      if words == wanted { continue }
      note(
        .wording(key: key, language: language.reference, reference: wanted), path,
        at: text?.offset ?? item.offset)
    }
  }

  /// The questionnaire's languages of which the reference fixes the wording, under the tag that each
  /// has in both: `fr-CA` is held against `fr` where the reference has no Canadian wording.
  private var languages: [(own: String, reference: String)] {
    guard !questionnaire.languages.isEmpty else {
      return [("", module.languages.first ?? "")]
    }
    return questionnaire.languages.compactMap { own in
      let same =
        module.languages.first { $0.lowercased() == own.lowercased() }
        ?? module.languages.first { LanguageTag.primary($0) == LanguageTag.primary(own) }
      return same.map { (own, $0) }
    }
  }

  // MARK: Choices

  private mutating func compareChoices(of item: Item, _ reference: Item, _ path: String) {
    guard let name = item.choices, let wanted = reference.choices else { return }
    if let filter = item.choiceFilter, reference.choiceFilter == nil {
      note(.choices(.changedBy(key: "choice_filter")), path, at: filter.offset)
    }
    if item.randomize != .never, reference.randomize == .never {
      note(.choices(.changedBy(key: "randomize")), path, at: item.offset)
    }
    guard comparedLists.insert([name.value, wanted.value]).inserted,
      let list = lists[name.value], let original = referenceLists[wanted.value]
    else { return }
    for difference in differences(of: list, original) {
      note(.choices(difference), path, at: name.offset)
    }
  }

  private func differences(
    of list: ChoiceList, _ reference: ChoiceList
  ) -> [LockedDifference.Choices] {
    let (names, wanted) = (Set(list.names), Set(reference.names))
    var found: [LockedDifference.Choices] = []
    found += reference.names.filter { !names.contains($0) }.map { .missing($0) }
    found += list.names.filter { !wanted.contains($0) }.map { .added($0) }
    let common = list.names.filter(wanted.contains)
    let ordered = reference.names.filter(names.contains)
    if let (name, original) = zip(common, ordered).first(where: { $0 != $1 }) {
      found.append(.order(name, reference: original))
    }
    let rows = RowIndex(list.names)
    for row in reference.indices {
      guard let own = rows.row(of: reference.names[row], in: list.names) else { continue }
      let (label, original) = (list[own].label, reference[row].label)
      for language in languages {
        guard let words = original[language.reference] ?? original[""],
          (label[language.own] ?? label[""]) != words
        else { continue }
        found.append(
          .wording(list.names[own], language: language.reference, reference: words))
      }
    }
    return found
  }
}
