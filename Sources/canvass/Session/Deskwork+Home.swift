import Records
import Screens
import Store
import Values

/// What home and the screens around interviews show.
extension Deskwork {
  func facts() throws(StoreFault) -> HomeFacts {
    let now = Surroundings.now()
    let installed = library.installed()
    // A draft that somebody without the key made practice is none: opening it says what is wrong.
    let kept = try store.interviews().filter { interview in
      interview.successor == nil
        && (interview.state == .draft
          ? !(interview.isPractice && interview.isSound) : interview.isSound)
    }
    func shown(_ interview: InterviewSummary) -> HomeFacts.Draft {
      HomeFacts.Draft(
        id: interview.id,
        titles: installed.first { $0.name == interview.questionnaire.id }?.titles
          ?? ["": interview.questionnaire.id],
        summary: DraftSummary(text: interview.summary),
        lastWorked: interview.updated, state: interview.state.shown,
        isDeclined: interview.disposition.map(Outcome.isRefusal) ?? false)
    }
    let drafts = kept.filter { $0.state == .draft }
    let today = Moment(day: now.day, millisecondOfDay: 0, offsetMinutes: now.offsetMinutes)
    let finished = try store.dispositions(since: today)
    let refused = finished.filter { Outcome.isRefusal($0.key) }.values.reduce(0, +)
    let received = try store.lastReceived()
    let outbox = try store.outbox()
    return HomeFacts(
      questionnaires: installed, drafts: drafts.map(shown),
      finished: kept.filter { $0.state != .draft }.prefix(Self.mostFinished).map(shown),
      unsentCount: outbox.waiting, refusedCount: outbox.setAside.count,
      day: DayAtWork(
        done: finished.values.reduce(0, +) - refused, unfinished: drafts.count, refused: refused),
      lastSent: received.map { last in
        LastSent(
          at: Moment(milliseconds: last.at.milliseconds, offsetMinutes: now.offsetMinutes),
          count: last.count)
      },
      lastSync: try lastSync(now),
      today: now.day, interviewer: interviewer,
      hasCollector: settings.value(nil, "collector") != nil,
      isProtected: try store.protection() == .passphrase, isReadOnly: store.isReadOnly,
      isFleeting: custody == .memory,
      secondCopy: secondCopy,
      preferences: preferences,
      devices: HomeFacts.Devices(
        hasRecorder: SoundRecorder.isAt(settings.value(nil, "recorder")),
        hasReceiver: Receiver.isThere))
  }

  /// How the last sending went, by the clock of now.
  func lastSync(_ now: Moment) throws(StoreFault) -> LastSync? {
    try store.lastSync().map { sync in
      LastSync(
        at: Moment(milliseconds: sync.at.milliseconds, offsetMinutes: now.offsetMinutes),
        sent: sync.sent, left: sync.left, fault: Told(outcomeOfSync: sync.outcome))
    }
  }

  /// More finished interviews than these are found by `canvass list`.
  private static let mostFinished = 50

  /// Keeps how somebody wants the program to be.
  mutating func prefer(_ wanted: Preferences) throws(Refusal) {
    let before = preferences
    preferences = wanted
    interviewer = wanted.interviewer.isEmpty ? nil : wanted.interviewer
    try settings.save(wanted, instead: before)
    settings = try Settings()
  }
}

extension InterviewRecord.State {
  fileprivate var shown: HomeFacts.Draft.State {
    switch self {
    case .draft: .unfinished
    case .finalized: .finished
    case .sent: .sent
    }
  }
}
