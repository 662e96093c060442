import Questionnaires

/// What becomes of the answers of a question that is given another type.
enum Retyping: Sendable, Hashable {
  /// There are none: nobody is asked.
  case nothing
  /// Every answer can be written as one of the new type, and says the same.
  case keeps
  /// Some can, as they stand; the others cannot.
  case mayLose
  case loses

  init(from old: ItemType, to new: ItemType) {
    if old == new {
      self = .keeps
    } else if !old.holdsAnswers {
      self = .nothing
    } else if !new.holdsAnswers {
      self = .loses
    } else {
      self = Self.between(old, new)
    }
  }

  private static func between(_ old: ItemType, _ new: ItemType) -> Retyping {
    switch (old, new) {
    case (_, .text), (_, .barcode), (_, .hidden): .keeps
    case (.integer, .decimal), (.range, .decimal): .keeps
    case (.selectOne, .selectMultiple): .keeps
    // What lies beyond a scale, or between its steps, has no place on it.
    case (.integer, .range), (.decimal, .range): .mayLose
    case (.decimal, .integer), (.range, .integer), (.datetime, .date): .mayLose
    case (.selectMultiple, .selectOne), (.rank, .selectMultiple): .mayLose
    case (.text, let new), (.barcode, let new), (.hidden, let new):
      canBeWritten(as: new) ? .mayLose : .loses
    default: old.isMedium && new.isMedium ? .keeps : .loses
    }
  }

  /// Whether a text may happen to write an answer of that type.
  private static func canBeWritten(as type: ItemType) -> Bool {
    switch type {
    case .integer, .decimal, .range, .date, .time, .datetime, .selectOne, .selectMultiple: true
    default: false
    }
  }
}

extension ItemType {
  /// Whether the answer is the name of a stored file.
  fileprivate var isMedium: Bool {
    self == .file || self == .image || self == .audio || self == .video
  }
}
