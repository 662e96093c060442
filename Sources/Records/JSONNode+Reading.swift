import JSONDocuments
import Values

/// Reading the keys of a record, each with the fault that names it.
extension JSONNode {
  static func record(_ bytes: [UInt8]) throws(RecordFault) -> JSONNode {
    do {
      return try JSONReader.parse(bytes)
    } catch {
      throw .notJSON(byte: error.offset, reason: error.sentence)
    }
  }

  func required(_ key: String) throws(RecordFault) -> JSONNode {
    guard let node = self[key] else { throw .missing(key: key) }
    return node
  }

  func text(_ key: String) throws(RecordFault) -> String {
    guard let text = try required(key).string else { throw .unfit(key: key) }
    return text
  }

  func optionalText(_ key: String) throws(RecordFault) -> String? {
    guard let node = self[key] else { return nil }
    guard let text = node.string else { throw .unfit(key: key) }
    return text
  }

  func integer(_ key: String) throws(RecordFault) -> Int {
    guard let number = try required(key).integer else { throw .unfit(key: key) }
    return number
  }

  func moment(_ key: String) throws(RecordFault) -> Moment {
    guard let moment = Moment(try text(key)) else { throw .unfit(key: key) }
    return moment
  }

  func choice<Choice: RawRepresentable<String>>(_ key: String) throws(RecordFault) -> Choice {
    guard let choice = Choice(rawValue: try text(key)) else { throw .unfit(key: key) }
    return choice
  }
}
