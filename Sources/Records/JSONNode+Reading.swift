import JSONDocuments
import Values

/// Reading the keys of a record, each with the fault that names it: `missing`, or `unfit` where it
/// holds something else.
extension JSONNode {
  /// One JSON text.
  public static func record(_ bytes: [UInt8]) throws(RecordFault) -> JSONNode {
    do {
      return try JSONReader.parse(bytes)
    } catch {
      throw .notJSON(byte: error.offset, reason: error.sentence)
    }
  }

  /// The value of a key that must be there.
  public func required(_ key: String) throws(RecordFault) -> JSONNode {
    guard let node = self[key] else { throw .missing(key: key) }
    return node
  }

  /// A text.
  public func text(_ key: String) throws(RecordFault) -> String {
    guard let text = try required(key).string else { throw .unfit(key: key) }
    return text
  }

  /// A text, or nil if the key is not there.
  public func optionalText(_ key: String) throws(RecordFault) -> String? {
    guard let node = self[key] else { return nil }
    guard let text = node.string else { throw .unfit(key: key) }
    return text
  }

  /// A whole number.
  public func integer(_ key: String) throws(RecordFault) -> Int {
    guard let number = try required(key).integer else { throw .unfit(key: key) }
    return number
  }

  /// A moment in the form that `Moment` writes.
  public func moment(_ key: String) throws(RecordFault) -> Moment {
    guard let moment = Moment(try text(key)) else { throw .unfit(key: key) }
    return moment
  }

  /// One of the words of a closed list.
  public func choice<Choice: RawRepresentable<String>>(_ key: String) throws(RecordFault) -> Choice
  {
    guard let choice = Choice(rawValue: try text(key)) else { throw .unfit(key: key) }
    return choice
  }
}
