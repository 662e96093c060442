import Expressions

/// Repeats that are named where they are not meant, or have more instances than there can be.
extension FormReview {
  mutating func reviewIndexes(_ written: WrittenExpression, of item: FormItem?) {
    for wrong in written.compiled.wrongIndexes(in: items) {
      let place = written.compiled.expression.references[wrong.reference].range.lowerBound
      note(wrong.finding, written.text, at: place, of: item)
    }
  }

  /// A number of instances that is written out, and above what there can be, in one repeat or in
  /// those around it multiplied.
  mutating func reviewCount(of item: FormItem) {
    guard let count = writtenCount(of: item), let text = item.definition.repeatCount else { return }
    if count > Double(Form.mostInstances) {
      note(.tooManyInstances(limit: Form.mostInstances), text, of: item)
    } else if count * instancesAround(item) > Double(Form.mostInstancesTogether) {
      note(.tooManyInstancesTogether(limit: Form.mostInstancesTogether), text, of: item)
    }
  }

  private func writtenCount(of item: FormItem) -> Double? {
    guard let number = item.repeatCount?.expression.constantValue?.number, number >= 1
    else { return nil }
    return number.rounded(.down)
  }

  /// How many instances of the innermost repeat around an item there are for certain; those in a
  /// repeat that is too large already count as one, and so do those that may not be asked.
  private func instancesAround(_ item: FormItem) -> Double {
    var product = 1.0
    var around: FormItem? = item
    while let inner = around {
      if inner.relevant != nil { return 1 }
      around = inner.parent.map { items[$0] }
      guard let around, around.type == .repeat else { continue }
      guard let count = writtenCount(of: around), count <= Double(Form.mostInstances) else {
        return 1
      }
      product *= count
    }
    return product
  }
}

extension CompiledExpression {
  /// Where `indexed-repeat()` names a repeat that its question is not in.
  func wrongIndexes(in items: [FormItem]) -> [(reference: Int, finding: Finding)] {
    var found: [(reference: Int, finding: Finding)] = []
    for (number, repeats) in expression.indexedReferences.sorted(by: { $0.key < $1.key }) {
      guard case .item(let question, _, _) = targets[number] else { continue }
      for named in repeats.sorted() {
        guard case .item(let around, _, _) = targets[named],
          items[around].type != .repeat || !(around + 1..<items[around].end).contains(question)
        else { continue }
        let finding = Finding.indexElsewhere(
          items[question].name, repeat: items[around].name,
          isRepeat: items[around].type == .repeat)
        found.append((named, finding))
      }
    }
    return found
  }
}
