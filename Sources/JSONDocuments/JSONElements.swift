/// The elements of an array, found one after the other as they are asked for.
public struct JSONElements: Collection, Sendable {
  /// The place of an element in the whole text.
  public struct Index: Sendable, Hashable, Comparable {
    let entry: Int

    public static func < (a: Index, b: Index) -> Bool { a.entry < b.entry }
  }

  private let document: JSONDocument
  public let startIndex: Index
  public let endIndex: Index

  init(_ document: JSONDocument, inside array: Int) {
    self.document = document
    startIndex = Index(entry: array + 1)
    endIndex = Index(entry: document.entries[array].end)
  }

  private init() {
    document = .empty
    startIndex = Index(entry: 0)
    endIndex = startIndex
  }

  /// None, for where an array is missing.
  public static let none = JSONElements()

  public func index(after index: Index) -> Index { Index(entry: document.next(after: index.entry)) }

  public subscript(index: Index) -> JSONNode { JSONNode(document, index.entry) }
}
