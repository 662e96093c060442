import ArgumentParser
import CursesTerminal
import Terminal

/// How the screen is drawn and what it listens to.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto (the terminal's own), light, dark, contrast, none. NO_COLOR is none.",
      valueName: "name"))
  var theme: String?

  @Flag(help: "Leave the mouse to the terminal; with it on, Shift and drag still selects text.")
  var noMouse = false

  @Flag(help: "For slow lines: fewer bytes, and lists are searched when the typing pauses.")
  var slow = false

  func validate() throws {
    guard let theme, Theme(rawValue: theme) == nil else { return }
    let names = Theme.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no theme '\(theme)'; themes are \(names)")
  }

  var terminal: CursesTerminal.Options {
    CursesTerminal.Options(mouse: !noMouse, theme: chosenTheme, asciiLines: slow)
  }

  /// What is named goes before the variable by which people switch colours off (no-color.org).
  private var chosenTheme: Theme {
    if let theme { return Theme(rawValue: theme) ?? .auto }
    let noColour = Surroundings.environment("NO_COLOR") ?? ""
    return noColour.isEmpty ? .auto : .none
  }
}
