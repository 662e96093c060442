/// How somebody wants the program to be: what the settings screen shows, and the settings file keeps.
public struct Preferences: Sendable, Hashable {
  /// The tag of the program's own language; the questionnaire's is chosen for each interview.
  public var language: String
  public var theme: Theme
  public var usesMouse: Bool
  /// Line by line instead of screens.
  public var isPlain: Bool
  /// Who asks the questions; empty if nobody said.
  public var interviewer: String

  public init(
    language: String = "en", theme: Theme = .auto, usesMouse: Bool = true, isPlain: Bool = false,
    interviewer: String = ""
  ) {
    self.language = language
    self.theme = theme
    self.usesMouse = usesMouse
    self.isPlain = isPlain
    self.interviewer = interviewer
  }

  /// How the screen is coloured; the raw value is what the settings file says.
  public enum Theme: String, Sendable, Hashable, CaseIterable {
    case auto, light, dark, contrast, none

    var phrase: Phrase {
      switch self {
      case .auto: .themeAuto
      case .light: .themeLight
      case .dark: .themeDark
      case .contrast: .themeContrast
      case .none: .themeNone
      }
    }
  }
}
