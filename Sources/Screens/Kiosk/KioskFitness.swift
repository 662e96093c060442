import Questionnaires

/// Whether people alone at a screen can answer all that a questionnaire asks.
public enum KioskFitness {
  /// The questions that no kiosk can ask: their names, in the questionnaire's order. Files and places
  /// are not at hand where somebody stands before a screen.
  public static func unfit(_ form: Form) -> [String] {
    form.items.filter { item in
      switch item.type {
      case .file, .image, .audio, .video, .geopoint, .geotrace, .geoshape: true
      default: false
      }
    }.map(\.name)
  }
}
