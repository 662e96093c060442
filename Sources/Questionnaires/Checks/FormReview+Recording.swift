/// Whether the sound of an interview can be recorded as its author wrote.
extension FormReview {
  mutating func reviewRecording() {
    guard let rule = questionnaire.recording else { return }
    for name in rule.items ?? [] { _ = recordedItem(name) }
    guard let consent = recordedItem(rule.consent) else { return }
    guard consent.type == .selectOne || consent.type == .acknowledge, consent.scope == 0 else {
      note(.recordingConsent(consent.name), rule.consent, of: nil)
      return
    }
    if consent.type == .acknowledge {
      guard rule.answer.value != "OK" else { return }
      note(.unfitValue(rule.answer.value, key: "answer", type: .acknowledge), rule.answer, of: nil)
    } else if let place = consent.choiceTable,
      outline.tables[place].index(of: rule.answer.value) == nil
    {
      let table = outline.tables[place]
      let names = table.list.names.prefix(1000).map { $0 }
      note(
        .valueNotAChoice(
          rule.answer.value, key: "answer", list: table.name,
          suggestion: suggestions.nearest(to: rule.answer.value, among: names)), rule.answer,
        of: nil)
    }
  }

  private mutating func recordedItem(_ name: Placed<String>) -> FormItem? {
    if let id = outline.idByName[name.value] { return items[id] }
    let suggestion = suggestions.nearest(to: name.value, among: outline.idByName.keys.sorted())
    note(.recordingUnknownItem(name.value, suggestion: suggestion), name, of: nil)
    return nil
  }
}
