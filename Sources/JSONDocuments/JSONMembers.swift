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

/// What stands at a place, without a `JSONMember` for it: a list of 100,000 choices asks these of
/// every key it has.
extension JSONMembers {
  public func key(at place: Index) -> String { document.text(place.entry) }

  /// How many bytes the key has, if they are printable ASCII and written without escapes.
  public func plainKeyLength(at place: Index) -> Int? {
    let entry = document.entries[place.entry]
    return entry.isPlain ? entry.content.count : nil
  }

  /// Whether these are the bytes of the key, which is as long and plain.
  public func isPlainKey(_ bytes: [UInt8], at place: Index) -> Bool {
    document.bytes(bytes, areAt: document.entries[place.entry].start + 1)
  }

  /// Whether the key is this one, without making a `String` of it.
  public func isKey(_ words: String, at place: Index) -> Bool {
    document.text(place.entry, is: words)
  }

  /// The value, if it is a string of printable ASCII written without escapes.
  public func plainText(at place: Index) -> String? {
    let value = place.entry + 1
    return document.entries[value].isPlain ? document.text(value) : nil
  }
}
