import Interviews
import JSONDocuments
import Records
import Sealing
import Simulations
import Store

/// A store that holds nothing but interviews that nobody gave. Each of them says so itself, in its
/// interviewer and its device, so that it can be told wherever its record goes.
struct SimulatedStore {
  private let store: Store
  private let open: OpenQuestionnaire

  /// Makes the store in a new or empty folder, or opens one that holds simulated interviews and
  /// nothing else: an empty store may be where real ones are about to be kept.
  init(_ directory: String, _ open: OpenQuestionnaire) throws {
    let isNew = Files.names(in: directory).isEmpty
    store = try Store(directory: directory)
    self.open = open
    guard try isNew || Self.isSimulated(store) else {
      throw Refusal(
        "\(directory): is a store for real interviews, and simulated ones are not mixed with them; "
          + "name a new folder with --into")
    }
    let known = try store.questionnaires(id: open.key.id, version: open.key.version)
    guard known.allSatisfy({ $0.key.hash == open.key.hash }) else {
      throw Refusal(
        "\(directory): holds interviews on '\(open.key.id)' version '\(open.key.version)' with "
          + "other content; name a new folder with --into")
    }
  }

  /// The whole journal and the record, as a real interview leaves them.
  func keep(_ held: SimulatedInterview) throws {
    let entries = held.interview.entries
    guard let first = entries.first, let last = entries.last, entries.count > 1 else { return }
    do throws(StoreFault) {
      try store.begin(held.id, questionnaire: open.key, bytes: open.bytes, entry: first)
    } catch .alreadyBegun {
      throw Refusal(
        "these interviews are in \(store.directory) already; take another --seed, or a new folder")
    }
    try store.append(Array(entries.dropFirst().dropLast()), to: held.id, summary: "")
    let record = held.interview.record(id: held.id, questionnaire: open.key)
    let frozen = try FrozenRecord(
      id: held.id, bytes: JSONWriter.bytes(record.json), digest: sha256)
    try store.finalize(held.id, entry: last, record: frozen, summary: "")
  }

  private static func isSimulated(_ store: Store) throws -> Bool {
    let records = try store.records()
    let drafts = try store.drafts()
    guard !records.isEmpty || !drafts.isEmpty else { return false }
    for record in records {
      guard isMark(try record.interview().device) else { return false }
    }
    for draft in drafts {
      guard case .began(let beginning) = try store.journal(of: draft.id).first?.event,
        isMark(beginning.device)
      else { return false }
    }
    return true
  }

  private static func isMark(_ device: String?) -> Bool { device == Simulation.interviewer }
}
