import Questionnaires
import Records

/// Turns finished interviews into files that other programs read.
///
/// ```swift
/// let export = Export([survey], options: ExportOptions(labelLanguage: "fr"))
/// for file in export.files(of: records) { … }   // survey.csv, survey-visits.csv
/// ```
///
/// The same questionnaires, options and records always give the same bytes.
public struct Export: Sendable {
  let questionnaires: [Questionnaire]
  let options: ExportOptions

  /// - Parameter questionnaires: every version at hand of those wanted, the newest of each first. A
  ///   questionnaire without records still gives its files with nothing but their headers, so that
  ///   an analysis can be written before the first interview.
  public init(_ questionnaires: [Questionnaire], options: ExportOptions = ExportOptions()) {
    self.questionnaires = questionnaires
    self.options = options
  }

  /// The files, those of one questionnaire after the other.
  ///
  /// - Parameter records: gone through twice, first for the names that no questionnaire explains.
  ///   They need not all be in memory: a lazy collection that decodes them as it goes will do.
  public func files(of records: some Collection<InterviewRecord>) -> [ExportedFile] {
    var datasets = Datasets(questionnaires, options: options)
    for record in records { datasets.learn(from: record) }
    switch options.format {
    case .csv: return csv(datasets, records)
    case .jsonl: return jsonLines(datasets, records)
    }
  }

  private func csv(
    _ datasets: Datasets, _ records: some Collection<InterviewRecord>
  ) -> [ExportedFile] {
    var tables = datasets.all.map { CSVTables($0, options: options) }
    for record in records {
      if let index = datasets.index(of: record) { tables[index].append(record) }
    }
    var names = FileNames()
    return tables.flatMap { $0.files(&names) }
  }

  private func jsonLines(
    _ datasets: Datasets, _ records: some Collection<InterviewRecord>
  ) -> [ExportedFile] {
    var lines = datasets.all.map { JSONLines($0, options: options) }
    for record in records {
      if let index = datasets.index(of: record) { lines[index].append(record) }
    }
    var names = FileNames()
    return lines.map { $0.file(&names) }
  }
}
