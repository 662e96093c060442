import Interviews
import Questionnaires
import Terminal

/// How a roster is laid out where there is room for more than names: the instances below each other,
/// some of their answers beside each other.
struct RosterTable {
  struct Column {
    let item: ItemID
    let heading: String
    let width: Int

    /// The heading in as many lines as it needs and there is room for.
    func headingLines(_ rows: Int) -> [String] {
      rows > 1 ? Chrome.wrapped(heading, to: width, rows: rows) : [Chrome.cut(heading, to: width)]
    }
  }

  let columns: [Column]
  let nameWidth: Int

  private static let narrowest = 6
  private static let widest = 14

  /// As many columns as fit beside the names and the states; none where there is no room or nothing
  /// short to show.
  init(_ roster: NodeID, _ instances: [Interview.Instance], width: Int, _ situation: Situation) {
    let interview = situation.interview
    let names = instances.map {
      TextWidth.columns(of: RosterBody.name(of: $0, roster, situation))
    }
    nameWidth = min(max(12, names.max() ?? 0), width / 3)
    var room = width - nameWidth - 8 - RosterBody.stateWidth
    var columns: [Column] = []
    guard let first = instances.first, room > Self.narrowest else {
      self.columns = []
      return
    }
    for child in interview.form.children(of: roster.item) where room > Self.narrowest {
      guard let node = interview.node(of: child, in: first), interview.isShownInLists(node),
        Self.isShort(interview.item(node))
      else { continue }
      let heading = Self.heading(of: child, instances, interview)
      let answers = instances.compactMap { interview.node(of: child, in: $0) }.map {
        TextWidth.columns(of: situation.cell(of: $0))
      }
      let wanted = max(answers.max() ?? 0, min(TextWidth.columns(of: heading), Self.widest))
      let column = min(max(Self.narrowest, wanted), Self.widest, room - 1)
      // A heading is broken between its words, not within them.
      let words = heading.split(separator: " ").map { TextWidth.columns(of: String($0)) }
      guard column >= min(words.max() ?? 0, Self.widest) else { continue }
      columns.append(Column(item: child, heading: heading, width: column))
      room -= column + 1
    }
    self.columns = columns
  }

  /// What is asked, true of every row: where it is about one of them, as its author wrote it.
  private static func heading(
    of child: ItemID, _ instances: [Interview.Instance], _ interview: Interview
  ) -> String {
    let labels = instances.compactMap { interview.node(of: child, in: $0) }
      .map { Markup.plain(interview.label($0)) }
    let isShared = labels.allSatisfy { $0 == labels.first }
    return isShared
      ? labels.first ?? "" : Markup.plain(interview.wording(of: interview.form.items[child]))
  }

  /// Whether its answers are told at a glance, and may be.
  private static func isShort(_ item: FormItem) -> Bool {
    switch item.type {
    case .integer, .decimal, .range, .date, .time, .selectOne: true
    case .text: !item.definition.appearance.contains("multiline")
    default: false
    }
  }

  /// The headings above their columns, each ending in the line above the first instance.
  func headings(_ rows: Int) -> [[String]] {
    let headings = columns.map { $0.headingLines(rows) }
    let height = headings.map(\.count).max() ?? 0
    return headings.map { Array(repeating: "", count: height - $0.count) + $0 }
  }

  /// Where a column begins, seen from the left end of the names.
  func start(of column: Int) -> Int {
    columns[..<column].reduce(nameWidth + 1) { $0 + $1.width + 1 }
  }
}

extension Situation {
  /// An answer in a table; a point where the question is not asked.
  func cell(of node: NodeID) -> String {
    guard interview.isRelevant(node) else { return "." }
    if let reason = interview.nonresponse(node) {
      return String(reason.letter).uppercased()
    }
    let item = interview.item(node)
    if item.type == .date {
      // Months by name would not fit.
      return FieldBody.shown(interview.answer(node), .date, item.definition.appearance)
    }
    return Markup.plain(words.spokenAnswer(node, interview)).replacing("\n", with: " ")
  }
}
