import Foundation
import Questionnaires

/// The files that the project ships, found from where this file stands.
public enum BundledFiles {
  public static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The names of the bundled questionnaires, without their ending.
  public static let questionnaires = [
    "diaspora-interview-guide", "diaspora-organisation-profile", "diaspora-skills-register",
    "oecs-diaspora-kiosk", "oecs-diaspora-survey", "saint-lucia-policy-consultation",
    "saint-lucia-policy-monitoring",
  ]

  public static func questionnaire(_ name: String) throws -> QuestionnaireFile {
    let url = folder.appending(path: name + ".json")
    return QuestionnaireFile(name: name + ".json", bytes: [UInt8](try Data(contentsOf: url)))
  }

  /// What a bundled questionnaire calls by its name: lists of choices, and modules.
  public static func neighbour(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: name))).map(Array.init)
  }

  private static var folder: URL { root.appending(path: "questionnaires") }
}
