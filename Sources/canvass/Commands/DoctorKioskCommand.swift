import ArgumentParser
import JSONDocuments

/// `canvass doctor kiosk`: whether a stranger can be left alone with this computer.
struct DoctorKioskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk",
    abstract: "Say of each thing that a kiosk depends on how it stands, and how to mend it.",
    discussion: """
      To be asked on the kiosk itself, by the administrator. Exits with 1 where something is wrong.

      Example: sudo canvass doctor kiosk
      Example: sudo canvass doctor kiosk --json
      """)

  @OptionGroup var form: DoctorForm

  @Option(
    help: ArgumentHelp(
      "The kiosk's settings, if they are not those of its --install.", valueName: "file"))
  var settings: String?

  @Option(
    help: ArgumentHelp("Look at the system in this folder instead of this one.", valueName: "dir"))
  var root: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let conditions = self.conditions
    if form.json {
      let members = conditions.map { JSONValue.Member($0.name, $0.json) }
      Output.bytes(JSONWriter.bytes(.object(members), pretty: true) + [UInt8(ascii: "\n")])
    } else {
      for condition in conditions { Output.line(condition.line) }
    }
    if conditions.contains(where: \.isWrong) { throw ExitCode(1) }
  }

  private var conditions: [KioskCondition] {
    let folder = root.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? ""
    let store = common.store ?? folder + KioskInstallation.home + "/store"
    return KioskCondition.ofSetUp(Installer(root: folder), settings: settings)
      + KioskCondition.ofSystem(SystemFacts(root: folder))
      + KioskCondition.ofPlace(store: store) + [KioskCondition.ofLock()]
  }
}
