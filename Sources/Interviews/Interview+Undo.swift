import Records

/// Taking changes back, and bringing them back: without end, from the journal, so that a restart
/// changes nothing about it.
extension Interview {
  /// The sequence number of the last change that still counts. What was done in one act is one change.
  public var undoable: Int? {
    let last = entries.last { $0.event.isChange && !undone.contains($0.sequence) }
    guard let sequence = last?.sequence else { return nil }
    return Self.companion(of: sequence - 1, in: entries) == sequence ? sequence - 1 : sequence
  }

  /// The sequence number of the last undoing, while nothing has been changed since; to be given to
  /// `JournalEvent.undone`, which brings the change back.
  public var redoable: Int? {
    for entry in entries.reversed() {
      guard case .undone = entry.event else {
        if entry.event.isChange { return nil }
        continue
      }
      // An undoing that was itself taken back is over, and so is what took it back.
      if !undone.contains(entry.sequence), undoes(entry) { return entry.sequence }
    }
    return nil
  }

  /// The entry that an undoing is about: the change that was taken back, or brought back.
  public func change(undoneBy sequence: Int) -> JournalEntry? {
    guard let entry = Self.entry(sequence, in: entries) else { return nil }
    guard case .undone(let target) = entry.event else { return entry }
    return change(undoneBy: target)
  }

  /// Whether the change that an undoing of this entry is about answered a question whose answer is
  /// read-only by now: what locks answers also keeps them from being taken back, itself among them.
  func isLocked(_ sequence: Int) -> Bool {
    guard let address = change(undoneBy: sequence)?.event.answeredAddress,
      let node = node(at: address)
    else { return false }
    return isReadOnly(node)
  }

  /// Whether it takes a change back, and does not bring one back.
  private func undoes(_ entry: JournalEntry) -> Bool {
    guard case .undone(let target) = entry.event else { return false }
    return Self.entry(target, in: entries)?.event.isChange ?? false
  }

  // MARK: What no longer counts

  /// The sequence numbers of all entries that no longer count: what was undone, and the half-typed
  /// text on the way to it.
  static func undone(in entries: [JournalEntry]) -> Set<Int> {
    var undone: Set<Int> = []
    for case .undone(let target) in entries.lazy.map(\.event) {
      if case .undone(let change)? = entry(target, in: entries)?.event { undone.remove(change) }
      undone.insert(target)
    }
    guard !undone.isEmpty else { return undone }
    return undone.union(
      undone.flatMap { sequence in
        typing(towards: sequence, in: entries, undone)
          + (companion(of: sequence, in: entries).map { [$0] } ?? [])
      })
  }

  /// The entry that moved the codes of a verbatim with its words, when it was changed: somebody who
  /// takes the words back means both.
  private static func companion(of sequence: Int, in entries: [JournalEntry]) -> Int? {
    guard let entry = entry(sequence, in: entries), case .answered(let address, _) = entry.event,
      let next = self.entry(sequence + 1, in: entries), next.at == entry.at,
      case .marked(address, .tags) = next.event
    else { return nil }
    return next.sequence
  }

  /// The texts that were typed before an answer, since the one before it.
  private static func typing(
    towards sequence: Int, in entries: [JournalEntry], _ undone: Set<Int>
  ) -> [Int] {
    // A reason was not typed: the text that it took the place of is there again.
    guard let event = entry(sequence, in: entries)?.event, case .answered(let address, _) = event
    else { return [] }
    var typing: [Int] = []
    for entry in entries[..<(sequence - entries[0].sequence)].reversed() {
      if case .typed(address, _, _) = entry.event { typing.append(entry.sequence) }
      if entry.event.answeredAddress == address, !undone.contains(entry.sequence) { break }
    }
    return typing
  }

  private static func entry(_ sequence: Int, in entries: [JournalEntry]) -> JournalEntry? {
    guard let first = entries.first?.sequence else { return nil }
    let index = sequence - first
    return entries.indices.contains(index) ? entries[index] : nil
  }
}

extension JournalEvent {
  /// Whether it changes what is kept of an interview, so that it can be taken back.
  public var isChange: Bool {
    switch self {
    case .answered, .declined, .noted, .marked, .instanceAdded, .instanceRemoved: true
    case .began, .typed, .visited, .languageChanged, .sitting, .undone, .leftBehind, .finalized,
      .attached, .recording:
      false
    }
  }

  fileprivate var answeredAddress: Address? {
    switch self {
    case .answered(let address, _), .declined(let address, _): address
    default: nil
    }
  }
}
