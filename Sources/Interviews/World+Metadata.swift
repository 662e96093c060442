import Expressions
import Questionnaires
import Records
import Values

extension World {
  /// What the program knows by itself when an interview begins.
  func fillMetadata(from beginning: Beginning, at now: Moment) {
    for item in form.scopes[0].items {
      let answer: String? =
        switch form.items[item].type {
        case .start: now.description
        case .today: now.day.description
        case .deviceid: beginning.device
        case .username: beginning.interviewer
        default: nil
        }
      if let answer {
        let node = NodeID(frame: 0, item: item)
        cells[place(of: node)].answer = answer
        touch(Vertex(item, .value), 0)
      }
    }
  }

  /// When the interview ended.
  func fillEnd(at now: Moment) {
    for item in form.scopes[0].items where form.items[item].type == .end {
      cells[place(of: NodeID(frame: 0, item: item))].answer = now.description
      touch(Vertex(item, .value), 0)
    }
  }

  /// Computes everything afresh from the answers.
  func recomputeEverything() {
    for frame in frames.indices where isActive(frame) {
      for item in form.scopes[frames[frame].scope].items { touchAll(form.items[item], frame) }
    }
    recompute()
  }

  /// Labels read by `jr:choice-name` are in the interview's language, which nothing else depends on.
  func touchChoiceLabels() {
    for frame in frames.indices where isActive(frame) {
      for item in form.scopes[frames[frame].scope].items where form.items[item].readsLabels {
        touchAll(form.items[item], frame)
      }
    }
  }
}

extension FormItem {
  /// Whether an expression of the item depends on the language.
  fileprivate var readsLabels: Bool {
    [relevant, calculation, constraint, choiceFilter, repeatCount]
      .contains { $0?.expression.readsLanguage ?? false }
  }
}
