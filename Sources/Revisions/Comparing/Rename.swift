/// A person's word on an item: what it is called now, or that it is gone whatever resembles it.
public struct Rename: Sendable, Hashable {
  public let old: String
  public let new: String?

  public init(_ old: String, to new: String?) {
    self.old = old
    self.new = new
  }
}

/// Why a person's word cannot be followed.
public enum RenameFault: Error, Sendable, Hashable {
  case unknownOld(String)
  case unknownNew(String)
  /// One name is given twice.
  case repeated(String)

  /// In words, for the person who gave it.
  public var sentence: String {
    switch self {
    case .unknownOld(let name): "--rename: the old version has no item '\(name)'"
    case .unknownNew(let name): "--rename: the new version has no item '\(name)'"
    case .repeated(let name): "--rename: '\(name)' is named twice; an item has one name"
    }
  }
}
