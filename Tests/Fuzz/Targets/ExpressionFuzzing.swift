import Expressions

/// Any bytes as an expression, as questionnaires read it and as `canvass evaluate` does.
enum ExpressionFuzzing {
  static func run(_ input: [UInt8]) throws(Violation) {
    let text = String(decoding: input, as: UTF8.self)
    let isStrictlySound = try read(text, isLenient: false)
    let isLenientlySound = try read(text, isLenient: true)
    try hold(!isStrictlySound || isLenientlySound, "what is sound is sound leniently")
  }

  private static func read(_ text: String, isLenient: Bool) throws(Violation) -> Bool {
    let expression: Expression
    do throws(SyntaxFault) {
      expression = try Expression(text, isLenient: isLenient)
    } catch {
      try hold((0...text.utf8.count).contains(error.offset), "a fault lies within the text")
      try hold(!error.sentence.isEmpty, "a fault has a sentence")
      return false
    }
    for reference in expression.references {
      try hold(reference.range.upperBound <= text.utf8.count, "references lie within the text")
      try hold(!reference.text.isEmpty, "a reference can be named")
    }
    let read =
      expression.comparisons.flatMap(\.references) + expression.indexedReferences.keys
      + expression.positionedReferences
    try hold(read.allSatisfy(expression.references.indices.contains), "references are numbered")
    _ = (expression.isVolatile, expression.readsLanguage, expression.predicate.equalities)
    return true
  }
}
