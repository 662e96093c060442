import Interviews
import Questionnaires
import Records

extension Interview {
  /// What was answered in a finished interview, on a version of its questionnaire: what that one does
  /// not know is left out.
  init(_ record: InterviewRecord, on form: Form) throws(FillingFault) {
    let languages = form.languages
    let beginning = Beginning(
      language: languages.contains(record.language) ? record.language : languages[0],
      mode: record.mode, interviewer: record.interviewer, device: record.device, seed: 0)
    try self.init(
      form, beginning, answers: form.fitting(record.answers, in: 0),
      at: record.finalized ?? record.started)
  }

  /// The answer to an item outside repeats.
  func answer(toItem id: ItemID) -> String {
    node(at: Address(form.items[id].name)).map { answer($0) } ?? ""
  }
}

extension Form {
  /// The answers that have a place in a scope; what has a default and was not answered is told to be
  /// empty.
  fileprivate func fitting(
    _ answers: [InterviewRecord.Answer], in scope: ScopeID
  ) -> [InterviewRecord.Answer] {
    var names: Set<String> = []
    var fitting: [InterviewRecord.Answer] = []
    for answer in answers {
      guard let item = item(named: answer.name), item.scope == scope,
        names.insert(item.name).inserted
      else { continue }
      switch answer {
      case .text where !item.type.isContainer: fitting.append(answer)
      case .instances(let name, let instances):
        guard let inner = item.inner, instances.count <= Form.mostInstances else { continue }
        let inside = instances.map { self.fitting($0, in: inner) }
        fitting.append(.instances(name: name, inside))
      case .text: continue
      }
    }
    let defaults = items.filter { $0.scope == scope && $0.hasDefault && !names.contains($0.name) }
    return fitting + defaults.map { .text(name: $0.name, "") }
  }
}

extension FormItem {
  fileprivate var hasDefault: Bool {
    if case .none = defaultValue { return false }
    return type.isQuestion
  }
}
