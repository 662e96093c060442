import Questionnaires

extension Comparison {
  /// The paths of the questions that had the one list and have the other.
  func listUsers() -> [ListPair: [String]] {
    var users: [ListPair: [String]] = [:]
    for entry in pairing.new.entries {
      guard let before = pairing.oldNames[entry.name].flatMap({ pairing.old[$0] }) else { continue }
      for pair in pairs(before.item, entry.item) { users[pair, default: []].append(entry.path) }
    }
    return users
  }

  /// The lists of a question, unless another question had the same two before.
  mutating func compareLists(_ before: Item, _ after: Item, _ users: [ListPair: [String]]) {
    for pair in pairs(before, after) { compare(pair, users: users[pair] ?? []) }
  }

  /// The lists that a question has and had: of choices, and of codes for its verbatim.
  private func pairs(_ before: Item, _ after: Item) -> [ListPair] {
    [(before.choices, after.choices), (before.codes, after.codes)].compactMap { old, new in
      old.flatMap { old in new.map { ListPair(old: old.value, new: $0.value) } }
    }
  }

  /// Questions whose filter asks whether columns are what another question's choice is called, where both
  /// were renamed alike: whoever chose something is offered what was offered.
  func following() -> Set<ItemID> {
    guard !renaming.choices.isEmpty else { return [] }
    return Set(form.items.filter(isFollowing).map(\.id))
  }

  private func isFollowing(_ item: FormItem) -> Bool {
    guard let filter = item.choiceFilter?.expression.source,
      let now = item.definition.choices?.value,
      let before = pairing.oldNames[item.name].flatMap({ pairing.old[$0]?.item }),
      let was = before.choices?.value, let oldFilter = before.choiceFilter?.value,
      renaming.expression(oldFilter) == Renaming.tight(filter)
    else { return false }
    let read = Set(Placeholder.all(in: oldFilter).compactMap(\.name).map { renaming.choices[$0] })
    guard read.count == 1, let names = read.first ?? nil,
      RuleText(filter).onlyEquates(besides: Set(names.keys).union(names.values))
    else { return false }
    let lists = ListPair(old: was, new: now)
    return RuleText(filter).columns.allSatisfy { follows(names, $0, lists) }
  }

  /// Whether a column has, wherever it had the old name of a choice, its new one, and is else the same.
  private func follows(_ names: [String: String], _ column: String, _ lists: ListPair) -> Bool {
    let rows = listComparisons[lists]?.newNames ?? [:]
    if column == "name" { return rows == names }
    guard let old = oldLists[lists.old], let new = newLists[lists.new] else { return false }
    let found = Dictionary(new.map { ($0.name, $0) }) { first, _ in first }
    return old.allSatisfy { choice in
      guard let now = found[rows[choice.name] ?? choice.name] else { return true }
      return now.columns[column] == choice.columns[column].map { names[$0] ?? $0 }
    }
  }

  /// Lists that only expressions read.
  mutating func compareListsNobodyHas() {
    for list in new.choiceLists { compare(ListPair(old: list.name, new: list.name), users: []) }
  }

  private mutating func compare(_ pair: ListPair, users: [String]) {
    guard choiceNames[pair] == nil, let before = oldLists[pair.old],
      let after = newLists[pair.new]
    else { return }
    let subject = Change.Subject.choices(old: pair.old, new: pair.new, questions: users)
    if pair.old != pair.new { note(subject, .listReplaced) }
    let comparison =
      listComparisons[pair] ?? ListComparison(before, after, languages, renaming)
    choiceNames[pair] = comparison.newNames
    listColumns[pair.new, default: []].formUnion(comparison.columns)
    let onlyHelps = onlyHelps(users)
    for kind in comparison.kinds { note(subject, onlyHelps ? kind.losingNothing : kind) }
  }

  /// Whether nobody's answer is the name of one of a list's choices: it is there for texts, ranges and
  /// places, of which anything can be answered.
  private func onlyHelps(_ users: [String]) -> Bool {
    !users.isEmpty
      && users.allSatisfy { path in
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let item = pairing.new[name]?.item,
          let before = pairing.oldNames[name].flatMap({ pairing.old[$0]?.item })
        else { return false }
        return ![item, before].contains { $0.type.isSelect || $0.codes != nil }
      }
  }
}

extension Change.Kind {
  /// The same of a list of which no choice is an answer.
  fileprivate var losingNothing: Change.Kind {
    if case .choicesRemoved(let names, let unclear, _) = self {
      .choicesRemoved(names, unclear: unclear, losesAnswers: false)
    } else {
      self
    }
  }
}

/// Two choice lists, as far as they differ: choices are the same by name, and where a name is gone,
/// by a label that one of each has and no other.
struct ListComparison {
  /// New names by old ones, of those that have another.
  private(set) var newNames: [String: String] = [:]
  private(set) var kinds: [Change.Kind] = []
  /// The further columns in which a choice has something else.
  private(set) var columns: Set<String> = []
  /// New names of columns by old ones, of those that have another and hold what they held.
  private(set) var columnNames: [String: String] = [:]

  init(
    _ before: ChoiceList, _ after: ChoiceList, _ languages: [LanguagePair], _ renaming: Renaming
  ) {
    let old = Dictionary(before.map { ($0.name, $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.name, $0) }) { first, _ in first }
    let gone = before.filter { new[$0.name] == nil }
    let fresh = after.filter { old[$0.name] == nil }
    let unclear = match(gone, fresh, languages)
    noteNames(gone, fresh, unclear)
    noteContents(before, new, languages, renaming)
    findRenamedColumns(before, new)
    let order = before.compactMap { newNames[$0.name] ?? (new[$0.name]?.name) }
    let known = Set(order)
    if after.map(\.name).filter(known.contains) != order { kinds.append(.choicesReordered) }
  }

  /// Finds renamed choices; answers with the names of those whose label is not theirs alone.
  private mutating func match(
    _ gone: [Choice], _ fresh: [Choice], _ languages: [LanguagePair]
  ) -> [String] {
    func label(_ choice: Choice, _ isOld: Bool) -> [String?] {
      languages.map { $0.text(choice.label, isOld) }
    }
    let heirs = Dictionary(grouping: fresh) { label($0, false) }
    let rivals = Dictionary(grouping: gone) { label($0, true) }
    var unclear: [String] = []
    for choice in gone {
      let words = label(choice, true)
      guard let heirs = heirs[words], words.contains(where: { $0?.isEmpty == false }) else {
        continue
      }
      if heirs.count == 1, rivals[words]?.count == 1 {
        newNames[choice.name] = heirs[0].name
      } else {
        unclear.append(choice.name)
      }
    }
    return unclear
  }

  private mutating func noteNames(_ gone: [Choice], _ fresh: [Choice], _ unclear: [String]) {
    let renamed = gone.compactMap { choice in
      newNames[choice.name].map { ChoiceRename(old: choice.name, new: $0) }
    }
    let heirs = Set(newNames.values)
    let removed = gone.map(\.name).filter { newNames[$0] == nil }
    let added = fresh.map(\.name).filter { !heirs.contains($0) }
    if !removed.isEmpty {
      kinds.append(.choicesRemoved(removed, unclear: unclear, losesAnswers: true))
    }
    if !renamed.isEmpty { kinds.append(.choicesRenamed(renamed)) }
    if !added.isEmpty { kinds.append(.choicesAdded(added)) }
  }

  private mutating func noteContents(
    _ before: ChoiceList, _ new: [String: Choice], _ languages: [LanguagePair],
    _ renaming: Renaming
  ) {
    var relabelled: [String] = []
    var isSlight = true
    var excluding: [String] = []
    var altered: [String] = []
    for choice in before {
      guard let now = new[newNames[choice.name] ?? choice.name] else { continue }
      let words = TextComparison(choice.label, now.label, languages, renaming)
      if words.differs { relabelled.append(now.name) }
      isSlight = isSlight && words.isSlight
      if now.isExclusive, !choice.isExclusive { excluding.append(now.name) }
      let hasOtherColumns = noteColumns(choice, now)
      if hasOtherColumns || choice.isExclusive && !now.isExclusive || choice.isFixed != now.isFixed
      {
        altered.append(now.name)
      }
    }
    if !relabelled.isEmpty { kinds.append(.choicesRelabelled(relabelled, isSlight: isSlight)) }
    if !excluding.isEmpty { kinds.append(.choicesExclude(excluding)) }
    if !altered.isEmpty { kinds.append(.choicesAltered(altered)) }
  }

  /// A column that no choice has any more and one that none had are the same where all have the same in
  /// them.
  private mutating func findRenamedColumns(_ before: ChoiceList, _ new: [String: Choice]) {
    guard !columns.isEmpty else { return }
    let rows = before.compactMap { old in
      new[newNames[old.name] ?? old.name].map { (old.columns, $0.columns) }
    }
    let gone = columns.filter { column in rows.allSatisfy { $1[column] == nil } }.sorted()
    let fresh = columns.filter { column in rows.allSatisfy { $0.0[column] == nil } }.sorted()
    for old in gone {
      let heirs = fresh.filter { column in rows.allSatisfy { $0[old] == $1[column] } }
      if heirs.count == 1 { columnNames[old] = heirs[0] }
    }
    // What two became one of is neither.
    guard Set(columnNames.values).count == columnNames.count else {
      columnNames = [:]
      return
    }
    columns.subtract(columnNames.flatMap { [$0, $1] })
  }

  private mutating func noteColumns(_ before: Choice, _ now: Choice) -> Bool {
    guard before.columns != now.columns else { return false }
    let names = Set(before.columns.keys).union(now.columns.keys)
    columns.formUnion(names.filter { before.columns[$0] != now.columns[$0] })
    return true
  }
}
