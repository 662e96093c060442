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
        case .mode: beginning.mode.rawValue
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

  /// Labels and the names of days and months are in the interview's language: what reads them is
  /// computed again, and nothing else.
  func touchLanguage() {
    for frame in frames.indices where isActive(frame) {
      for id in form.scopes[frames[frame].scope].items {
        let item = form.items[id]
        if item.relevant?.readsLanguage ?? false { touch(Vertex(id, .relevance), frame) }
        if item.repeatCount?.readsLanguage ?? false { touch(Vertex(id, .instances), frame) }
        if item.judgementReadsLanguage { touch(Vertex(id, .validity), frame) }
        if item.calculation?.readsLanguage ?? false {
          cells[place(of: NodeID(frame: frame, item: id))].isOutOfDate = true
          touch(Vertex(id, .value), frame)
        }
      }
    }
  }
}

extension FormItem {
  fileprivate var judgementReadsLanguage: Bool {
    if case .when(let rule) = required, rule.readsLanguage { return true }
    return [constraint, choiceFilter].contains { $0?.readsLanguage ?? false }
  }
}
