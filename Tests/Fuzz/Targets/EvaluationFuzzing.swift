import Expressions
import Interviews
import Questionnaires

/// An expression on a form that has everything, asked at several nodes. Two parts, separated by
/// 0xFF: the expression, and what happens before it is asked.
enum EvaluationFuzzing {
  static func run(_ input: [UInt8]) throws(Violation) {
    var rest = InputBytes(input)
    let text = String(decoding: rest.part(endingWith: 0xFF), as: UTF8.self)
    guard let form = RichForm.form, var events = InterviewFuzzing(form) else {
      throw Violation(law: "the form compiles")
    }
    events.happen(&rest, most: 6)
    let interview = events.interview
    let nodes = interview.nodes
    try ask(text, at: nil, of: interview)
    for place in Set([0, nodes.count / 3, nodes.count / 2, nodes.count - 1]).sorted() {
      try ask(text, at: nodes[place], of: interview)
    }
    for path in ["home[1]", "home[1]/kid[1]"] {
      if let instance = interview.node(atPath: path) { try ask(text, at: instance, of: interview) }
    }
    try events.check()
  }

  private static func ask(
    _ text: String, at node: NodeID?, of interview: Interview
  ) throws(Violation) {
    let compiled: CompiledExpression
    do throws(ExpressionFault) {
      compiled = try interview.form.expression(text, seenFrom: node?.item)
    } catch {
      try hold((0...text.utf8.count).contains(error.offset), "a fault lies within the text")
      return try hold(!error.sentence.isEmpty, "a fault has a sentence")
    }
    let first = answer(compiled, at: node, interview)
    guard !compiled.expression.isVolatile else { return }
    try hold(first == answer(compiled, at: node, interview), "the same is asked, the same said")
  }

  private static func answer(
    _ compiled: CompiledExpression, at node: NodeID?, _ interview: Interview
  ) -> String {
    do throws(SyntaxFault) {
      switch try interview.evaluate(compiled, at: node) {
      case .value(let value): return "\(value) \(value.text) \(value.number) \(value.truth)"
      case .set(let values): return values.map { "\($0) \($0.text)" }.joined(separator: "|")
      }
    } catch { return error.sentence }
  }
}
