import Foundation

/// The table of a document that says where the bundled instruments show a feature: a key of the format,
/// an instrument, and what in it has the key.
struct FeatureTable {
  struct Row {
    let line: Int
    let key: String
    /// What the key says there; nil if that does not matter.
    let value: String?
    let instrument: String
    /// Items, lists, indicators or quotas; empty for the file itself.
    let names: [String]
  }

  let rows: [Row]

  init(in text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    rows = lines.enumerated().compactMap { Row(line: $0 + 1, String($1)) }
  }
}

extension FeatureTable.Row {
  /// Nil for a line that is no such row.
  fileprivate init?(line: Int, _ text: String) {
    let cells = text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard text.hasPrefix("|"), cells.count == 4,
      let key = Self.quoted(cells[1]).first, let instrument = Self.quoted(cells[2]).first
    else { return nil }
    let parts = key.split(separator: ": ", maxSplits: 1).map(String.init)
    self.line = line
    self.key = parts[0]
    value = parts.count > 1 ? parts[1] : nil
    self.instrument = instrument
    names = Self.quoted(cells[3])
  }

  private static func quoted(_ cell: String) -> [String] {
    cell.matches(of: #/`([^`]+)`/#).map { String($0.output.1) }
  }

  /// The names that have no such key in this questionnaire, or are not there.
  func missing(in questionnaire: JSON) -> [String] {
    if names.isEmpty { return has(questionnaire) ? [] : ["the file"] }
    var named = (questionnaire["choices"]?.members ?? [:]).mapValues { [$0] }
    Self.collect(questionnaire, into: &named)
    return names.filter { name in !(named[name] ?? []).contains(where: has) }
  }

  /// Whether it has the key; of a choice list, whether a choice has.
  private func has(_ thing: JSON) -> Bool {
    if thing.elements.contains(where: has) { return true }
    guard let found = thing[key] else { return false }
    guard let value else { return true }
    return found.string?.split(separator: " ").contains { $0 == value } ?? false
  }

  private static func collect(_ thing: JSON, into named: inout [String: [JSON]]) {
    for key in ["sections", "items", "indicators", "quotas"] {
      for inner in thing[key]?.elements ?? [] {
        if let name = inner["name"]?.string { named[name, default: []].append(inner) }
        collect(inner, into: &named)
      }
    }
  }
}
