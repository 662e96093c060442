import Interviews
import Questionnaires
import Records

/// What stands said in a draft: for each address its answer or reason, its half-typed text and its
/// note, by the entry that said it last. Read from the journal, so that answers which do not count as
/// things stand are there too.
struct Said {
  /// An answer and a reason have one place between them.
  struct Slot: Hashable {
    enum Kind: Hashable { case answer, typed, note, flag, tags, probe(Int), confirmation(Int) }

    let address: Address
    let kind: Kind
  }

  /// The entry that spoke last, also where it took something back.
  private(set) var last: [Slot: Int] = [:]
  /// Where something stands.
  private(set) var standing: Set<Slot> = []
  /// When somebody was at a question.
  private(set) var visits: [Address: JournalEntry] = [:]
  /// What somebody has answered, whatever stands there now.
  private(set) var answered: Set<Address> = []
  private let form: Form

  init(_ draft: Interview) {
    form = draft.form
    for entry in draft.entries
    where !draft.undone.contains(entry.sequence) && draft.passedOver[entry.sequence] == nil {
      take(entry)
    }
  }

  private mutating func take(_ entry: JournalEntry) {
    switch entry.event {
    case .answered(let address, let text):
      answered.insert(address)
      say(Slot(address: address, kind: .answer), entry, stands: !text.isEmpty)
      standing.remove(Slot(address: address, kind: .typed))
    case .declined(let address, _):
      say(Slot(address: address, kind: .answer), entry, stands: true)
      standing.remove(Slot(address: address, kind: .typed))
    case .typed(let address, let text, _):
      say(Slot(address: address, kind: .typed), entry, stands: !text.isEmpty)
    case .noted(let address, let text):
      say(Slot(address: address, kind: .note), entry, stands: !text.isEmpty)
    case .instanceRemoved(let address, let identity): remove(identity, of: address)
    case .visited(let address?): visits[address] = visits[address] ?? entry
    case .marked(let address, let mark): take(mark, at: address, entry)
    case .began, .instanceAdded, .visited(nil), .languageChanged, .sitting, .undone,
      .leftBehind, .attached, .recording, .finalized:
      break
    }
  }

  private mutating func take(_ mark: Mark, at address: Address, _ entry: JournalEntry) {
    switch mark {
    case .flag(let flag):
      say(Slot(address: address, kind: .flag), entry, stands: flag != nil)
    case .probe(let probe, let isAsked):
      say(Slot(address: address, kind: .probe(probe)), entry, stands: isAsked)
    case .tags(let tags):
      say(Slot(address: address, kind: .tags), entry, stands: !tags.isEmpty)
    case .confirmation(let check, _):
      say(Slot(address: address, kind: .confirmation(check)), entry, stands: true)
    }
  }

  private mutating func say(_ slot: Slot, _ entry: JournalEntry, stands: Bool) {
    last[slot] = entry.sequence
    if stands { standing.insert(slot) } else { standing.remove(slot) }
  }

  /// What was said in an instance goes with it.
  private mutating func remove(_ identity: Int, of address: Address) {
    guard let around = form.item(named: address.name) else { return }
    let instance = address.instances + [identity]
    for slot in last.keys where slot.address.instances.starts(with: instance) {
      guard let item = form.item(named: slot.address.name), item.id > around.id,
        item.id < around.end
      else { continue }
      last[slot] = nil
      standing.remove(slot)
    }
  }

  /// The entries that say what stands, or that nothing does: those that matter.
  var speaking: Set<Int> { Set(last.values) }

  func hasAnswer(at address: Address) -> Bool {
    last[Slot(address: address, kind: .answer)] != nil
  }
}
