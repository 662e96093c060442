/// How an export is written. Which interviews are in it is decided by whoever gives the records.
public struct ExportOptions: Sendable, Hashable {
  public var format: ExportFormat
  /// Writes the labels of choices in this language instead of their names. A label that is not
  /// translated is written in the questionnaire's first language. JSON Lines always holds names.
  public var labelLanguage: String?
  public var personalData: PersonalData
  /// Writes the interviewer's notes. They are left out otherwise: nobody marks a note as personal,
  /// and it is where «spoke to Ms Joseph, second house after the church» is written down.
  public var includesNotes: Bool
  /// Gives each choice of a `select_multiple` a column of its own with 0 and 1, as statistics
  /// programs need it, beside the column with all that was chosen.
  public var splitsMultiple: Bool
  /// LF unless asked: every program that reads CSV takes it, and `cut`, `awk` and `diff` see no
  /// stray character in the last column.
  public var lineEnd: LineEnd
  /// Begins CSV with U+FEFF. Excel takes a file for UTF-8 only then; R, Stata and `awk` read it as
  /// part of the first column's name, so it is left out unless asked for.
  public var hasByteOrderMark: Bool

  public init(
    format: ExportFormat = .csv, labelLanguage: String? = nil,
    personalData: PersonalData = .leftOut,
    includesNotes: Bool = false, splitsMultiple: Bool = true, lineEnd: LineEnd = .lf,
    hasByteOrderMark: Bool = false
  ) {
    self.format = format
    self.labelLanguage = labelLanguage
    self.personalData = personalData
    self.includesNotes = includesNotes
    self.splitsMultiple = splitsMultiple
    self.lineEnd = lineEnd
    self.hasByteOrderMark = hasByteOrderMark
  }
}
