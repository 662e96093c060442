import Glibc
import Kiosk
import Values

/// What was set up for this kiosk: files, program, questionnaire, settings, PIN, hours, printer.
extension KioskCondition {
  static func ofSetUp(_ installer: Installer, settings path: String?) -> [Self] {
    let list: InstalledList?
    do throws(Refusal) {
      list = try installer.installed()
    } catch { return [wrong("installed", error.sentence, mend: "install the system anew")] }
    let place = path ?? installer.place(of: list?.settings ?? KioskSettingsFile.usualPath)
    return [installed(list, installer), program(list, installer), questionnaire(list, installer)]
      .compactMap(\.self) + ofSettings(place)
  }

  private static func installed(_ list: InstalledList?, _ installer: Installer) -> Self {
    guard let list else {
      return wrong(
        "installed", "the kiosk does not come up by itself",
        mend: "sudo canvass kiosk QUESTIONNAIRE --install")
    }
    guard let altered = try? installer.altered(list), altered.isEmpty else {
      let names = ((try? installer.altered(list)) ?? []).joined(separator: ", ")
      return wrong(
        "installed", "changed since, or gone: \(names)",
        mend: "sudo canvass kiosk --uninstall, then --install")
    }
    return sound("installed", "\(list.questionnaire), \(list.entries.count) files as written")
  }

  /// Whoever can change the program can change what it keeps to itself. Of another system, whose accounts
  /// nobody here knows, no more is told than that it is there.
  private static func program(_ list: InstalledList?, _ installer: Installer) -> Self? {
    guard installer.root.isEmpty else {
      return list?.program.map { presence("program", $0, installer) }
    }
    let path = list?.program ?? Surroundings.program ?? ""
    guard Files.exists(path) else { return presence("program", path, installer) }
    return Files.isTrusted(path)
      ? sound("program", path)
      : wrong(
        "program", "other accounts can change \(path)",
        mend: "sudo install -m 755 \(path) /usr/local/bin/, then --uninstall and --install")
  }

  private static func questionnaire(_ list: InstalledList?, _ installer: Installer) -> Self? {
    list.map { presence("questionnaire", $0.questionnaire, installer) }
  }

  private static func presence(_ name: String, _ path: String, _ installer: Installer) -> Self {
    let place = installer.place(of: path)
    return Files.exists(place)
      ? sound(name, place)
      : wrong(name, "\(place) is not there", mend: "put it there: the kiosk begins with \(path)")
  }

  private static func ofSettings(_ path: String) -> [Self] {
    guard Files.exists(path) else {
      return [
        wrong(
          "settings", "\(path) is not there",
          mend: "sudo canvass kiosk --set-pin --settings \(path)")
      ]
    }
    let settings: KioskSettings
    do throws(Refusal) {
      (settings, _) = try KioskSettingsFile.understood(path, languages: nil)
    } catch { return [wrong("settings", error.sentence, mend: "docs/kiosk.md has every key")] }
    let own =
      Files.isOpenToOthers(path)
      ? wrong(
        "settings", "\(path) can be read by other accounts, and the PIN be tried out there",
        mend: "sudo chmod 600 \(path)")
      : sound("settings", path)
    return [own, pin(settings, path), hours(settings)] + printer(settings)
  }

  private static func pin(_ settings: KioskSettings, _ path: String) -> Self {
    settings.pin == nil
      ? wrong(
        "pin", "none is set: nobody can leave the kiosk",
        mend: "sudo canvass kiosk --set-pin --settings \(path)")
      : sound("pin", "set")
  }

  private static func hours(_ settings: KioskSettings) -> Self {
    let (hours, now) = (settings.hours ?? .always, Surroundings.now())
    if hours.isOpen(at: now) { return sound("hours", "open now") }
    guard let next = hours.nextOpening(after: now, showing: Surroundings.showing) else {
      return wrong(
        "hours", "it never opens", mend: "give at least one day a time in 'hours', or take it out")
    }
    return sound("hours", "closed now, opens on \(next.day) at \(next.timeOfDay.prefix(5))")
  }

  private static func printer(_ settings: KioskSettings) -> [Self] {
    guard let path = settings.printer else { return [] }
    var facts = stat()
    guard stat(path, &facts) == 0 || !path.hasPrefix("/dev/") else {
      return [
        wrong(
          "printer", "\(path) is not there",
          mend: "switch the printer on and plug it in, then look again")
      ]
    }
    return [sound("printer", path)]
  }
}
