import JSONDocuments

extension QuestionnaireDecoder {
  /// When sound is recorded; whether the names exist is judged once all are known.
  mutating func recording(_ fields: Fields<RootKey>) -> RecordingRule? {
    guard let node = fields[.recording],
      let recording = self.fields(
        of: node, RecordingKey.self, in: .recording, named: "recording")
    else { return nil }
    require(.consent, .answer, of: recording, in: .recording)
    let items = recordedItems(recording)
    guard let consent = placed(.consent, of: recording), let answer = placed(.answer, of: recording)
    else { return nil }
    return RecordingRule(consent: consent, answer: answer, items: items)
  }

  private mutating func placed(
    _ key: RecordingKey, of fields: Fields<RecordingKey>
  ) -> Placed<String>? {
    guard let node = fields[key], let text = string(node, key: key.rawValue) else { return nil }
    return Placed(text, at: node.offset)
  }

  /// `"all"`, which is the same as nothing, or names.
  private mutating func recordedItems(_ fields: Fields<RecordingKey>) -> [Placed<String>]? {
    guard let node = fields[.items] else { return nil }
    guard node.elements != nil else {
      _ = word(.items, of: fields, among: ["all"])
      return nil
    }
    return elements(.items, of: fields).compactMap { element in
      string(element, key: "items").map { Placed($0, at: element.offset) }
    }
  }
}
