import JSONDocuments

/// A standard module as its reference has it: what a group that is locked to it is held against.
///
/// The reference stands in `modules/NAME.json` beside the questionnaire, or, where a questionnaire is
/// kept as one text, under its `modules`.
public struct StandardModule: Sendable, Hashable {
  public let name: String
  /// The languages whose wording it fixes.
  public let languages: [String]
  public let choiceLists: [ChoiceList]
  public let items: [Item]
  /// Whether it was read from a file of its own.
  public let isFile: Bool
  /// All of it, as it is written into a questionnaire that is to depend on no file.
  let document: JSONValue

  /// The file beside the questionnaire that holds the reference of a module.
  static func file(of name: String) -> String { "modules/\(name).json" }
}

/// In what a locked group is not its module.
public enum LockedDifference: Sendable, Hashable {
  /// The reference has these words, nil: none.
  case wording(key: String, language: String, reference: String?)
  /// The name of the item that the reference has at this place.
  case order(reference: String)
  case type(reference: ItemType)
  case choices(Choices)
  case itemMissing(String)
  case itemAdded(String)
  /// It is asked under a condition, where the reference asks it whenever it asks the others.
  case condition

  /// In what a question's choices are not those of its module.
  public enum Choices: Sendable, Hashable {
    case missing(String)
    case added(String)
    /// The name of the choice that the reference has where this one stands.
    case order(String, reference: String)
    case wording(String, language: String, reference: String)
    /// A key that hides choices or moves them.
    case changedBy(key: String)
  }
}
