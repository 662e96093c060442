import Records
import Sealing
import Store

/// What a store has acknowledged, as somebody outside it remembers it.
struct Memory: Sendable, Hashable {
  enum Held: Sendable, Hashable {
    case draft([JournalEntry])
    case finished([JournalEntry], FrozenRecord)
    /// Finished, and sealed to the study's key.
    case sealed(FrozenRecord)
    case discarded
  }

  private(set) var interviews: [String: Held] = [:]
  private(set) var passphrase: String?
  /// How often the store said that it was done.
  private(set) var acknowledged = 0

  mutating func take(_ verb: Verb) {
    acknowledged += 1
    switch verb {
    case .begin(let id): interviews[id] = .draft([Specimens.began])
    case .append(let entries, let id): interviews[id] = .draft(journal(of: id) + entries)
    case .finish(let id, let entry, let record, let seals):
      interviews[id] = seals ? .sealed(record) : .finished(journal(of: id) + [entry], record)
    case .discard(let id): interviews[id] = .discarded
    case .protect(let passphrase): self.passphrase = passphrase
    }
  }

  /// The drafts, in an order that does not change from run to run.
  var drafts: [String] {
    interviews.keys.sorted().filter { if case .draft = interviews[$0] { true } else { false } }
  }

  func journal(of id: String) -> [JournalEntry] {
    if case .draft(let entries) = interviews[id] { entries } else { [] }
  }
}

extension Memory {
  /// How much of what was acknowledged is not in the store: entries, records and disposals. All of it
  /// where the store does not open.
  func lost(from store: Store, study: StudyKeyPair) -> Int {
    guard opens(store) else { return max(1, acknowledged) }
    let outbox = Set((try? store.outbox().map(\.key.id)) ?? [])
    return interviews.reduce(0) { lost, interview in
      let (id, held) = interview
      switch held {
      case .draft(let entries): return lost + missing(entries, store, id)
      case .finished(let entries, let record):
        let isThere = (try? store.record(id)?.record) == record && outbox.contains(id)
        return lost + missing(entries, store, id) + (isThere ? 0 : 1)
      case .sealed(let record):
        return lost + (outbox.contains(id) && isSealed(record, store, id, study) ? 0 : 1)
      case .discarded: return lost + ((try? store.interview(id)) == .some(nil) ? 0 : 1)
      }
    }
  }

  private func opens(_ store: Store) -> Bool {
    guard let passphrase else { return !store.isLocked }
    guard (try? store.protection()) == .passphrase else { return false }
    return (try? store.unlock(passphrase)) != nil
  }

  private func missing(_ entries: [JournalEntry], _ store: Store, _ id: String) -> Int {
    guard let found = try? store.journal(of: id) else { return entries.count }
    if found == entries { return 0 }
    let common = zip(found, entries).prefix { $0 == $1 }.count
    return max(1, entries.count - common)
  }

  private func isSealed(
    _ record: FrozenRecord, _ store: Store, _ id: String, _ study: StudyKeyPair
  ) -> Bool {
    guard let kept = try? store.record(id), kept.isSealed, let frozen = try? kept.frozen(),
      let opened = try? SealedRecord(json: frozen.bytes).open(with: study)
    else { return false }
    do throws(StoreFault) {
      _ = try store.journal(of: id)
      return false
    } catch {
      return error == .keyDestroyed(id: id) && opened.bytes == record.bytes
    }
  }
}
