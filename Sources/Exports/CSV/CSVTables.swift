import Records

/// Writes the interviews of one questionnaire and their repeats, each table into bytes of its own.
struct CSVTables {
  private let dataset: Dataset
  private let layouts: [TableLayout]
  private var writers: [CSVWriter]
  private var rows: [Int]

  /// - Parameter dataset: has learnt from every record that will be appended.
  init(_ dataset: Dataset, options: ExportOptions) {
    self.dataset = dataset
    layouts = dataset.tables.map { TableLayout($0, splitsMultiple: options.splitsMultiple) }
    rows = layouts.map { _ in 0 }
    writers = layouts.map { layout in
      var writer = CSVWriter(
        lineEnd: options.lineEnd, hasByteOrderMark: options.hasByteOrderMark)
      writer.write(layout.headers.map(Cell.text))
      return writer
    }
  }

  mutating func append(_ record: InterviewRecord) {
    let place = Place(table: 0, key: record.id, parentKey: "", position: 0, path: "")
    append(record.answers, at: place, of: record, Remarks(record))
  }

  /// Where a row stands: in which table, and below which other row.
  private struct Place {
    let table: Int
    let key: String
    let parentKey: String
    let position: Int
    let path: String
  }

  private mutating func append(
    _ answers: [InterviewRecord.Answer], at place: Place, of record: InterviewRecord,
    _ remarks: Remarks
  ) {
    let layout = layouts[place.table]
    var texts = [String?](repeating: nil, count: layout.variables.count)
    for answer in answers {
      switch answer {
      case .text(let name, let text):
        if let index = layout.index(of: name) { texts[index] = text }
      case .instances(let name, let instances):
        for (index, instance) in instances.enumerated() {
          guard let inner = inner(name, position: index + 1, in: place) else { continue }
          append(instance, at: inner, of: record, remarks)
        }
      }
    }
    guard layout.isWritten else { return }
    let row = Row(
      record: record, remarks: remarks, key: place.key, parentKey: place.parentKey,
      position: place.position, path: place.path, answers: texts)
    writers[place.table].write(layout.cells(of: row, codes: dataset.codes))
    rows[place.table] += 1
  }

  private func inner(_ name: String, position: Int, in place: Place) -> Place? {
    dataset.index(ofRepeat: name).map { table in
      let step = "\(name)[\(position)]"
      return Place(
        table: table, key: "\(place.key)/\(step)", parentKey: place.key, position: position,
        path: "\(place.path)\(step)/")
    }
  }

  func files(_ names: inout FileNames) -> [ExportedFile] {
    var files: [ExportedFile] = []
    for (index, layout) in layouts.enumerated() where layout.isWritten {
      let parts = [dataset.id] + (layout.repeatName.map { [$0] } ?? [])
      files.append(
        ExportedFile(
          name: names.name(parts, ending: "csv"), bytes: writers[index].bytes, rows: rows[index],
          leftOut: layout.leftOut + (index == 0 ? leftOutWithTheirTables : []),
          unexplained: layout.unexplained))
    }
    return files
  }

  /// The interviews' file answers for the repeats that have none.
  private var leftOutWithTheirTables: [String] {
    layouts.filter { !$0.isWritten }.flatMap(\.leftOut)
  }
}
