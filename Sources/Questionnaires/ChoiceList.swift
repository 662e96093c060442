/// Answer options shared by name.
///
/// Lists of every village of a country are loaded before every interview, so the choices lie in
/// columns: an array for the names, one for each language's labels, one for each further key. A
/// `Choice` is put together when one is asked for.
public struct ChoiceList: Sendable, Hashable {
  public var name: String
  /// A CSV file beside the questionnaire that the choices come from.
  public var file: Placed<String>?
  public var offset: Int
  /// The choices' names, by row.
  public private(set) var names: [String] = []
  /// Labels by language tag and row; a plain string stands under the empty tag. Every array is as
  /// long as `names`.
  public private(set) var labels: [String: [String?]] = [:]
  /// Further keys, which choice filters read, by row. Every array is as long as `names`.
  public private(set) var columns: [String: [String?]] = [:]
  /// The rows of the choices that clear the others.
  public private(set) var exclusiveRows: Set<Int> = []
  /// The rows of the choices that keep their places when the list is shuffled.
  public private(set) var fixedRows: Set<Int> = []
  private var offsets: [UInt32] = []

  public init(name: String, choices: [Choice] = [], file: Placed<String>? = nil, at offset: Int = 0)
  {
    self.name = name
    self.file = file
    self.offset = offset
    for choice in choices { append(choice) }
  }
}

// MARK: - Reading

extension ChoiceList: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { names.count }

  /// The choice of a row. Of its label no byte is kept but that of the choice.
  public subscript(row: Int) -> Choice {
    Choice(
      name: names[row], label: Text(labels.compactMapValues { $0[row] }, at: offset(of: row)),
      columns: columns.compactMapValues { $0[row] }, isExclusive: exclusiveRows.contains(row),
      isFixed: fixedRows.contains(row), at: offset(of: row))
  }

}

extension ChoiceList {
  /// The byte of its file at which the choice of a row begins.
  public func offset(of row: Int) -> Int { Int(offsets[row]) }

  /// The label of a row in a language, by the rule of `Text.text(in:fallback:)`.
  public func label(_ row: Int, in language: String, fallback: String) -> String {
    for tag in [language, "", fallback] {
      if let label = labels[tag]?[row] { return label }
    }
    return labels.keys.sorted().lazy.compactMap { labels[$0]?[row] }.first ?? ""
  }
}

// MARK: - Writing

extension ChoiceList {
  /// Adds a choice as the last row.
  public mutating func append(_ choice: Choice) {
    let row = count
    names.append(choice.name)
    offsets.append(UInt32(clamping: choice.offset))
    Self.append(choice.label.byLanguage, to: &labels, row: row)
    Self.append(choice.columns, to: &columns, row: row)
    if choice.isExclusive { exclusiveRows.insert(row) }
    if choice.isFixed { fixedRows.insert(row) }
  }

  private static func append(
    _ cells: [String: String], to columns: inout [String: [String?]], row: Int
  ) {
    for title in cells.keys where columns[title] == nil {
      columns[title] = Array(repeating: nil, count: row)
    }
    for title in columns.keys { columns[title]?.append(cells[title]) }
  }

  /// Takes all the rows that a decoder has gathered.
  mutating func take(_ rows: ChoiceRows) {
    names = rows.names
    offsets = rows.offsets
    labels = rows.labels.byTitle
    columns = rows.columns.byTitle
    exclusiveRows = rows.exclusive
    fixedRows = rows.fixed
  }
}
