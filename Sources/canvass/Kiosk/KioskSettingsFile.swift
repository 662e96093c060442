import Glibc
import JSONDocuments
import Kiosk
import Questionnaires

/// The file that sets up one kiosk.
enum KioskSettingsFile {
  /// Where the command that sets a kiosk up expects it.
  static let usualPath = "/etc/canvass-kiosk/kiosk.json"
  /// Nobody writes more.
  private static let largest = 1 << 20

  /// Reads one; refuses it with all that is wrong. It holds the hash of the PIN and names a printer, so
  /// it must be one that other accounts cannot change.
  static func read(_ path: String, languages: [String]?) throws(Refusal) -> KioskSettings {
    let (settings, file) = try understood(path, languages: languages)
    try refuseNeverOpen(settings, file)
    return settings
  }

  /// The same, whatever it means: also one by which the kiosk never opens.
  static func understood(
    _ path: String, languages: [String]?
  ) throws(Refusal) -> (KioskSettings, QuestionnaireFile) {
    guard !Files.exists(path) || Files.isTrusted(path) else {
      throw Refusal(
        "\(path): belongs to another account or can be changed by one: make it yours alone with "
          + "chmod 600")
    }
    let file = QuestionnaireFile(name: path, bytes: try Files.read(path, atMost: largest))
    let (settings, problems) = KioskSettings.decode(file, languages: languages)
    let errors = problems.filter { $0.severity == .error }
    guard let settings, errors.isEmpty else { throw Refusal(errors.map(\.description)) }
    return (settings, file)
  }

  /// Nobody means a kiosk at which nobody can ever answer.
  private static func refuseNeverOpen(
    _ settings: KioskSettings, _ file: QuestionnaireFile
  ) throws(Refusal) {
    let (hours, now) = (settings.hours ?? .always, Surroundings.now())
    guard !hours.isOpen(at: now),
      hours.nextOpening(after: now, showing: Surroundings.showing) == nil
    else { return }
    let node = (try? JSONReader.parse(file.bytes))?["hours"]
    let place = file.place(of: node?.offset ?? 0)
    throw Refusal(
      "\(place): by these 'hours' the kiosk never opens; give at least one day a time, or take 'hours' out"
    )
  }

  /// Puts the hash of a PIN into one, which is made if it is not there.
  static func put(_ pin: StaffPIN, into path: String) throws(Refusal) {
    let before =
      Files.exists(path) ? try Files.read(path, atMost: largest) : Array("{}\n".utf8)
    guard let after = KioskSettings.bytes(before, with: pin) else {
      throw Refusal("\(path): is no settings file of a kiosk; name another, or mend it first")
    }
    let folder = Library.folder(of: path)
    if !Files.exists(folder) {
      try Files.makeFolder(folder)
      // The file is for its owner alone; beside it lies what the kiosk's own account reads.
      chmod(folder, 0o755)
    }
    try Files.write(after, to: path)
  }
}
