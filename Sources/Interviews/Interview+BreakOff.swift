import Questionnaires
import Records

extension Interview {
  /// How an interview that ends here would count: by the share of the questions that had to be
  /// answered and are, after the example of AAPOR's Standard Definitions. Less than half is a
  /// break-off (2.12), more a partial interview (1.2).
  public var breakOffOutcome: Outcome {
    let required = nodes.filter { form.items[$0.item].type.isQuestion && isRequired($0) }
    let answered = required.filter { !answer($0).isEmpty || nonresponse($0) != nil }
    let isPartial = !required.isEmpty && answered.count * 2 >= required.count
    return isPartial ? .partial : Outcome(code: "212")
  }
}
