import Interviews
import Questionnaires
import Records

/// Says why something is not asked in one interview.
public struct Unasked {
  private let file: QuestionnaireFile
  private let reading: Reading

  /// - Parameter file: tells where the rules stand.
  public init(_ form: Form, in file: QuestionnaireFile) {
    self.file = file
    reading = Reading(form)
  }

  /// From the outermost item around it inwards: the first that is to blame. The instances are those
  /// around the item as far as they exist, the outermost first.
  public func why(
    _ item: FormItem, in instances: [Int] = [], of interview: Interview
  ) -> CoverageReport.Why {
    var depth = 0
    var roster = item
    for around in reading.chain(to: item) {
      let address = Address(around.name, in: Array(instances.prefix(depth)))
      guard let node = interview.node(at: address) else { return .noInstances(of: roster.path) }
      if let relevant = around.definition.relevant, !interview.isRelevant(node) {
        return .notRelevant(
          item: around.path, expression: relevant.value, place: file.place(of: relevant.offset),
          reads: reading.paths(readBy: relevant.value, at: around.id))
      }
      guard around.type == .repeat else { continue }
      roster = around
      depth += 1
    }
    return .behindOutcome
  }
}
