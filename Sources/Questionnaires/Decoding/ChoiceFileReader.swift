import JSONDocuments

/// Turns the rows of a choice file into choices, with the same strictness as choices in the
/// questionnaire. What stops the reading of the file is reported where it stands in that file.
struct ChoiceFileReader {
  let list: String
  let languages: [String]
  var suggestions: Suggestions
  private(set) var problems: [Problem] = []

  private let file: QuestionnaireFile
  private var rows: CSVRows
  private var firstOffsets: [String: Int] = [:]
  /// One report for a column's gaps, not one for each of 100,000 rows.
  private var untranslated: Set<String> = []

  init(
    name: String, bytes: [UInt8], list: String, languages: [String], suggestions: Suggestions
  ) {
    self.list = list
    self.languages = languages
    self.suggestions = suggestions
    file = QuestionnaireFile(name: name, bytes: bytes)
    rows = CSVRows(bytes)
  }

  mutating func choices() -> [Choice] {
    var choices: [Choice] = []
    do throws(CSVRows.Fault) {
      guard let titles = try rows.next() else { throw CSVRows.Fault(fault: .empty, offset: 0) }
      let columns = try columns(titles)
      while let row = try rows.next() {
        guard row.fields.count == columns.count else {
          let fault = ChoiceFileFault.fieldCount(
            expected: columns.count, found: row.fields.count)
          note(.choiceFile(fault), at: row.offset)
          continue
        }
        choices.append(choice(row, columns))
      }
    } catch {
      note(.choiceFile(error.fault), at: error.offset)
    }
    return choices
  }

  private mutating func columns(
    _ titles: CSVRows.Row
  ) throws(CSVRows.Fault) -> [ChoiceFileColumns.Column] {
    let read = ChoiceFileColumns(titles: titles.fields, languages: languages)
    var seen: Set<ChoiceFileColumns.Column> = []
    for ((title, offset), column) in zip(zip(titles.fields, titles.offsets), read.columns) {
      if title.isEmpty { throw CSVRows.Fault(fault: .emptyColumnTitle, offset: offset) }
      if !seen.insert(column).inserted {
        throw CSVRows.Fault(fault: .duplicateColumn(title), offset: offset)
      }
      checkLanguage(column, at: offset)
    }
    guard seen.contains(.name) else {
      throw CSVRows.Fault(fault: .missingColumn("name"), offset: titles.offset)
    }
    guard let first = read.labelLanguages.first else {
      throw CSVRows.Fault(fault: .missingColumn("label"), offset: titles.offset)
    }
    checkTranslations(read.labelLanguages, first: first, at: titles.offset)
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
  }
}

// MARK: - One row

extension ChoiceFileReader {
  private mutating func choice(
    _ row: CSVRows.Row, _ columns: [ChoiceFileColumns.Column]
  ) -> Choice {
    var choice = Choice(name: "", label: Text([:], at: row.offset), at: row.offset)
    let hasOneLabel = columns.count { if case .label = $0 { true } else { false } } == 1
    for (index, column) in columns.enumerated() {
      let field = row.fields[index]
      checkCharacters(of: field, at: row.offsets[index], column)
      switch column {
      case .name: choice.name = field
      case .label(let language):
        label(field, hasOneLabel ? "" : language, at: row.offsets[index], of: &choice)
      case .exclusive: choice.isExclusive = truth(field, "exclusive", at: row.offsets[index])
      case .fixed: choice.isFixed = truth(field, "fixed", at: row.offsets[index])
      case .further(let title): choice.columns[title] = field
      }
    }
    checkName(of: choice)
    return choice
  }

  private mutating func label(
    _ words: String, _ language: String, at offset: Int, of choice: inout Choice
  ) {
    if !words.isEmpty {
      choice.label.byLanguage[language] = words
    } else if language.isEmpty || language == languages.first {
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

  private mutating func checkName(of choice: Choice) {
    if !NameRules.isChoiceName(choice.name) {
      note(.badChoiceName(choice.name), at: choice.offset)
    } else if let first = firstOffsets[choice.name] {
      let line = file.lineMap.place(of: first).line
      note(.duplicateChoice(choice.name, list: list, firstLine: line), at: choice.offset)
    } else {
      firstOffsets[choice.name] = choice.offset
    }
  }

  private mutating func checkCharacters(
    of field: String, at offset: Int, _ column: ChoiceFileColumns.Column
  ) {
    guard QuestionnaireDecoder.firstControl(in: field) != nil else { return }
    note(.controlCharacter(key: column.title), at: offset)
  }
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
