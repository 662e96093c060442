/// What xterm sends for the keys that are no characters, with its cursor keys in the application
/// mode that full-screen programs ask for.
///
///     terminal.send("Zoë", Keys.enter, Keys.control("o"))
public enum Keys {
  public static let enter = "\r"
  public static let tab = "\t"
  public static let backTab = "\u{1B}[Z"
  public static let escape = "\u{1B}"
  public static let backspace = "\u{7F}"
  public static let delete = "\u{1B}[3~"
  public static let insert = "\u{1B}[2~"
  public static let up = "\u{1B}OA"
  public static let down = "\u{1B}OB"
  public static let right = "\u{1B}OC"
  public static let left = "\u{1B}OD"
  public static let home = "\u{1B}OH"
  public static let end = "\u{1B}OF"
  public static let pageUp = "\u{1B}[5~"
  public static let pageDown = "\u{1B}[6~"
  public static let wordLeft = "\u{1B}[1;5D"
  public static let wordRight = "\u{1B}[1;5C"

  /// F1 to F12.
  public static func function(_ number: Int) -> String {
    let table = ["OP", "OQ", "OR", "OS"] + [15, 17, 18, 19, 20, 21, 23, 24].map { "[\($0)~" }
    precondition(table.indices.contains(number - 1), "there is no F\(number)")
    return "\u{1B}" + table[number - 1]
  }

  /// Control with a letter.
  public static func control(_ letter: Character) -> String {
    let value = (letter.asciiValue ?? 0) & 0x1F
    return String(Character(Unicode.Scalar(value)))
  }

  /// A pasted text, as a terminal sends it to a program that asked to be told.
  public static func paste(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~"
  }

  /// A click of the first button: pressed and released, counted from 0.
  public static func click(row: Int, column: Int) -> String {
    let place = "\(column + 1);\(row + 1)"
    return "\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m"
  }

  public static let wheelUp = "\u{1B}[<64;1;1M"
  public static let wheelDown = "\u{1B}[<65;1;1M"
}
