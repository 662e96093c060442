import Interviews
import Records
import Values

/// What the screen knows of the sound recorder.
enum RecorderState: Sendable, Equatable {
  case off
  /// It was asked for and has not answered yet.
  case starting
  case running(file: String, since: Moment)
  /// It does not work: it is tried again when recording is wanted anew.
  case failed
}

/// Recording the sound of an interview, while its questionnaire, its respondent and the interviewer
/// want it.
extension InterviewScreen {
  var isRecording: Bool { if case .running = recorder { true } else { false } }

  /// After anything happened: starts or stops the recorder, and notes where a question begins.
  mutating func tendRecorder(
    after event: JournalEvent? = nil, _ now: Moment, into commands: inout [InterviewCommand]
  ) {
    if case .recording? = event { return }
    switch (recorder, interview.isRecordingWanted) {
    case (.off, true):
      recorder = .starting
      commands.append(.record)
    case (.running, false):
      endRecording(now, into: &commands)
      message = words[.recordingOff]
    case (.starting, false):
      recorder = .off
      commands.append(.stopRecording)
    case (.failed, false): recorder = .off
    case (.running, true):
      if case .visited(let address?)? = event { noteReached(address, now, into: &commands) }
    case (.off, false), (.starting, true), (.failed, true): break
    }
  }

  /// Before the interview ends or is left: the file is closed at this moment.
  /// Whoever leaves an interview, in whatever way, is recorded no more.
  ///
  /// - Parameter asks: whether somebody is there who can be asked whether it is meant.
  mutating func ended(
    _ commands: [InterviewCommand], _ now: Moment, asks: Bool = true
  ) -> [InterviewCommand] {
    var commands = asks ? askingFirst(commands) : commands
    if commands.contains(where: \.isLeaving) {
      endRecording(now, into: &commands)
    }
    return commands
  }

  mutating func endRecording(_ now: Moment, into commands: inout [InterviewCommand]) {
    if recorder == .starting { commands.append(.stopRecording) }
    if case .running(let file, let since) = recorder {
      commands.append(.stopRecording)
      let milliseconds = Self.milliseconds(from: since, to: now)
      apply(.recording(.ended(file: file, milliseconds: milliseconds)), now, into: &commands)
    }
    recorder = .off
  }

  /// The recorder runs.
  mutating func take(recording file: String, _ now: Moment) -> [InterviewCommand] {
    var commands: [InterviewCommand] = []
    guard recorder == .starting else { return [.stopRecording] }
    recorder = .running(file: file, since: now)
    apply(.recording(.began(file: file)), now, into: &commands)
    if let node = focusNode {
      noteReached(interview.address(of: node), now, into: &commands)
    }
    message = words[.recordingOn]
    return commands
  }

  /// There is no recorder, or it ended by itself: it is said, and the interview goes on.
  mutating func take(
    recordingFailure failure: Recording.Failure, _ now: Moment
  ) -> [InterviewCommand] {
    var commands: [InterviewCommand] = []
    guard recorder != .off else { return [] }
    if case .running(let file, let since) = recorder {
      let milliseconds = Self.milliseconds(from: since, to: now)
      apply(.recording(.ended(file: file, milliseconds: milliseconds)), now, into: &commands)
    }
    recorder = .failed
    apply(.recording(.failed(failure)), now, into: &commands)
    let said: Phrase =
      switch failure {
      case .missing: .recorderMissing
      case .unstartable: .recorderUnstartable
      case .died: .recorderDied
      }
    // That the program died is said whatever else is.
    let before = message == words[.messageCutOff] ? message + " " : ""
    message = before + words[said]
    return commands
  }

  /// Said where the respondent is asked whether they may be recorded, before anything is promised.
  func soundWarning(at node: NodeID) -> String? {
    guard !devices.hasRecorder, interview.beginning.mode != .casi,
      interview.item(node).name == interview.form.questionnaire.recording?.consent.value
    else { return nil }
    return "! " + words[.recorderAbsent]
  }

  private mutating func noteReached(
    _ address: Address, _ now: Moment, into commands: inout [InterviewCommand]
  ) {
    guard case .running(let file, let since) = recorder else { return }
    let place = Recording.reached(
      address, file: file, milliseconds: Self.milliseconds(from: since, to: now))
    apply(.recording(place), now, into: &commands)
  }

  /// A clock that is set back must not give a place before the beginning.
  private static func milliseconds(from start: Moment, to end: Moment) -> Int {
    Int(max(0, end.milliseconds - start.milliseconds))
  }
}
