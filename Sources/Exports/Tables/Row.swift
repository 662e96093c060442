import Records

/// One interview, or one instance of a repeat in it.
struct Row {
  let record: InterviewRecord
  let remarks: Remarks
  /// What the row is called: the interview's id, for instances with the path to them behind it, as
  /// in `uuid:…/visits[2]`.
  let key: String
  /// The key of the row around it.
  let parentKey: String
  /// From 1; 0 for an interview.
  let position: Int
  /// What precedes a name in the paths of remarks: `visits[2]/`.
  let path: String
  /// By the places of the variables.
  let answers: [String?]
}

extension TableLayout {
  /// The cells of a row, one for each header.
  func cells(of row: Row, codes: NonresponseCodes) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(headers.count)
    if repeatName != nil {
      cells += [.text(row.parentKey), .text(row.key), .number(String(row.position))]
    } else {
      cells.append(.text(row.key))
      for metadata in Metadata.allCases { cells.append(metadata.cell(of: row.record)) }
    }
    for (index, variable) in variables.enumerated() where !facets[index].isEmpty {
      let entry = Entry(variable, row.answers[index], in: row, codes: codes)
      for facet in facets[index] { cells.append(entry.cell(facet)) }
    }
    return cells
  }
}
