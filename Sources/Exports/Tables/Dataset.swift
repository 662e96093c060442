import Questionnaires
import Records
import Values

/// All tables of one questionnaire: what its versions declare, and what records hold beyond that.
struct Dataset: Sendable {
  let id: String
  let disclosures: Disclosures
  let codes: NonresponseCodes
  /// The interviews first, then each repeat in document order.
  private(set) var tables = [Table(repeatName: nil, .open)]
  private var tableByRepeat: [String: Int] = [:]
  /// Each declared variable: a question that another version had in another repeat is known there.
  private var declared: [String: Variable] = [:]
  /// Sections, notes and the like: nothing is answered there, but something may be remarked.
  private var unanswerable: Set<String> = []
  private let includesNotes: Bool

  /// - Parameter versions: the newest first; none if only records know the questionnaire.
  init(id: String, versions: [Questionnaire], options: ExportOptions) {
    self.id = id
    disclosures = Disclosures(versions, personalData: options.personalData)
    codes = NonresponseCodes(versions)
    includesNotes = options.includesNotes
    for version in versions {
      let reader = VersionReader(version, disclosures, labelLanguage: options.labelLanguage)
      for draft in reader.drafts {
        tables[table(draft.repeatName)].merge(draft.variables)
        for variable in draft.variables {
          declared[variable.name] = declared[variable.name] ?? variable
        }
      }
      collectUnanswerable(version.items)
    }
  }

  /// The place of a repeat's table.
  func index(ofRepeat name: String) -> Int? { tableByRepeat[name] }

  /// The place of a table, which is added at the end if it is not there.
  private mutating func table(_ repeatName: String?) -> Int {
    guard let repeatName else { return 0 }
    if let index = tableByRepeat[repeatName] { return index }
    tableByRepeat[repeatName] = tables.count
    tables.append(Table(repeatName: repeatName, disclosures[repeatName]))
    return tables.count - 1
  }

  private mutating func collectUnanswerable(_ items: [Item]) {
    for item in items {
      if !item.type.holdsAnswer { unanswerable.insert(item.name) }
      collectUnanswerable(item.items)
    }
  }
}

// MARK: - Learning from records

extension Dataset {
  /// Makes room for every name in the record.
  mutating func learn(from record: InterviewRecord) {
    learn(record.answers, in: 0)
    for remark in record.nonresponse where remark.text != Nonresponse.askLater.rawValue {
      let (table, variable) = place(of: remark)
      tables[table].markNonresponse(at: variable)
    }
    guard includesNotes else { return }
    for remark in record.notes {
      let (table, variable) = place(of: remark)
      tables[table].markNote(at: variable)
    }
  }

  private mutating func learn(_ answers: [InterviewRecord.Answer], in index: Int) {
    for answer in answers {
      switch answer {
      case .text(let name, _):
        let place = tables[index].index(of: name) ?? place(of: name, in: index)
        tables[index].markAnswer(at: place)
      case .instances(let name, let instances):
        let inner = table(name)
        for instance in instances { learn(instance, in: inner) }
      }
    }
  }

  private mutating func place(of remark: InterviewRecord.Remark) -> (table: Int, variable: Int) {
    let path = RemarkPath(remark.path)
    let index = table(path.repeatName)
    return (index, place(of: path.name, in: index))
  }

  private mutating func place(of name: String, in index: Int) -> Int {
    let variable =
      declared[name]
      ?? Variable(name, disclosures[name], holdsAnswer: !unanswerable.contains(name))
    return tables[index].place(of: name) { variable }
  }
}
