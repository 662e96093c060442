/// Choices that stand in a CSV file beside the questionnaire.
extension QuestionnaireDecoder {
  mutating func choices(inFile name: String, at offset: Int, of list: String) -> ChoiceRows {
    guard FolderFile.isInside(name) else {
      note(.fileOutsideFolder(name), at: offset)
      return ChoiceRows()
    }
    guard name.lowercased().hasSuffix(".csv") else {
      note(.choiceFileKind(name), at: offset)
      return ChoiceRows()
    }
    let found: [UInt8]?
    do throws(LinkOutside) {
      found = try choiceFile(name)
    } catch {
      note(.fileLeavesFolder(name), at: offset)
      return ChoiceRows()
    }
    guard let bytes = found else {
      note(.choiceFileMissing(name), at: offset)
      return ChoiceRows()
    }
    var reader = ChoiceFileReader(
      name: name, bytes: bytes, list: list, languages: languages,
      suggestions: report.suggestions)
    let rows = reader.rows()
    report.suggestions = reader.suggestions
    report.add(inChoiceFile: reader.problems)
    if rows.names.isEmpty, reader.problems.isEmpty { note(.emptyChoiceList(list), at: offset) }
    return rows
  }
}

/// What is said by whoever reads files for a questionnaire where one is a link that leads out of its
/// folder, and so was not read.
public struct LinkOutside: Error, Sendable, Hashable {
  public init() {}
}

/// A file that a questionnaire names must lie in the questionnaire's own folder or below it:
/// whoever opens a questionnaire from a stranger opens nothing else by it.
enum FolderFile {
  static func isInside(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar != "\\" && scalar != ":" && !NameRules.isControl(scalar)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return isPlain && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
