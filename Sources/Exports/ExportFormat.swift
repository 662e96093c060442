/// What an export is written as, by the word that the command line uses.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// Comma-separated values: one file for the interviews and one for each repeat.
  case csv
  /// JSON Lines: one interview a line, as `canvass show --json` prints it.
  case jsonl
}

/// What stands at the end of a line.
public enum LineEnd: String, Sendable, Hashable, CaseIterable {
  case lf
  case crlf

  var bytes: [UInt8] {
    switch self {
    case .lf: [0x0A]
    case .crlf: [0x0D, 0x0A]
    }
  }
}
