import Expressions

extension Form {
  /// An expression that the questionnaire does not hold, as it would mean from one of its items, or
  /// from its root; from a repeat it is seen from one of its instances. A call that cannot be made is a fault only when it is tried.
  public func expression(
    _ text: String, seenFrom item: ItemID?
  ) throws(ExpressionFault) -> CompiledExpression {
    let expression: Expression
    do throws(SyntaxFault) {
      expression = try Expression(text, isLenient: true)
    } catch { throw .syntax(error) }
    var resolver = ReferenceResolver(
      outline, from: item, scope: item.map { nodeScope(of: $0) } ?? 0)
    var resolved: [ReferenceResolver.Resolved] = []
    for (number, reference) in expression.references.enumerated() {
      do throws(ReferenceResolver.Fault) {
        resolved.append(try resolver.resolve(reference, number: number))
      } catch { throw .reference(error.code, at: reference.range.lowerBound) }
    }
    let compiled = CompiledExpression(expression, resolved)
    if let wrong = compiled.wrongIndexes(in: items).first {
      throw .reference(
        .finding(wrong.finding), at: expression.references[wrong.reference].range.lowerBound)
    }
    return compiled
  }
}

/// Why a text is no expression of a questionnaire.
public enum ExpressionFault: Error, Sendable {
  case syntax(SyntaxFault)
  /// It reads what is not there; the offset is in UTF-8 bytes of the expression.
  case reference(ProblemCode, at: Int)

  /// What is wrong and how to mend it.
  public var sentence: String {
    switch self {
    case .syntax(let fault): fault.sentence
    case .reference(let code, _): code.sentence
    }
  }

  /// The UTF-8 offset in the expression's text.
  public var offset: Int {
    switch self {
    case .syntax(let fault): fault.offset
    case .reference(_, let offset): offset
    }
  }
}
