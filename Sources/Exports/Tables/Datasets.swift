import Questionnaires
import Records

/// The datasets of an export: those of the questionnaires given, in their order, then those that
/// only records know.
struct Datasets {
  private(set) var all: [Dataset] = []
  private var indexByID: [String: Int] = [:]
  private let options: ExportOptions

  init(_ questionnaires: [Questionnaire], options: ExportOptions) {
    self.options = options
    for questionnaire in questionnaires where indexByID[questionnaire.id] == nil {
      add(questionnaire.id, versions: questionnaires.filter { $0.id == questionnaire.id })
    }
  }

  /// Where a record belongs; nil if it has not been learnt from.
  func index(of record: InterviewRecord) -> Int? { indexByID[record.questionnaire.id] }

  mutating func learn(from record: InterviewRecord) {
    let id = record.questionnaire.id
    let index = indexByID[id] ?? add(id, versions: [])
    all[index].learn(from: record)
  }

  @discardableResult
  private mutating func add(_ id: String, versions: [Questionnaire]) -> Int {
    indexByID[id] = all.count
    all.append(Dataset(id: id, versions: versions, options: options))
    return all.count - 1
  }
}
