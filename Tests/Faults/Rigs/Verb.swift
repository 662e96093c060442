import Records
import Sealing
import Store

/// Something that a program asks of its store.
enum Verb: Sendable, Hashable {
  case begin(String)
  case append([JournalEntry], to: String)
  case finish(String, JournalEntry, FrozenRecord, seals: Bool)
  case discard(String)
  case protect(String?)

  func perform(on store: Store, study: StudyKey) throws(StoreFault) {
    switch self {
    case .begin(let id):
      try store.begin(
        id, questionnaire: Specimens.survey, bytes: Specimens.surveyBytes, entry: Specimens.began)
    case .append(let entries, let id): try store.append(entries, to: id, summary: "Ana")
    case .finish(let id, let entry, let record, let seals):
      try store.finalize(
        id, entry: entry, record: record, summary: "Ana", to: seals ? [study] : [])
    case .discard(let id): try store.discard(id, at: Specimens.moment(0))
    case .protect(let passphrase): try store.protect(with: passphrase, cost: .least)
    }
  }
}
