import JSONDocuments

extension QuestionnaireDecoder {
  /// Reads the root object and everything in it; nil if it is no object.
  mutating func questionnaire(_ root: JSONNode) -> Questionnaire? {
    guard
      let fields = fields(
        of: root, RootKey.self, in: .questionnaire, named: "the questionnaire")
    else { return nil }
    require(.id, .version, .title, of: fields, in: .questionnaire)
    languages = languageTags(fields)
    var questionnaire = Questionnaire(
      id: identifier(fields), version: version(fields),
      title: text(.title, of: fields) ?? Text([:], at: fields.offset))
    questionnaire.languages = languages
    questionnaire.description = text(.description, of: fields)
    questionnaire.instanceName = expression(.instanceName, of: fields)
    questionnaire.choiceLists = choiceLists(fields[.choices])
    questionnaire.hasSections = fields.has(.sections)
    questionnaire.items = rootItems(fields)
    settings(fields, into: &questionnaire)
    questionnaire.modules = modules(fields, of: questionnaire)
    crossCheck(questionnaire)
    return questionnaire
  }

  private mutating func identifier(_ fields: Fields<RootKey>) -> String {
    guard let node = fields[.id], let id = string(node, key: "id") else { return "" }
    if !NameRules.isID(id) { note(.badID(id), at: node.offset) }
    return id
  }

  private mutating func version(_ fields: Fields<RootKey>) -> String {
    guard let node = fields[.version], let version = string(node, key: "version") else { return "" }
    if version.isEmpty { note(.emptyVersion, at: node.offset) }
    return version
  }

  private mutating func languageTags(_ fields: Fields<RootKey>) -> [String] {
    var tags: [String] = []
    var seen: Set<String> = []
    for node in elements(.languages, of: fields) {
      guard tags.count < Self.mostLanguages else {
        note(.tooManyEntries(key: "languages", limit: tags.count), at: node.offset)
        break
      }
      guard let tag = string(node, key: "languages") else { continue }
      if !NameRules.isLanguageTag(tag) {
        note(.badLanguageTag(tag), at: node.offset)
      } else if !seen.insert(tag.lowercased()).inserted {
        note(.duplicateLanguage(tag), at: node.offset)
        continue
      }
      tags.append(tag)
    }
    return tags
  }

  private mutating func rootItems(_ fields: Fields<RootKey>) -> [Item] {
    switch (fields.has(.sections), fields.has(.items)) {
    case (false, false):
      note(.missingKey("sections", in: .questionnaire), at: fields.offset)
      return []
    case (true, true):
      note(.sectionsAndItems, at: fields.keyOffset(.items))
    default: break
    }
    let sections = items(.sections, of: fields, areSections: true)
    let items = items(.items, of: fields, areSections: false)
    if sections.isEmpty, items.isEmpty {
      note(.emptyQuestionnaire, at: fields.keyOffset(fields.has(.sections) ? .sections : .items))
    }
    // Of what is too large nothing is kept: whoever compiles it would need as much room again.
    if itemCount > Self.mostItems { return [] }
    let all = sections.isEmpty ? items : sections + items
    guard !selectsWithOther.isEmpty else { return all }
    let taken = all.allNames
    for select in selectsWithOther {
      let name = OtherChoice.questionName(of: select.name)
      if !taken.contains(name) { _ = namedItems.enter(name, at: 0, inside: select.repeats) }
    }
    return all.withOtherQuestions(languages: languages, taken: taken)
  }

  private mutating func settings(
    _ fields: Fields<RootKey>, into questionnaire: inout Questionnaire
  ) {
    _ = string(.schema, of: fields)
    questionnaire.submissionURL = submission(fields)
    for (reason, code) in nonresponseCodes(fields) {
      questionnaire.nonresponseCodes[reason] = code
    }
    questionnaire.publicKeys = publicKeys(fields)
    questionnaire.kiosk = kiosk(fields)
    questionnaire.recording = recording(fields)
    questionnaire.quotas = quotas(fields)
    questionnaire.indicators = indicators(fields)
  }
}
