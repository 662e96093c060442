import Glibc
import Kiosk
import Screens

/// Whether this computer can be made a kiosk, and with what; refuses where something is missing, with
/// the command that mends it.
struct KioskReadiness {
  let library: Library
  let isTouch: Bool
  /// Into which system. Of another than this one, whose image is set up, nobody here can tell what it has.
  let installer: Installer

  private var isThisComputer: Bool { installer.root.isEmpty }

  func installation(
    of questionnaire: String, settings path: String
  ) throws(Refusal) -> KioskInstallation {
    let program = try Self.program()
    let questionnaire =
      installer.questionnaire(questionnaire, for: program) ?? installer.found(questionnaire)
    let (file, _) = try library.bytes(of: questionnaire)
    let open = try library.open(questionnaire)
    try KioskFitness.refuseUnfit(open.form)
    let place = try settingsPlace(path)
    let settings = try settings(place, open.form.questionnaire.languages)
    let installation = KioskInstallation(
      program: installer.inside(program),
      questionnaire: installer.inside(Self.absolute(file)),
      settings: installer.inside(Self.absolute(place)), printer: settings.printer, isTouch: isTouch)
    if isThisComputer { try checkComputer(installation) } else { tellMissing(installation) }
    return installation
  }

  /// The settings of the kiosk that is set up are in its own system.
  private func settingsPlace(_ path: String) throws(Refusal) -> String {
    let place = installer.found(path)
    guard !isThisComputer, installer.inside(Self.absolute(place)) == Self.absolute(place) else {
      return place
    }
    let inside = installer.place(of: path.hasPrefix("/") ? path : "/" + path)
    throw Refusal(
      "\(inside) is not there, and the system in \(installer.root) reads no other; first: "
        + "canvass kiosk --set-pin --settings \(CommonOptions.quoted(inside))")
  }

  /// What the other system must still get: it may be of another architecture, and nothing is copied.
  private func tellMissing(_ installation: KioskInstallation) {
    for path in [installation.program, installation.questionnaire]
    where !Files.exists(installer.place(of: path)) {
      Output.notice(
        "\(installer.place(of: path)) is not there: the kiosk will look for it at \(path); put it there."
      )
    }
  }

  private func settings(_ path: String, _ languages: [String]) throws(Refusal) -> KioskSettings {
    guard Files.exists(path) else {
      throw Refusal(
        "\(path) is not there, and without a PIN nobody could leave the kiosk; first: "
          + "sudo canvass kiosk --set-pin --settings \(path)")
    }
    let settings = try KioskSettingsFile.read(path, languages: languages)
    guard settings.pin != nil else {
      throw Refusal(
        "\(path) has no PIN, without which nobody could leave the kiosk; first: sudo canvass kiosk "
          + "--set-pin --settings \(path)")
    }
    return settings
  }

  private func checkComputer(_ installation: KioskInstallation) throws(Refusal) {
    guard geteuid() == 0 else {
      throw Refusal("only the administrator can do this; put sudo before the command")
    }
    guard Files.exists("/run/systemd/system") else {
      throw Refusal(
        "this computer is not run by systemd, by which the kiosk comes up; take Debian 12, Ubuntu "
          + "22.04 or newer")
    }
    let needed = isTouch ? ["cage", "foot"] : []
    let missing = needed.filter { !Files.exists("/usr/bin/" + $0) }
    guard missing.isEmpty else {
      throw Refusal("a touch screen needs them: sudo apt install \(missing.joined(separator: " "))")
    }
    try checkReach(
      installation.program, "sudo install -m 755 \(installation.program) /usr/local/bin/")
    try checkReach(
      installation.questionnaire,
      "copy its folder to /usr/local/share/canvass/questionnaires and name it there")
  }

  /// The kiosk has an account of its own, which cannot look into somebody's home.
  private func checkReach(_ path: String, _ remedy: String) throws(Refusal) {
    var (folder, facts) = ("", stat())
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard stat(folder, &facts) == 0, facts.st_mode & S_IXOTH != 0 else {
        throw Refusal("\(path): the kiosk's account cannot get into \(folder); \(remedy)")
      }
    }
    guard stat(path, &facts) == 0, facts.st_mode & S_IROTH != 0 else {
      throw Refusal("\(path): the kiosk's account cannot read it; \(remedy)")
    }
  }

  private static func program() throws(Refusal) -> String {
    guard let path = Surroundings.program else {
      throw Refusal("the place of this program cannot be told; /proc must be there")
    }
    return path
  }

  private static func absolute(_ path: String) -> String {
    guard let place = realpath(path, nil) else { return path }
    defer { free(place) }
    return String(cString: place)
  }
}
