import Questionnaires
import Screens

/// Where somebody goes on who is not asked an item.
struct WayOn {
  let page: PrintedPage
  let item: FormItem
  private var form: Form { page.form }

  init(_ page: PrintedPage, _ item: FormItem) {
    self.page = page
    self.item = item
  }

  /// In words: to a question or what stands before it, in a roster to its next round first, or to the
  /// end.
  var words: HTML { words(to: page.numbers.next(after: item), from: item) }

  private func words(to next: QuestionNumbers.Stop?, from item: FormItem) -> HTML {
    if let roster = roster(around: item), next.map({ $0.item >= roster.end }) ?? true {
      let behind = page.numbers.stop(from: roster.end)
      return page.say(.printToNextRound, words(to: behind, from: roster))
    }
    switch next {
    case .question(let id): return page.say(.printToQuestion, page.reference(to: id))
    case .text(let id):
      guard let question = page.numbers.firstQuestion(from: id) else {
        return page.say(.printToLastText)
      }
      return page.say(.printToBefore, page.reference(to: question))
    case nil: return page.say(.printToEnd)
    }
  }

  private func roster(around item: FormItem) -> FormItem? {
    var around = item.parent
    while let id = around {
      if form.items[id].type == .repeat { return form.items[id] }
      around = form.items[id].parent
    }
    return nil
  }

  /// Whether some of those who are not asked it have gone already: the interview ended for them by
  /// an answer that its condition looks at too.
  var mayHaveEnded: Bool {
    guard let relevant = item.relevant else { return false }
    let read = questions(behind: relevant)
    return form.outcomes.prefix { $0 < item.id }.contains { end in
      form.items[end].relevant.map { !questions(behind: $0).isDisjoint(with: read) } ?? false
    }
  }

  /// The questions that a condition looks at, through calculations too.
  private func questions(behind condition: CompiledExpression) -> Set<ItemID> {
    var found: Set<ItemID> = []
    var open = [condition]
    while let expression = open.popLast() {
      for case .item(let id, _, _) in expression.targets where found.insert(id).inserted {
        open += form.items[id].calculation.map { [$0] } ?? []
      }
    }
    return found.filter { form.items[$0].type.isQuestion }
  }
}
