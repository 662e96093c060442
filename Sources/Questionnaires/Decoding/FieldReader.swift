import JSONDocuments

/// Reads the objects of a file of ours key by key and notes every problem on its way: questionnaires,
/// and the files that authors keep beside them.
package protocol FieldReader {
  var file: QuestionnaireFile { get }
  var report: ProblemReport { get set }
  /// What is being read, as problems call it; nil outside items.
  var itemPath: String? { get }
}

extension FieldReader {
  /// Notes a problem of what is being read.
  package mutating func note(_ code: ProblemCode, at offset: Int) {
    let path = report.isFull ? nil : itemPath
    report.add(code, at: offset, item: path)
  }
}

/// The keys that one kind of object of a format may have.
package protocol FormatKey: RawRepresentable<String>, CaseIterable, Equatable, Sendable {
  static var spellings: KeySpellings<Self> { get }
}

/// The values of one object by its known keys.
///
/// An object has a few of the keys that it may have, so they are kept as they come: looking through
/// them costs less than a table.
package struct Fields<Key: FormatKey> {
  /// The byte at which the object begins.
  package let offset: Int
  private let members: JSONMembers
  private var found: [(key: Key, place: JSONMembers.Index)] = []

  init(_ members: JSONMembers, offset: Int) {
    self.members = members
    self.offset = offset
    found.reserveCapacity(8)
  }

  private func member(_ key: Key) -> JSONMember? {
    for field in found where field.key == key { return members[field.place] }
    return nil
  }

  package subscript(key: Key) -> JSONNode? { member(key)?.value }

  /// The byte at which a key stands, or the object if it is absent.
  package func keyOffset(_ key: Key) -> Int { member(key)?.keyOffset ?? offset }

  package func has(_ key: Key) -> Bool { found.contains { $0.key == key } }

  /// The keys that the object has.
  package var keys: some Sequence<Key> { found.lazy.map(\.key) }

  /// The first of two values counts: the JSON reader has reported the second.
  mutating func keep(_ place: JSONMembers.Index, as key: Key) {
    if !has(key) { found.append((key, place)) }
  }
}

extension FieldReader {
  /// The known fields of an object, with every unknown key noted; nil for what is no object.
  package mutating func fields<Key: FormatKey>(
    of node: JSONNode, _: Key.Type, in owner: KeyOwner, named name: String
  ) -> Fields<Key>? {
    guard let members = node.members else {
      wrongKind(node, key: name, expected: .object)
      return nil
    }
    var fields = Fields<Key>(members, offset: node.offset)
    let spellings = Key.spellings
    for place in members.indices {
      if let key = spellings.key(at: place, of: members) {
        fields.keep(place, as: key)
      } else {
        unknownKey(members[place], in: owner, known: Key.allCases.map(\.rawValue))
      }
    }
    return fields
  }

  package mutating func unknownKey(
    _ member: JSONMember, in owner: KeyOwner, known: @autoclosure () -> [String]
  ) {
    let suggestion = report.suggestions.nearest(to: member.key, among: known())
    note(
      .unknownKey(member.key, in: owner, suggestion: suggestion), at: member.keyOffset)
  }

  package mutating func wrongKind(_ node: JSONNode, key: String, expected: ValueKind) {
    note(.wrongKind(key: key, expected: expected, found: ValueKind(of: node)), at: node.offset)
  }

  /// Notes each of these keys that is absent.
  package mutating func require<Key: FormatKey>(
    _ keys: Key..., of fields: Fields<Key>, in owner: KeyOwner
  ) {
    for key in keys where !fields.has(key) {
      note(.missingKey(key.rawValue, in: owner), at: fields.offset)
    }
  }
}

extension ValueKind {
  init(of node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool: self = .truth
    case .number: self = .number
    case .string: self = .text
    case .array: self = .list
    case .object: self = .object
    }
  }
}
