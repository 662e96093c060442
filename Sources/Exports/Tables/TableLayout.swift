/// A table with its columns in their final order and under their final names.
struct TableLayout: Sendable {
  let repeatName: String?
  let variables: [Variable]
  /// The columns of each variable.
  let facets: [[Facet]]
  let headers: [String]
  let leftOut: [String]
  let unexplained: [String]
  private let table: Table

  init(_ table: Table, splitsMultiple: Bool) {
    self.table = table
    repeatName = table.repeatName
    variables = table.variables
    facets = variables.map { $0.facets(splitsMultiple: splitsMultiple) }
    leftOut = table.leftOut
    unexplained = table.unexplained
    headers = Self.headers(table, facets)
  }

  func index(of name: String) -> Int? { table.index(of: name) }

  /// A personal repeat has no file; the interviews always have one.
  var isWritten: Bool { !table.isLeftOut }

  /// What joins the tables: as in the exports of ODK Briefcase and SurveyCTO.
  static func keyHeaders(ofRepeat isRepeat: Bool) -> [String] {
    isRepeat ? ["PARENT_KEY", "KEY", "POSITION"] : ["KEY"]
  }

  /// The keys and then the questions keep their names, whatever else would be called the same is
  /// numbered: no two columns share a name.
  private static func headers(_ table: Table, _ facets: [[Facet]]) -> [String] {
    let isRepeat = table.repeatName != nil
    let keys = keyHeaders(ofRepeat: isRepeat)
    let metadata = isRepeat ? [] : Metadata.allCases.map(\.rawValue)
    let columns = zip(table.variables, facets).flatMap { variable, facets in
      facets.map { (header: $0.header(of: variable.name), isAnswer: $0 == .answer) }
    }
    var names = UniqueNames()
    let first = keys.map { names.name($0) }
    let answers = columns.map { $0.isAnswer ? names.name($0.header) : nil }
    let second = metadata.map { names.name($0) }
    return first + second + zip(columns, answers).map { $1 ?? names.name($0.header) }
  }
}
