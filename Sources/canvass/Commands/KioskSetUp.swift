import ArgumentParser
import Glibc
import Kiosk

/// What is done to set a kiosk up, or to take it away again, instead of running it.
struct KioskSetUp: ParsableArguments {
  @Flag(help: "Set the PIN by which staff leave the kiosk: asked twice, kept as a hash.")
  var setPin = false

  @Flag(help: "Make this computer a kiosk that comes up by itself, also after a power cut.")
  var install = false

  @Flag(help: "Undo exactly what --install did.")
  var uninstall = false

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "For a touch screen, by the programs cage and foot; else the console is used.")
  var touch = false

  @Flag(help: "Do not ask whether it is meant.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "Set up the system in this folder, such as the image of a memory card.", valueName: "dir"))
  var root: String?

  enum Task { case setPIN, install, uninstall }

  /// What was asked for; nil: the kiosk itself.
  var task: Task? {
    if setPin { return .setPIN }
    if install { return .install }
    return uninstall ? .uninstall : nil
  }

  func validate() throws {
    if [setPin, install, uninstall].filter(\.self).count > 1 {
      throw ValidationError("--set-pin, --install and --uninstall are one at a time")
    }
    if task == nil, dryRun || touch || yes || root != nil {
      throw ValidationError(
        "--dry-run, --touch and --yes go with --install or --uninstall, --root with --set-pin as well"
      )
    }
  }

  func run(
    _ task: Task, questionnaire: String?, settings: String?, _ common: CommonOptions
  ) throws {
    try refusing {
      switch task {
      case .setPIN:
        try setPIN(try installer().destined(settings ?? KioskSettingsFile.usualPath))
      case .install:
        try installed(
          questionnaire, settings: settings ?? KioskSettingsFile.usualPath, try common.library())
      case .uninstall: try uninstalled()
      }
    }
  }

  // MARK: PIN

  private func setPIN(_ path: String) throws(Refusal) {
    let terminal = try HiddenTerminal(for: .pin)
    let digits = try terminal.ask("New staff PIN, 4 to 12 digits, better 6")
    if let fault = StaffPIN.fault(of: digits) { throw Refusal(fault.sentence) }
    guard try terminal.ask("The same again") == digits else {
      throw Refusal("the two differ: nothing was changed")
    }
    let pin: StaffPIN
    do throws(StaffPIN.Fault) {
      pin = try StaffPIN(digits: digits)
    } catch { throw Refusal(error.sentence) }
    try KioskSettingsFile.put(pin, into: path)
    Output.line("\(path) holds the hash of the PIN now. Nobody can read the PIN from it.")
  }

  // MARK: Installing

  private func installer() throws(Refusal) -> Installer {
    guard let root else { return Installer(root: "") }
    guard Files.isFolder(root) else {
      throw Refusal("\(root): is no folder; name the one that holds the system to be set up")
    }
    return Installer(root: root.hasSuffix("/") ? String(root.dropLast()) : root)
  }

  private func installed(
    _ questionnaire: String?, settings: String, _ library: Library
  ) throws {
    guard let questionnaire else {
      throw Refusal("name the questionnaire: canvass kiosk QUESTIONNAIRE --install")
    }
    let installer = try installer()
    let installation = try KioskReadiness(library: library, isTouch: touch, installer: installer)
      .installation(of: questionnaire, settings: settings)
    let prepared = try installer.prepared(installation)
    show(prepared)
    if dryRun { return Output.line("Nothing was written.") }
    guard try yes || isMeant("Type yes to write these files") else {
      throw Refusal("nothing was written")
    }
    try installer.install(prepared)
    if installer.root.isEmpty {
      Output.line("Written. Restart this computer now: it comes up as a kiosk.")
    } else {
      Output.line("Written into \(installer.root). A computer started from it comes up as a kiosk.")
    }
    Output.line("To look at how it stands, on that computer: sudo canvass doctor kiosk")
    Output.line("To undo all of it: \(installer.undoing)")
  }

  private func show(_ prepared: InstalledList) {
    for entry in prepared.entries {
      let what = entry.before == nil ? "new" : "in place of what stands there, which is kept"
      Output.line("── \(entry.file.path) (\(what))")
      switch entry.file.content {
      case .link(let target): Output.line("a link to \(target)")
      case .text(let bytes, _):
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines.dropLast() { Output.line(String(decoding: line, as: UTF8.self)) }
      }
      Output.line("")
    }
    Output.line("── \(InstalledList.path) (new)")
    Output.line("the list of the files above, for --uninstall")
    Output.line("")
  }

  private func uninstalled() throws {
    let installer = try installer()
    guard let list = try installer.installed() else {
      throw Refusal(
        "no kiosk is installed here: there is no \(installer.place(of: InstalledList.path))")
    }
    for entry in list.entries.reversed() {
      Output.line(
        "\(entry.before == nil ? "remove" : "bring back what was") \(installer.place(of: entry.file.path))"
      )
    }
    if dryRun { return Output.line("Nothing was changed.") }
    guard try yes || isMeant("Type yes to undo this") else { throw Refusal("nothing was changed") }
    for path in try installer.uninstall(list) {
      Output.notice(
        "\(installer.place(of: path)) was changed since it was installed and is left as it is.")
    }
    Output.line(
      installer.root.isEmpty
        ? "Undone. Restart this computer now: it is a usual one again."
        : "Undone. A computer started from \(installer.root) is a usual one again.")
    let (home, settings) = (KioskInstallation.home, list.settings)
    Output.line(
      "What was answered stays in \(installer.place(of: home)), the settings in "
        + "\(installer.place(of: settings)).")
  }

  private func isMeant(_ question: String) throws(Refusal) -> Bool {
    try Passphrase.answer(question).lowercased() == "yes"
  }
}
