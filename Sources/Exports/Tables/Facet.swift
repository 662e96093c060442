/// One column that a variable has.
enum Facet: Sendable, Hashable {
  case answer
  /// 1 where this choice was chosen, 0 where others were.
  case chosen(String)
  case coordinate(Coordinate)
  /// The code of the reason, where the answer's own column is no place for it.
  case nonresponse
  case note

  /// The parts of a point, in the order in which its answer holds them.
  enum Coordinate: Int, Sendable, CaseIterable {
    case latitude
    case longitude
    case altitude
    case accuracy
  }

  /// What is written above the column of a variable.
  func header(of variable: String) -> String {
    switch self {
    case .answer: variable
    case .chosen(let choice): "\(variable)/\(choice)"
    case .coordinate(.latitude): variable + "_lat"
    case .coordinate(.longitude): variable + "_lon"
    case .coordinate(.altitude): variable + "_alt"
    case .coordinate(.accuracy): variable + "_acc"
    case .nonresponse: variable + "_nonresponse"
    case .note: variable + "_note"
    }
  }
}

extension Variable {
  /// More columns than this for one question help nobody, and a list from a file may have 100,000
  /// choices: what was chosen then stands in the answer's column alone.
  private static let mostChoices = 250

  /// Its columns from left to right; none if it may not be written.
  func facets(splitsMultiple: Bool) -> [Facet] {
    guard disclosure != .leftOut else { return [] }
    var facets: [Facet] = holdsAnswer ? [.answer] : []
    let choices = choiceNames
    if splitsMultiple, choices.count <= Self.mostChoices { facets += choices.map(Facet.chosen) }
    if isPoint { facets += Facet.Coordinate.allCases.map(Facet.coordinate) }
    if hasNonresponse, !takesCodes { facets.append(.nonresponse) }
    if hasNote { facets.append(.note) }
    return facets
  }
}
