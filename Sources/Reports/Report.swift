import Interviews
import Questionnaires
import Records

/// The figures of a questionnaire over finished interviews.
///
/// ```swift
/// var report = Report(form)
/// for record in records { report.add(record) }
/// let result = report.result()
/// ```
public struct Report {
  public let form: Form
  let indicators: [FormIndicator]
  /// What every figure is broken down by; nil: by what each indicator names.
  let breakdown: ItemID?
  var cases: [Case] = []
  /// How many interviews each quota has, by whether they are complete.
  var quotaCounts: [(complete: Int, partial: Int)]
  /// Interviews that are none by their disposition: refusals, people who are not asked.
  var others: [String: Int] = [:]
  var otherVersions = 0
  private var ids: Set<String> = []

  /// What one interview gives.
  struct Case {
    /// In the order of the indicators.
    let values: [IndicatorValue]
    /// The answers to the items that something is broken down by.
    let groups: [ItemID: String]
  }

  /// - Parameter names: of the indicators wanted; empty: all.
  /// - Parameter breakdown: an item that every figure is broken down by.
  public init(_ form: Form, indicators names: [String] = [], by breakdown: ItemID? = nil) {
    self.form = form
    self.breakdown = breakdown
    indicators = form.indicators.filter { names.isEmpty || names.contains($0.name) }
    quotaCounts = form.quotas.map { _ in (0, 0) }
  }

  /// Takes in a finished interview; one that was taken in before is passed over. False where nothing
  /// can be made of it.
  @discardableResult public mutating func add(_ record: InterviewRecord) -> Bool {
    guard ids.insert(record.id).inserted else { return true }
    guard let interview = try? Interview(record, on: form) else { return false }
    if record.questionnaire.version != form.questionnaire.version { otherVersions += 1 }
    count(record, interview)
    guard record.isInterview else {
      others[record.disposition ?? "", default: 0] += 1
      return true
    }
    let items = Set(indicators.flatMap { breakdowns(of: $0) })
    let groups = items.map { ($0, interview.answer(toItem: $0)) }
    cases.append(
      Case(
        values: indicators.map { interview.value(of: $0) },
        groups: Dictionary(groups, uniquingKeysWith: { first, _ in first })))
    return true
  }

  /// Counts it in the quotas that it is of.
  private mutating func count(_ record: InterviewRecord, _ interview: Interview) {
    guard record.isComplete || record.disposition == Outcome.partial.code else { return }
    for (place, quota) in form.quotas.enumerated() where interview.meets(quota) {
      if record.isComplete {
        quotaCounts[place].complete += 1
      } else {
        quotaCounts[place].partial += 1
      }
    }
  }

  func breakdowns(of indicator: FormIndicator) -> [ItemID] {
    breakdown.map { [$0] } ?? indicator.breakdowns
  }
}

extension InterviewRecord {
  /// Whether it came to the end of the questionnaire.
  fileprivate var isComplete: Bool { disposition == nil || disposition == Outcome.complete.code }

  /// Whether it is an interview, if only a part of one: the first group of AAPOR's dispositions.
  fileprivate var isInterview: Bool { disposition?.hasPrefix("1") ?? true }
}
