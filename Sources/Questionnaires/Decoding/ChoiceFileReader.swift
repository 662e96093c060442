import JSONDocuments

/// Turns the rows of a choice file into choices, with the same strictness as choices in the
/// questionnaire. What stops the reading of the file is reported where it stands in that file.
struct ChoiceFileReader {
  let list: String
  let languages: [String]
  var suggestions: Suggestions
  private(set) var problems: [Problem] = []

  private let file: QuestionnaireFile
  private var errorCount = 0
  private var csv: CSVRows
  private var index = RowIndex()
  /// One report for a column's gaps, not one for each of 100,000 rows.
  private var untranslated: Set<String> = []

  init(
    name: String, bytes: [UInt8], list: String, languages: [String], suggestions: Suggestions
  ) {
    self.list = list
    self.languages = languages
    self.suggestions = suggestions
    file = QuestionnaireFile(name: name, bytes: bytes)
    csv = CSVRows(bytes)
  }

  mutating func rows() -> ChoiceRows {
    var rows = ChoiceRows()
    do throws(CSVRows.Fault) {
      try readRows(into: &rows)
    } catch {
      note(.choiceFile(error.fault), at: error.offset)
    }
    return rows
  }

  private mutating func readRows(into rows: inout ChoiceRows) throws(CSVRows.Fault) {
    guard csv.readRow() else { throw csv.fault ?? CSVRows.Fault(fault: .empty, offset: 0) }
    let columns = try columns()
    let places = columns.map { place(of: $0, hasOneLabel: columns.labelCount == 1, in: &rows) }
    while errorCount < ProblemReport.most, csv.readRow() {
      if csv.fields.count == columns.count {
        readRow(places, into: &rows)
      } else {
        let fault = ChoiceFileFault.fieldCount(expected: columns.count, found: csv.fields.count)
        note(.choiceFile(fault), at: csv.offset)
      }
    }
    if let fault = csv.fault { throw fault }
  }

  /// What the columns hold, from the row of titles, which was read last.
  private mutating func columns() throws(CSVRows.Fault) -> [ChoiceFileColumns.Column] {
    let titles = csv.fields.map(csv.text)
    let read = ChoiceFileColumns(titles: titles, languages: languages)
    var seen: Set<ChoiceFileColumns.Column> = []
    for ((title, field), column) in zip(zip(titles, csv.fields), read.columns) {
      if title.isEmpty { throw CSVRows.Fault(fault: .emptyColumnTitle, offset: field.offset) }
      if !seen.insert(column).inserted {
        throw CSVRows.Fault(fault: .duplicateColumn(title), offset: field.offset)
      }
      checkLanguage(column, at: field.offset)
    }
    guard seen.contains(.name) else {
      throw CSVRows.Fault(fault: .missingColumn("name"), offset: csv.offset)
    }
    guard let first = read.labelLanguages.first else {
      throw CSVRows.Fault(fault: .missingColumn("label"), offset: csv.offset)
    }
    checkTranslations(read.labelLanguages, first: first, at: csv.offset)
    return read.columns
  }

  private mutating func checkLanguage(_ column: ChoiceFileColumns.Column, at offset: Int) {
    guard case .label(let language) = column, !language.isEmpty, !languages.contains(language)
    else { return }
    if languages.isEmpty {
      note(.languagesNotDeclared(language), at: offset)
    } else {
      let suggestion = suggestions.nearest(to: language, among: languages)
      note(.undeclaredLanguage(language, suggestion: suggestion), at: offset)
    }
  }

  private mutating func checkTranslations(_ found: [String], first: String, at offset: Int) {
    // `label` alone serves every language, as a plain text does.
    if found.count == 1, first == languages.first { return }
    for language in languages where !found.contains(language) {
      note(
        language == languages.first
          ? .missingDefaultText(key: "label", language: language)
          : .missingTranslation(key: "label", language: language), at: offset)
    }
  }

  private mutating func note(_ code: ProblemCode, at offset: Int) {
    problems.append(Problem(code, at: file.place(of: offset)))
    if code.severity == .error { errorCount += 1 }
  }
}

// MARK: - One row

extension ChoiceFileReader {
  /// Where the fields of a column go.
  private struct Place {
    let column: ChoiceFileColumns.Column
    /// The language of a label; the empty tag if there is one label for all.
    let language: String
    /// The column of the labels, or of the further keys.
    let index: Int
  }

  private func place(
    of column: ChoiceFileColumns.Column, hasOneLabel: Bool, in rows: inout ChoiceRows
  ) -> Place {
    switch column {
    case .label(let language):
      let tag = hasOneLabel ? "" : language
      return Place(column: column, language: tag, index: rows.labels.column(tag) ?? 0)
    case .further(let title):
      return Place(column: column, language: "", index: rows.columns.column(title) ?? 0)
    case .name, .exclusive, .fixed: return Place(column: column, language: "", index: 0)
    }
  }

  private mutating func readRow(_ places: [Place], into rows: inout ChoiceRows) {
    var name = ""
    var (isExclusive, isFixed) = (false, false)
    for (field, place) in zip(csv.fields, places) {
      let text = csv.text(field)
      checkCharacters(of: text, at: field.offset, place.column)
      switch place.column {
      case .name: name = text
      case .label:
        if text.isEmpty {
          noteMissingLabel(in: place.language, at: field.offset)
        } else {
          rows.labels.set(text, in: place.index)
        }
      case .exclusive: isExclusive = truth(text, "exclusive", at: field.offset)
      case .fixed: isFixed = truth(text, "fixed", at: field.offset)
      case .further: rows.columns.set(text, in: place.index)
      }
    }
    rows.close(name: name, isExclusive: isExclusive, isFixed: isFixed, at: csv.offset)
    checkName(in: rows)
  }

  private mutating func noteMissingLabel(in language: String, at offset: Int) {
    if language.isEmpty || language == languages.first {
      note(.missingKey("label", in: .choiceFile), at: offset)
    } else if untranslated.insert(language).inserted {
      note(.missingTranslation(key: "label", language: language), at: offset)
    }
  }

  private mutating func truth(_ word: String, _ column: String, at offset: Int) -> Bool {
    let allowed = ["true", "false"]
    if !word.isEmpty, !allowed.contains(word) {
      note(.unknownWord(word, key: column, allowed: allowed, suggestion: nil), at: offset)
    }
    return word == "true"
  }

  /// Judges the name of the last row.
  private mutating func checkName(in rows: ChoiceRows) {
    let row = rows.names.count - 1
    let name = rows.names[row]
    if !NameRules.isChoiceName(name) {
      note(.badChoiceName(name), at: csv.offset)
    } else if let first = index.insert(row, of: rows.names) {
      let line = file.lineMap.place(of: Int(rows.offsets[first])).line
      note(.duplicateChoice(name, list: list, firstLine: line), at: csv.offset)
    }
  }

  private mutating func checkCharacters(
    of field: String, at offset: Int, _ column: ChoiceFileColumns.Column
  ) {
    guard NameRules.firstControl(in: field) != nil else { return }
    note(.controlCharacter(key: column.title), at: offset)
  }
}

extension [ChoiceFileColumns.Column] {
  fileprivate var labelCount: Int { count { if case .label = $0 { true } else { false } } }
}

extension ChoiceFileColumns.Column {
  fileprivate var title: String {
    switch self {
    case .name: "name"
    case .label: "label"
    case .exclusive: "exclusive"
    case .fixed: "fixed"
    case .further(let title): title
    }
  }
}
