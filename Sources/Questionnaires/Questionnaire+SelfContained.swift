import JSONDocuments

extension Questionnaire {
  /// The questionnaire's file with the choices of its CSV files and the references of its modules
  /// written into it, so that one text is all that an interview depends on: what is kept beside a
  /// draft, and what its hash is taken over. A file without such files is itself, byte by byte.
  public func selfContained(_ bytes: [UInt8]) -> [UInt8] {
    let hasModuleFiles = modules.contains { $0.isFile }
    guard hasModuleFiles || choiceLists.contains(where: { $0.file != nil }),
      let members = try? JSONReader.parse(bytes).members
    else { return bytes }
    return JSONWriter.bytes(pretty: true) { writer in
      writer.object { root in
        for member in members where !(hasModuleFiles && member.isKey("modules")) {
          root.member(member.key) { writer in
            if member.isKey("choices") {
              write(choiceLists, to: &writer)
            } else {
              writer.write(JSONValue(member.value))
            }
          }
        }
        if hasModuleFiles {
          let documents = modules.map { JSONValue.Member($0.name, $0.document) }
          root.member("modules") { $0.write(.object(documents)) }
        }
      }
    }
  }
}

private func write(_ lists: [ChoiceList], to writer: inout JSONWriter) {
  writer.object { object in
    for list in lists {
      object.member(list.name) { writer in
        let rows = WrittenRows(list)
        writer.array { array in
          for row in list.indices { array.element { rows.write(row, to: &$0) } }
        }
      }
    }
  }
}

/// The rows of a list as they are written: languages and further keys always in the same order.
private struct WrittenRows {
  private typealias Columns = [(key: String, value: [String?])]

  private let list: ChoiceList
  private let labels: Columns
  private let columns: Columns

  init(_ list: ChoiceList) {
    self.list = list
    labels = list.labels.sorted { $0.key < $1.key }
    columns = list.columns.sorted { $0.key < $1.key }
  }

  func write(_ row: Int, to writer: inout JSONWriter) {
    writer.object { object in
      object.member("name") { $0.write(.string(list.names[row])) }
      object.member("label") { writeLabel(row, to: &$0) }
      if list.exclusiveRows.contains(row) { object.member("exclusive") { $0.write(.bool(true)) } }
      if list.fixedRows.contains(row) { object.member("fixed") { $0.write(.bool(true)) } }
      Self.writeCells(of: columns, row, to: &object)
    }
  }

  /// A label in no language is a plain string.
  private func writeLabel(_ row: Int, to writer: inout JSONWriter) {
    let isPlain = labels.allSatisfy { $0.key.isEmpty == ($0.value[row] != nil) }
    if isPlain, let plain = labels.first?.value[row] {
      writer.write(.string(plain))
    } else {
      writer.object { Self.writeCells(of: labels, row, to: &$0) }
    }
  }

  private static func writeCells(of columns: Columns, _ row: Int, to object: inout JSONWriter) {
    for (title, cells) in columns {
      guard let cell = cells[row] else { continue }
      object.member(title) { $0.write(.string(cell)) }
    }
  }
}
