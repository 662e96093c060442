import Records
import Values

/// What the kiosk's screens ask of the program around them. Carried out in order, before the next key
/// is read.
public enum KioskOrder: Sendable {
  /// Begin an interview; answered by `.opened`.
  case begin(language: String, answeredBefore: Bool)
  /// Open the interview that was parked under a code; answered by `.opened` or `.noSuchCode`.
  case unpark(code: String)
  case save(id: String, [JournalEntry], DraftSummary)
  /// Keep the last entry and freeze the record; answered by `.finished`.
  case freeze(id: String, JournalEntry, InterviewRecord, KioskEnd)
  /// Destroy an interview that is not finished.
  case discard(id: String)
  /// The program is to end in the middle of an interview: destroy it, unless it was parked before; then it
  /// waits on under its code.
  case abandon
  /// Keep an interview for its owner; answered by `.parked`.
  case park(id: String)
  /// Nothing of the person before may stay: not on the terminal, not in memory.
  case wipe
  /// Print these lines; answered by `.printed`.
  case printOut([String])
  /// Hold the interview line by line from here on.
  case plain
  /// Judge the PIN; answered by `.pin`.
  case unlock(pin: String)
  /// Give the facts of the staff page anew.
  case refresh
  /// Send what is finished, without keeping the keys waiting.
  case send
  case redraw
  /// End the program.
  case leave
}

/// The one way in which an interview that began at a kiosk ends.
public enum KioskEnd: String, Sendable, Hashable, CaseIterable {
  /// To its end, also where somebody declined or was not meant.
  case finished
  /// What was answered before somebody went away is kept.
  case partial
  /// Nothing of it is left.
  case discarded
  /// Waits for its owner, who has the code.
  case parked
}
