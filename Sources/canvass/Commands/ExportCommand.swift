import ArgumentParser
import Exports
import Questionnaires
import Records
import Sealing
import Store
import Values

/// `canvass export`: finished interviews for other programs, or a questionnaire on paper.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write interviews as CSV or JSON lines, or print a form.",
    discussion: """
      Personal data is left out unless asked for. --format print writes the questionnaire itself as a \
      page to print, in --language; it needs no interviews.

      Example: canvass export --format csv --output exports/
      Example: canvass export --format csv --output exports/ --key iom-2026.key
      Example: canvass export survey.json --format print --language fr -o survey.html
      """)

  @Argument(help: "With --format print: an installed questionnaire or a file.")
  var printed: String?

  @Option(help: "csv (one file a repeat), jsonl or print.")
  var format: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A folder, a file (x.csv, x.jsonl) or a pipe; - is standard output.", valueName: "path"))
  var output: String

  @Option(help: ArgumentHelp("Only interviews on this questionnaire.", valueName: "id"))
  var questionnaire: String?

  @Option(help: "finalized, sent or all: both. Drafts are never exported.")
  var state: String = "all"

  @Option(help: ArgumentHelp("Only those finished on this day or later.", valueName: "date"))
  var since: String?

  @Option(
    name: .customLong("key"),
    help: ArgumentHelp(
      "A study key to open sealed interviews with; may be repeated.", valueName: "file"))
  var keys: [String] = []

  @Flag(help: "Labels instead of codes, in --language.")
  var labels = false

  @Flag(help: "With names, addresses and whatever else identifies a person.")
  var personalData = false

  @Flag(help: "With the interviewers' notes, which may name persons.")
  var notes = false

  @Flag(help: "With the files that are answers, below media/; sound too with --personal-data.")
  var files = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if format == Self.printFormat { return try validatePrinting() }
    if printed != nil {
      throw ValidationError("name the questionnaire with --questionnaire; only print takes a file")
    }
    guard ExportFormat(rawValue: format) != nil else {
      let formats = (ExportFormat.allCases.map(\.rawValue) + [Self.printFormat])
        .joined(separator: ", ")
      throw ValidationError("there is no format '\(format)'; formats are \(formats)")
    }
    _ = try StateFilter(state)
    if files, let target = try? ExportTarget(output, format), !target.isFolder {
      throw ValidationError("--files needs a folder as --output")
    }
    if let since, CalendarDay(since) == nil {
      throw ValidationError("'\(since)' is no date; write it as 2026-11-21")
    }
  }

  func run() throws {
    if format == Self.printFormat { return try refusing { try printForm() } }
    try refusing {
      // Before a passphrase is asked for.
      let target = try ExportTarget(output, format)
      let store = try common.openStore()
      let kept = try store.records(try filter())
      let readable = try readable(kept, try keys.map { try StudyKeyFile.pair(at: $0) })
      let export = Export(try questionnaires(of: kept, store), options: try options())
      let tables = export.files(of: readable.map(\.record))
      try write(tables, to: target)
      Output.notice("\(counted(readable.count, "interview")), \(counted(tables.count, "file"))")
      let unexplained = Set(tables.flatMap(\.unexplained)).sorted()
      if !unexplained.isEmpty {
        Output.notice("in no questionnaire at hand: \(unexplained.joined(separator: ", "))")
      }
      let leftOut = Set(tables.flatMap(\.leftOut)).sorted()
      if !leftOut.isEmpty {
        Output.notice("left out as personal data: \(leftOut.joined(separator: ", "))")
      }
      let signers = Set(readable.compactMap(\.signer)).sorted()
      if !signers.isEmpty {
        Output.notice(
          "signed by \(counted(signers.count, "device")): \(signers.joined(separator: ", ")); "
            + "compare with what 'canvass doctor' says on each")
      }
      let hasAllFiles = files ? try writeFiles(of: readable, export, store) : true
      if readable.count < kept.count || !hasAllFiles { throw ExitCode(1) }
    }
  }

  /// What can be read; the rest is named, and does not keep the others back.
  private func readable(
    _ kept: [KeptRecord], _ keys: [StudyKeyPair]
  ) throws -> [OpenedInterview] {
    var interviews: [OpenedInterview] = []
    for record in kept {
      do {
        interviews.append(try record.opened(keys))
      } catch let refusal as Refusal {
        Output.notices(refusal.sentences)
      } catch let fault as StoreFault {
        Output.notice(fault.sentence)
      }
    }
    return interviews
  }

  /// Writes the files beside the interviews; says whether all of them were there.
  private func writeFiles(
    of interviews: [OpenedInterview], _ export: Export, _ store: Store
  ) throws -> Bool {
    var files = FileExport(store, to: output)
    var leftOut = 0
    for interview in interviews {
      let beside = export.files(beside: interview.record)
      try files.write(beside.names, of: interview)
      leftOut += beside.leftOut.count
    }
    for notice in files.notices { Output.notice(notice) }
    Output.notice(
      "\(counted(files.written, "file")) beside them, \(leftOut) left out as personal data; "
        + "they are not encrypted any more")
    return files.notices.isEmpty
  }

  private func filter() throws -> Filter {
    let day = since.flatMap { CalendarDay($0) }
    let offset = Surroundings.now().offsetMinutes
    return Filter(
      states: try StateFilter(state).states, questionnaire: questionnaire,
      since: day.map { Moment(day: $0, millisecondOfDay: 0, offsetMinutes: offset) })
  }

  private func options() throws -> ExportOptions {
    ExportOptions(
      format: ExportFormat(rawValue: format) ?? .csv,
      labelLanguage: labels ? try common.preferredLanguage() : nil,
      personalData: personalData ? .included : .leftOut, includesNotes: notes)
  }

  /// Every version that a record was made with; from the store where the interview was held here,
  /// from the library for one that came in a batch.
  private func questionnaires(of kept: [KeptRecord], _ store: Store) throws -> [Questionnaire] {
    var found: [Questionnaire] = []
    var seen: Set<QuestionnaireKey> = []
    let library = try common.library()
    for key in kept.map(\.questionnaire).reversed() where seen.insert(key).inserted {
      let snapshot = try store.questionnaire(hash: key.hash)
      let kept = snapshot.flatMap {
        try? OpenQuestionnaire(key.id, $0.bytes, folder: library.folder)
      }
      let installed = try? library.open(key.id)
      if let kept {
        found.append(kept.form.questionnaire)
      } else if let installed, snapshot == nil || installed.key.hash == key.hash {
        found.append(installed.form.questionnaire)
      } else if snapshot != nil {
        // One that is damaged, or that an older canvass took, keeps nobody from the rest.
        Output.notice(
          "\(key.id) \(key.version) cannot be read as the store has it: nobody can tell what is personal in "
            + "its answers, so they are withheld; install that very version, or ask for --personal-data"
        )
      } else {
        Output.notice(
          "\(key.id) \(key.version) is not installed: nobody can tell what is personal in its answers, "
            + "so they are withheld; install it, or ask for --personal-data")
      }
    }
    if kept.isEmpty, let questionnaire {
      found.append(try library.open(questionnaire).form.questionnaire)
    }
    return found
  }

  private func write(_ files: [ExportedFile], to target: ExportTarget) throws(Refusal) {
    switch target {
    case .output: Output.bytes(try together(files, "standard output"))
    case .one(let path): try Files.write(try together(files, path), to: path)
    case .folder(let path):
      try Files.makeFolder(path)
      for file in files { try Files.write(file.bytes, to: path + "/" + file.name) }
    }
  }

  /// All of them in one: interviews on lines of their own can stand one behind the other, tables cannot.
  private func together(_ files: [ExportedFile], _ place: String) throws(Refusal) -> [UInt8] {
    guard files.count <= 1 || format == ExportFormat.jsonl.rawValue else {
      throw Refusal("\(files.count) files cannot share \(place); name a folder")
    }
    return files.flatMap(\.bytes)
  }
}
