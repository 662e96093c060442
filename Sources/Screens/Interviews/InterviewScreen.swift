import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// One interview on screen: where the person is, what is being typed, what lies over it. All that is
/// worth keeping is in `interview`; this is gone with the screen.
struct InterviewScreen {
  let id: String
  let key: QuestionnaireKey
  var interview: Interview
  var stop: Stop
  var body: Body
  var overlay: Overlay?
  var message: String
  /// What is wrong with the answer, between question and answer.
  var complaint: String?
  /// Set while an answer is being changed from the list of all answers: going on leads back there.
  var returnsToCheck = false
  /// A further language that questions are shown in beside the interview's own.
  var secondLanguage: String?
  /// Whether sound is recorded.
  var recorder = RecorderState.off
  /// What is known of files outside.
  var files = FilesOutside()
  /// What is connected.
  let devices: HomeFacts.Devices
  /// Whether its answers are in memory alone: who leaves it destroys it.
  let isFleeting: Bool
  /// Whether somebody said that it is to be destroyed.
  var isGivenUp = false
  /// When text was last typed that is not kept yet.
  var typedAt: Moment?
  let table: KeyTable
  /// The words of the program's own language.
  var programWords: Catalogue
  /// The place that was shown before going on: the next one is not shown as less.
  var progressMark = 0

  /// Half-typed text is kept after this long without a key.
  static let patience: Int64 = 2000

  init(
    _ id: String, _ key: QuestionnaireKey, _ interview: Interview, isResumed: Bool,
    wasCutOff: Bool = false, _ size: Size,
    _ now: Moment, words programWords: Catalogue, table: KeyTable = .standard,
    devices: HomeFacts.Devices = HomeFacts.Devices(), isFleeting: Bool = false
  ) {
    self.id = id
    self.key = key
    self.interview = interview
    self.table = table
    self.devices = devices
    self.isFleeting = isFleeting
    self.programWords = programWords
    stop = interview.currentStop
    let words = Self.words(programWords, interview).fleeting(isFleeting)
    let situation = Situation(
      interview: interview, words: words, now: now, size: size, devices: devices)
    body = Body(stop, situation)
    message = isFleeting ? words[.fleetingBegun] : ""
    if isResumed, let last = interview.entries.last {
      message = wasCutOff ? words[.messageCutOff] : words(.messageResumed, clock(last.at))
    }
    if isResumed { focusOnVisited(situation) }
    if interview.isPaused { overlay = .paused }
  }

  /// The program speaks its own language to an interviewer, the respondent's to whoever answers
  /// alone.
  var words: Catalogue { Self.words(programWords, interview).fleeting(isFleeting) }

  private static func words(_ programWords: Catalogue, _ interview: Interview) -> Catalogue {
    interview.beginning.mode == .casi ? .matching(interview.language) : programWords
  }

  func situation(_ now: Moment, _ size: Size) -> Situation {
    Situation(
      interview: interview, words: words, now: now, size: size, secondLanguage: secondLanguage,
      files: files, devices: devices)
  }

  private mutating func focusOnVisited(_ situation: Situation) {
    guard let visited = interview.visited, let node = interview.node(at: visited) else { return }
    focus(on: node, situation)
  }

  /// What the lists around interviews show of this one, and when it began.
  var summary: DraftSummary { DraftSummary(interview, at: stop, progress) }

  /// Which question this is, of about how many: while the person goes on, the first number never
  /// falls, whatever branches open and close; going back and jumping show the place as it is.
  var progress: (place: Int, count: Int) {
    let (place, count) = interview.progress(at: stop, row: focusNode)
    let shown = max(place, progressMark)
    return (shown, max(shown, count))
  }

  /// Says what a new interview took over from another one, and what not.
  mutating func tell(_ basing: Interview.Basing) {
    message = words(.messageNewFrom, basing.copied, basing.leftOut.count)
    guard !basing.leftOut.isEmpty else { return }
    let names = basing.leftOut.map { Markup.plain(interview.wording(of: interview.form.items[$0])) }
    overlay = .help(HelpPage(words(.messageLeftOut, ""), names))
  }
}
