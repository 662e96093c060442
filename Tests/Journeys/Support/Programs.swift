import Foundation

/// The executables that were built with these tests, and the questionnaires of this checkout.
enum Programs {
  static let canvass = built("canvass")
  static let collector = built("canvass-collector")
  /// Tries what a kiosk may not do.
  static let confined = built("canvass-confined")

  /// The folder of questionnaires that ships with the program.
  static let questionnaires: String = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      let candidate = folder.appending(path: "questionnaires/questionnaire.schema.json")
      if FileManager.default.fileExists(atPath: candidate.path) {
        return folder.appending(path: "questionnaires").path
      }
      folder.deleteLastPathComponent()
    }
    return "questionnaires"
  }()

  /// Beside the program that runs these tests, wherever its folder is.
  private static func built(_ name: String) -> String {
    let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    let candidates = ([running].compactMap { $0 } + CommandLine.arguments).map {
      URL(filePath: $0).deletingLastPathComponent().appending(path: name).path
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
  }
}
