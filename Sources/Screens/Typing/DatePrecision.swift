/// How much of a date a question asks for. What is not asked for is kept as the first, as XLSForm
/// does: 2019 is 2019-01-01.
enum DatePrecision: Sendable {
  case day
  case month
  case year

  init(_ appearance: [String]) {
    if appearance.contains("month-year") {
      self = .month
    } else if appearance.contains("year") {
      self = .year
    } else {
      self = .day
    }
  }
}
