import Foundation
import GRDB
import Values

/// Reading columns without trust: a file can be damaged, and then it is a fault, never a crash.
extension Row {
  func bytes(_ column: String) throws -> [UInt8] {
    [UInt8](try decode(Data.self, forColumn: column))
  }

  func moment(_ column: String) throws -> Moment {
    guard let moment = try optionalMoment(column) else { throw Unreadable() }
    return moment
  }

  func optionalMoment(_ column: String) throws -> Moment? {
    guard let text = try decode(String?.self, forColumn: column) else { return nil }
    guard let moment = Moment(text) else { throw Unreadable() }
    return moment
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String) throws -> Choice {
    guard let choice = Choice(rawValue: try decode(String.self, forColumn: column)) else {
      throw Unreadable()
    }
    return choice
  }
}

/// A column holds what no version of this program writes.
struct Unreadable: Error {}
