import Interviews
import Records

/// What the screens ask of the program around them, in the imperative. Carried out in order, before
/// the next key is read.
public enum Command {
  /// Open a new interview on an installed questionnaire; answered by `.opened`.
  case begin(questionnaire: String, language: String, isPractice: Bool)
  /// Open a new interview with the answers of another one; answered by `.openedFrom`.
  case beginFrom(id: String, language: String)
  /// Open an unfinished interview; answered by `.opened`.
  case resume(id: String)
  /// Put the entries on disk, durably; answered by nothing, or by `.notSaved`.
  case save(id: String, [JournalEntry], DraftSummary)
  /// Keep the last entry and freeze the record, in one transaction.
  case freeze(id: String, JournalEntry, InterviewRecord)
  /// Keep an interview that the store does not take in a folder on another medium; answered by
  /// `.rescued` or `.notRescued`.
  case rescue(Endangered, folder: String)
  /// Send what is finished; answered by `.sending` and `.sent`.
  case send
  /// Keep how somebody wants the program to be; answered by nothing, or by `.failed`.
  case keep(Preferences)
  /// Look which of the installed questionnaires have errors; answered by `.examined`.
  case examine
  /// Give the facts of home anew.
  case refreshHome
  case redraw
  case bell
  /// Read the place from a receiver, without keeping the keys waiting; answered by `.located`.
  case locate
  /// Look up the names in a folder, without keeping the keys waiting; answered by `.listed`.
  case list(folder: String)
  /// Copy a file beside the interview, without keeping the keys waiting; answered by `.attaching` on
  /// the way and `.attached` or `.notAttached` at the end.
  case attach(FileRequest)
  /// Start the sound recorder; answered by `.recording`, or by `.notRecording`, then or later.
  case record(id: String)
  /// Stop the recorder, if it runs, and let it close its file.
  case stopRecording
  /// Stop copying: the interview is left, and nobody waits for the file any more.
  case dropFile
  /// End the program.
  case leave
  /// End the program although the disk did not take everything.
  case giveUp
}

/// What came of a command.
public enum Reply {
  case home(HomeFacts)
  /// The names of the questionnaires that no interview can be held on, for their errors.
  case examined(faulty: Set<String>)
  /// An interview is open: a new one, or one that is gone on with, which may have been open when the
  /// program died.
  case opened(
    id: String, QuestionnaireKey, Interview, isResumed: Bool, wasCutOff: Bool = false)
  /// A new interview with the answers of another one, and what was taken over.
  case openedFrom(id: String, QuestionnaireKey, Interview, Interview.Basing)
  /// The interview is finished and on disk.
  case finished(Farewell)
  /// Something could not be done; the sentence says what, and what to do.
  case failed(Told)
  /// These could not be kept: they are given again when the person has made room.
  case notSaved([Command], Told)
  /// The whole interview is in this file; without protection that opens on this device alone.
  case rescued(file: String, isProtected: Bool)
  case notRescued(Told)
  /// `lat lon alt acc`, as far as the receiver knows them; nil where there is none, or it sees no sky.
  case located(String?)
  case listed(FolderListing)
  /// Sound is written to this file from now on.
  case recording(id: String, file: String)
  /// No sound is recorded, or no longer.
  case notRecording(id: String, Recording.Failure)
  /// How many bytes of a file are copied, and how many there are.
  case attaching(FileRequest, done: Int, total: Int)
  /// The copy is on disk.
  case attached(FileRequest, Attachment)
  case notAttached(FileRequest, FileRefusal)
  case sending(done: Int, count: Int)
  /// The end of sending: how many went, how many wait, and what else there is to say.
  case sent(Int, left: Int, remarks: [Told])
}
