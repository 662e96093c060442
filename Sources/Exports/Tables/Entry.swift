/// What one row holds for one variable.
struct Entry {
  private let variable: Variable
  private let answer: String?
  private let code: Cell?
  private let note: String?
  private let version: String

  init(_ variable: Variable, _ answer: String?, in row: Row, codes: NonresponseCodes) {
    self.variable = variable
    self.answer = answer
    version = row.record.questionnaire.version
    let reason = Self.remark(row.remarks.nonresponse, on: variable, in: row)
    code = reason.flatMap { [version] in codes.cell(for: $0, version: version) }
    note = variable.hasNote ? Self.remark(row.remarks.notes, on: variable, in: row) : nil
  }

  private static func remark(
    _ remarks: [String: String], on variable: Variable, in row: Row
  ) -> String? {
    remarks.isEmpty ? nil : remarks[row.path + variable.name]
  }

  func cell(_ facet: Facet) -> Cell {
    switch facet {
    case .answer: answer.map(value) ?? missing
    case .chosen(let choice): answer.map { chosen(choice, in: $0) } ?? missing
    case .coordinate(let coordinate): answer.map { part(coordinate, of: $0) } ?? .empty
    case .nonresponse: code ?? .empty
    case .note: note.map(words) ?? .empty
    }
  }

  /// What stands where there is no answer.
  private var missing: Cell { variable.takesCodes ? code ?? .empty : .empty }

  private func value(_ answer: String) -> Cell {
    if variable.disclosure == .withheld { return .text(Disclosure.mark) }
    if variable.showsLabels { return .text(labelled(answer)) }
    return variable.mayHoldNumbers && Cell.isNumbers(answer) ? .number(answer) : .text(answer)
  }

  private func words(_ note: String) -> Cell {
    .text(variable.disclosure == .withheld ? Disclosure.mark : note)
  }

  /// Labels hold spaces and commas, so something else has to stand between two of them.
  private func labelled(_ answer: String) -> String {
    if let label = variable.label(of: answer, version: version) { return label }
    let labels = answer.split(separator: " ").map {
      variable.label(of: String($0), version: version) ?? String($0)
    }
    return labels.joined(separator: "; ")
  }

  private func chosen(_ choice: String, in answer: String) -> Cell {
    .number(answer.split(separator: " ").contains { $0 == choice } ? "1" : "0")
  }

  private func part(_ coordinate: Facet.Coordinate, of answer: String) -> Cell {
    let parts = answer.split(separator: " ")
    guard coordinate.rawValue < parts.count else { return .empty }
    let part = String(parts[coordinate.rawValue])
    return Cell.isNumbers(part) ? .number(part) : .text(part)
  }
}
