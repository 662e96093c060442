import ArgumentParser
import CursesTerminal
import Screens
import Terminal

/// How the screen is drawn and what it listens to.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto (the terminal's own), light, dark, contrast, kiosk, none. NO_COLOR is none.",
      valueName: "name"))
  var theme: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether the mouse is listened to; with it on, Shift and drag still selects text.")
  var mouse: Bool?

  @Flag(help: "For slow lines: fewer bytes, and lists are searched when the typing pauses.")
  var slow = false

  @Option(
    help: ArgumentHelp(
      "Who puts Arabic and Hebrew in order: on (canvass), off (the terminal), auto.",
      valueName: "who"))
  var bidi: String = "auto"

  func validate() throws {
    guard ["auto", "on", "off"].contains(bidi) else {
      throw ValidationError("--bidi is auto, on or off, not '\(bidi)'")
    }
    guard let theme, Theme(rawValue: theme) == nil else { return }
    let names = Theme.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no theme '\(theme)'; themes are \(names)")
  }

  /// - Parameter preferences: what the settings say, where the command line says nothing.
  func terminal(_ preferences: Preferences) -> CursesTerminal.Options {
    CursesTerminal.Options(
      mouse: mouse ?? preferences.usesMouse, theme: chosenTheme(preferences), asciiLines: slow,
      takesOrder: ordersText && Self.canBeTold)
  }

  /// Most terminals show cells as they come; a few put them in order by themselves.
  var ordersText: Bool {
    switch bidi {
    case "on": true
    case "off": false
    default: !Self.ordersByItself
    }
  }

  /// mlterm, Konsole and Apple's terminal do it and do not listen.
  private static var ordersByItself: Bool {
    Surroundings.environment("MLTERM") != nil || Surroundings.environment("KONSOLE_VERSION") != nil
      || Surroundings.environment("TERM_PROGRAM") == "Apple_Terminal"
  }

  /// VTE and mintty do it, and leave it where they are asked to.
  private static var canBeTold: Bool {
    Surroundings.environment("VTE_VERSION") != nil
      || Surroundings.environment("TERM_PROGRAM") == "mintty"
  }

  /// What is named goes before the variable by which people switch colours off (no-color.org).
  private func chosenTheme(_ preferences: Preferences) -> Theme {
    if let named = theme ?? (preferences.theme == .auto ? nil : preferences.theme.rawValue) {
      return Theme(rawValue: named) ?? .auto
    }
    let noColour = Surroundings.environment("NO_COLOR") ?? ""
    return noColour.isEmpty ? .auto : .none
  }
}
