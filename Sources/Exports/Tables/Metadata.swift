import Records

/// What is known of an interview beside its answers. The columns begin with `meta_`: questions are
/// called `state`, `language` and `disposition` too often for the bare words.
enum Metadata: String, Sendable, CaseIterable {
  case version = "meta_version"
  case state = "meta_state"
  case disposition = "meta_disposition"
  case language = "meta_language"
  case mode = "meta_mode"
  case interviewer = "meta_interviewer"
  case device = "meta_device"
  case started = "meta_started"
  case finalized = "meta_finalized"
  case activeSeconds = "meta_active_seconds"

  func cell(of record: InterviewRecord) -> Cell {
    switch self {
    case .version: .text(record.questionnaire.version)
    case .state: .text(record.state.rawValue)
    case .disposition: record.disposition.map(Cell.text) ?? .empty
    case .language: .text(record.language)
    case .mode: .text(record.mode.rawValue)
    case .interviewer: record.interviewer.map(Cell.text) ?? .empty
    case .device: record.device.map(Cell.text) ?? .empty
    case .started: .text(record.started.description)
    case .finalized: record.finalized.map { .text($0.description) } ?? .empty
    case .activeSeconds: .number(String(record.activeSeconds))
    }
  }
}
