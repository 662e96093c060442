/// The keys and values of an object in the order of the file, found one after the other as they are
/// asked for.
public struct JSONMembers: Collection, Sendable {
  /// The place of a key in the whole text.
  public struct Index: Sendable, Hashable, Comparable {
    let entry: Int

    public static func < (a: Index, b: Index) -> Bool { a.entry < b.entry }
  }

  private let document: JSONDocument
  public let startIndex: Index
  public let endIndex: Index

  init(_ document: JSONDocument, inside object: Int) {
    self.document = document
    startIndex = Index(entry: object + 1)
    endIndex = Index(entry: document.entries[object].end)
  }

  private init() {
    document = .empty
    startIndex = Index(entry: 0)
    endIndex = startIndex
  }

  /// None, for where an object is missing.
  public static let none = JSONMembers()

  public func index(after index: Index) -> Index {
    Index(entry: document.next(after: index.entry + 1))
  }

  public subscript(index: Index) -> JSONMember {
    JSONMember(document: document, index: index.entry)
  }
}
