import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// A file from this computer as the answer: its path is typed, pasted or dragged in, with the names
/// that fit below it. What is typed is never kept; the copy of the file is, under a name of its own.
struct FileBody: Sendable {
  /// What can have the focus.
  enum Part: Sendable, Equatable {
    case field
    /// A name that fits, by its place below the field.
    case match(Int)
    case reason(Nonresponse)
  }

  let node: NodeID
  let type: ItemType
  let reasons: [Nonresponse]
  private(set) var field = TextField()
  private(set) var focus = Part.field

  /// More than a glance takes in would hide what stands below.
  private static let mostMatches = 5

  init(_ node: NodeID, _ situation: Situation) {
    let item = situation.interview.item(node)
    self.node = node
    type = item.type
    reasons = item.definition.nonresponse
  }

  var path: TypedPath { TypedPath(field.text) }

  /// The folder whose names would help. A respondent alone is not shown the interviewer's files.
  func wantedFolder(_ situation: Situation) -> String? {
    path.text.isEmpty || situation.isSelfCompleted ? nil : path.folder
  }

  func matches(_ situation: Situation) -> [FolderListing.Entry] {
    guard wantedFolder(situation) != nil else { return [] }
    let all = path.matches(in: situation.files.listing)
    // The one that is typed to its end needs no list.
    if all.count == 1, !all[0].isFolder, all[0].name == path.name { return [] }
    return Array(all.prefix(Self.mostMatches))
  }

  /// How many more fit than are shown.
  func moreMatches(_ situation: Situation) -> Int {
    guard wantedFolder(situation) != nil else { return 0 }
    return max(0, path.matches(in: situation.files.listing).count - Self.mostMatches)
  }

  func parts(_ situation: Situation) -> [Part] {
    [.field] + matches(situation).indices.map(Part.match) + reasons.map(Part.reason)
  }

  func isCopying(_ situation: Situation) -> FilesOutside.Copying? {
    let copying = situation.files.copying
    return copying?.address == situation.interview.address(of: node) ? copying : nil
  }

  // MARK: Keys

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    if case .line(let line) = key { return point(at: line, situation) }
    switch key {
    case .enter: return enter(situation)
    case .tab where takesTab(situation):
      if let whole = path.completed(in: situation.files.listing) { field.replace(with: whole) }
      return .changed
    case .tab, .backTab, .down, .up: return move(key, situation)
    case .delete, .control("u"):
      guard focus == .field, field.characters.isEmpty else { break }
      return situation.interview.answer(node).isEmpty ? .none : .give(node, "")
    case .backspace where field.characters.isEmpty: return .none
    case .character(let character) where focus != .field:
      if let reason = reason(of: character) { return .decline(node, reason) }
      focus = .field
    case .character("?") where field.characters.isEmpty: return .none
    default: break
    }
    guard focus == .field, field.handle(key) else { return .none }
    return .changed
  }

  /// Whether Tab has something to complete here; else it goes on to the next part.
  func takesTab(_ situation: Situation) -> Bool {
    focus == .field && !situation.isSelfCompleted
      && path.completed(in: situation.files.listing) != nil
  }

  private func reason(of character: Character) -> Nonresponse? {
    guard case .reason(let focused) = focus else { return nil }
    return character == " "
      ? focused : reasons.first { String($0.letter) == character.lowercased() }
  }

  /// A part was clicked: a name and a reason are taken, the field has the focus.
  private mutating func point(at line: Int, _ situation: Situation) -> Reaction {
    guard let part = parts(situation)[safe: line] else { return .changed }
    focus = part
    return part == .field ? .changed : enter(situation)
  }

  private mutating func enter(_ situation: Situation) -> Reaction {
    switch focus {
    case .reason(let reason): return .decline(node, reason)
    case .match(let place):
      focus = .field
      guard let entry = matches(situation)[safe: place] else { return .changed }
      field.replace(with: path.folder + entry.name + (entry.isFolder ? "/" : ""))
      return entry.isFolder ? .changed : .attach(node, path: path.text)
    case .field: return path.text.isEmpty ? .goOn : .attach(node, path: path.text)
    }
  }

  /// Up, Down and Tab go from part to part; at the ends they stay.
  private mutating func move(_ key: Key, _ situation: Situation) -> Reaction {
    let parts = parts(situation)
    let place = parts.firstIndex(of: focus) ?? 0
    let isForward = key == .down || key == .tab
    let stays: Reaction = key == .tab || key == .backTab ? .none : .changed
    guard let next = parts[safe: isForward ? place + 1 : place - 1] else { return stays }
    focus = next
    return .changed
  }

  /// Whether the part in focus is the first, or the last: Up, or Down, leads out of here.
  func isAtEdge(_ key: Key, _ situation: Situation) -> Bool {
    let parts = parts(situation)
    return key == .up || key == .backTab ? focus == parts.first : focus == parts.last
  }

  mutating func paste(_ text: String) -> Reaction {
    focus = .field
    // A terminal puts a space behind what is dragged into it, and a file manager a line end.
    field.insert(field.characters.isEmpty ? Reading.trimmed(text) : text)
    return .changed
  }

  /// The file is there: the next path begins anew.
  mutating func clear() { (field, focus) = (TextField(), .field) }
}
