import FaultRigs
import Store

/// What stands on the command line, taken word by word.
struct Arguments {
  private var rest: ArraySlice<String>

  init(_ words: [String]) { rest = words[...] }

  mutating func word() throws -> String {
    guard let word = rest.popFirst() else { throw RigFailure(CanvassFaults.usage) }
    return word
  }

  mutating func number() throws -> Int {
    guard let number = Int(try word()), number >= 0 else { throw RigFailure(CanvassFaults.usage) }
    return number
  }

  mutating func choice<Choice: RawRepresentable>() throws -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try word()) else { throw RigFailure(CanvassFaults.usage) }
    return choice
  }
}
