import JSONDocuments
import Records

/// Writes the interviews of one questionnaire as JSON, each on a line of its own.
struct JSONLines {
  private let dataset: Dataset
  private let redaction: Redaction
  private var bytes: [UInt8] = []
  private var rows = 0

  init(_ dataset: Dataset, options: ExportOptions) {
    self.dataset = dataset
    redaction = Redaction(dataset.disclosures, includesNotes: options.includesNotes)
  }

  mutating func append(_ record: InterviewRecord) {
    bytes += JSONWriter.bytes(redaction.redacted(record).json)
    bytes.append(0x0A)
    rows += 1
  }

  func file(_ names: inout FileNames) -> ExportedFile {
    ExportedFile(
      name: names.name([dataset.id], ending: "jsonl"), bytes: bytes, rows: rows,
      leftOut: dataset.tables.flatMap(\.leftOut),
      unexplained: dataset.tables.flatMap(\.unexplained))
  }
}
