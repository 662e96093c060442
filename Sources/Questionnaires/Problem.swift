/// One fault in a questionnaire: facts first; `Problem+Sentences.swift` and the folder `Sentences` put
/// them into words.
public struct Problem: Error, Sendable, Hashable {
  public let code: ProblemCode
  public let place: Place
  /// The item it concerns, as `knowledge/heard_oecs`.
  public let itemPath: String?

  public init(_ code: ProblemCode, at place: Place, item itemPath: String? = nil) {
    self.code = code
    self.place = place
    self.itemPath = itemPath
  }

  /// An error keeps the questionnaire from opening; a warning does not. Advice is about wording, and
  /// nobody fails by it.
  public enum Severity: String, Sendable { case error, warning, advice }
}

/// Where in a file, as editors count.
public struct Place: Sendable, Hashable {
  public let file: String
  public let line: Int
  public let column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
