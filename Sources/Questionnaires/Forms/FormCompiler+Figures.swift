extension FormCompiler {
  /// Compiles quotas and indicators. No interview runs them: their names and functions are judged all
  /// the same, and what they mean by `review` once the items are known.
  mutating func figures() -> (figures: FormFigures, written: [WrittenExpression]) {
    var figures = FormFigures()
    var written: [WrittenExpression] = []
    for quota in questionnaire.quotas {
      guard let condition = compiled(quota.condition, for: nil) else { continue }
      written.append(
        WrittenExpression(compiled: condition, text: quota.condition, isCondition: true))
      figures.quotas.append(FormQuota(quota, condition: condition))
    }
    for indicator in questionnaire.indicators {
      let value = compiled(indicator.value, for: nil)
      let per = indicator.per.flatMap { compiled($0, for: nil) }
      let breakdowns = indicator.breakdowns.compactMap { breakdown($0) }
      for (text, expression) in [(indicator.value, value), (indicator.per, per)] {
        guard let text, let expression else { continue }
        written.append(WrittenExpression(compiled: expression, text: text, isCondition: false))
      }
      guard let value else { continue }
      figures.indicators.append(
        FormIndicator(indicator, value: value, per: per, breakdowns: breakdowns))
    }
    return (figures, written)
  }

  private mutating func breakdown(_ name: Placed<String>) -> ItemID? {
    guard let id = outline.idByName[name.value] else {
      report(suggested(.unknownReference(name.value, suggestion: nil)), name, at: 0, for: nil)
      return nil
    }
    guard items[id].canBreakDown else {
      report(.badBreakdown(name.value), name, at: 0, for: nil)
      return nil
    }
    return id
  }
}
