import Interviews
import Records

extension Move {
  /// What became of everything that stands said, in the old version's order.
  func lines(_ interview: Interview) -> [MigrationReport.Line] {
    var placed: [(place: [Int], lines: [MigrationReport.Line])] = []
    for slot in said.standing {
      guard let sequence = said.last[slot] else { continue }
      placed.append((order(of: slot), lines(slot, sequence, interview)))
    }
    for filled in filledIn {
      let address = draft.address(of: filled.node)
      let fault = fault(at: address, filled.fate, interview)
      let line = MigrationReport.Line(
        path: draft.path(of: filled.node), part: .answer, fate: filled.fate, fault: fault,
        isUnasked: isUnasked(address, filled.fate, interview))
      placed.append((order(of: Said.Slot(address: address, kind: .answer)), [line]))
    }
    return placed.sorted { $0.place.lexicographicallyPrecedes($1.place) }.flatMap(\.lines)
  }

  private func order(of slot: Said.Slot) -> [Int] {
    let kind =
      switch slot.kind {
      case .answer: 0
      case .typed: 1
      case .note: 2
      case .flag: 3
      case .tags: 4
      case .probe(let place): 5 + place * 2
      case .confirmation(let place): 6 + place * 2
      }
    return [draft.form.item(named: slot.address.name)?.id ?? .max] + slot.address.instances
      + [-1, kind]
  }

  private func lines(
    _ slot: Said.Slot, _ sequence: Int, _ interview: Interview
  ) -> [MigrationReport.Line] {
    let part = part(slot, draft.entries[sequence - 1].event)
    func line(
      _ fate: MigrationReport.Fate, _ fault: Failure? = nil, isUnasked: Bool = false
    ) -> MigrationReport.Line {
      MigrationReport.Line(
        path: path(slot.address), part: part, fate: fate, fault: fault, isUnasked: isUnasked)
    }
    if let obstacle = obstacles[sequence] { return [line(.left(obstacle))] }
    let done = done[sequence] ?? []
    let fate = done.isEmpty ? MigrationReport.Fate.kept : .converted(done)
    let fault = part == .answer ? fault(at: slot.address, fate, interview) : nil
    let moved = line(
      fate, fault, isUnasked: part == .answer && isUnasked(slot.address, fate, interview))
    // What was dropped of an answer is not lost sight of.
    return done.contains(.choicesDropped) ? [moved, line(.left(.choiceRemoved))] : [moved]
  }

  private func part(_ slot: Said.Slot, _ event: JournalEvent) -> MigrationReport.Part {
    switch slot.kind {
    case .answer: if case .declined = event { .nonresponse } else { .answer }
    case .typed: .typed
    case .note: .note
    case .flag: .flag
    case .tags: .tags
    case .probe: .probe
    case .confirmation: .confirmation
    }
  }

  /// Whether it moves, and only the old version asks for it, as things stand.
  private func isUnasked(
    _ address: Address, _ fate: MigrationReport.Fate, _ interview: Interview
  ) -> Bool {
    if case .left = fate { return false }
    guard let place = try? translation.place(of: address),
      let node = interview.node(at: place.address), let before = draft.node(at: address)
    else { return false }
    return draft.isRelevant(before) && !interview.isRelevant(node)
  }

  /// What the new version has against an answer, and the old one had not.
  private func fault(
    at address: Address, _ fate: MigrationReport.Fate, _ interview: Interview
  ) -> Failure? {
    if case .left = fate { return nil }
    guard let place = try? translation.place(of: address),
      let node = interview.node(at: place.address), let fault = interview.failure(node)
    else { return nil }
    switch fault {
    case .constraint, .notOffered, .notAlone, .malformed, .offScale:
      return draft.node(at: address).flatMap { draft.failure($0) } == fault ? nil : fault
    case .required, .unfinished, .putOff, .critical, .tooManyInstances: return nil
    }
  }

  /// Where it stood; an instance that is put aside has no position, so its identity stands there.
  private func path(_ address: Address) -> String {
    if let node = draft.node(at: address) { return draft.path(of: node) }
    return ([address.name] + address.instances.map { "#\($0)" }).joined(separator: " ")
  }
}
