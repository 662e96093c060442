import Interviews
import Records
import Screens
import Store

/// New interviews that begin with the answers of another one.
extension Deskwork {
  /// Begins an interview with the answers of another one of this device, finished or not, on the
  /// version of its questionnaire that is installed now.
  func begin(from id: String, language: String) throws -> Reply {
    guard let summary = try store.interview(id) else { throw StoreFault.unknownInterview(id: id) }
    guard try !store.journal(of: id).isEmpty else {
      throw Refusal("no answers were kept of interview '\(id)', so there is nothing to begin from")
    }
    let (ownForm, source) = try interview(id, summary.questionnaire)
    let open = try installed(summary.questionnaire.id) ?? ownForm
    try refuseOtherContent(open)
    let spoken = open.form.languages.contains(source.language) ? source.language : language
    let beginning = Beginning(
      language: open.form.language(for: spoken), mode: mode, interviewer: interviewer,
      device: Surroundings.hostName, seed: Surroundings.newSeed(), basedOn: id,
      questionnaire: open.key.hash)
    let (interview, effects, basing) = try Interview.begin(
      open.form, beginning, from: source, at: Surroundings.now())
    let new = Surroundings.newInterviewID()
    try keep(effects, of: interview, as: new, open)
    return .openedFrom(id: new, open.key, interview, basing)
  }

  private func installed(_ id: String) throws -> OpenQuestionnaire? {
    guard library.installed().contains(where: { $0.name == id }) else { return nil }
    return try library.open(id)
  }

  private func keep(
    _ effects: [Effect], of interview: Interview, as id: String, _ open: OpenQuestionnaire
  ) throws {
    var entries: [JournalEntry] = []
    for case .save(let entry) in effects { entries.append(entry) }
    try store.begin(
      id, questionnaire: open.key, bytes: open.bytes, journal: entries,
      summary: DraftSummary(beginning: interview).text, custody: custody)
  }
}
