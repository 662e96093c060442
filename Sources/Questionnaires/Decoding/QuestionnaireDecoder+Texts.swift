import JSONDocuments

/// Texts for people: their languages, their characters, and the `${names}` in them.
extension QuestionnaireDecoder {
  mutating func text<Key: FormatKey>(_ key: Key, of fields: Fields<Key>) -> Text? {
    guard let node = fields[key] else { return nil }
    return text(node, key: key.rawValue)
  }

  mutating func text(_ node: JSONNode, key: String) -> Text? {
    if let plain = node.string {
      check(plain, of: node, key: key)
      return Text(plain, at: node.offset)
    }
    var all: [Text.Translation] = []
    all.reserveCapacity(languages.count)
    let isText = translations(node, key: key) { members, language, words in
      all.append(Text.Translation(language: members.key(at: language), words: words))
    }
    return isText ? Text(all, at: node.offset) : nil
  }

  /// Hands out a text's words in each language; false, with the problem noted, for what is no
  /// object from language to text.
  mutating func translations(
    _ node: JSONNode, key: String, each: (JSONMembers, JSONMembers.Index, String) -> Void
  ) -> Bool {
    guard let members = node.members else {
      wrongKind(node, key: key, expected: .translatedText)
      return false
    }
    for place in members.indices {
      let member = members[place]
      checkTag(member)
      guard let words = member.value.string else {
        wrongKind(member.value, key: key, expected: .text)
        continue
      }
      check(words, of: member.value, key: key)
      each(members, place, words)
    }
    checkTranslations(members, at: node.offset, key: key)
    return true
  }

  private mutating func checkTag(_ member: JSONMember) {
    if languages.contains(where: member.isKey) { return }
    if languages.isEmpty {
      // One report for the whole file: the cause is one.
      if !hasReportedMissingLanguages {
        note(.languagesNotDeclared(member.key), at: member.keyOffset)
      }
      hasReportedMissingLanguages = true
      return
    }
    let suggestion = report.suggestions.nearest(to: member.key, among: languages)
    note(.undeclaredLanguage(member.key, suggestion: suggestion), at: member.keyOffset)
  }

  private mutating func checkTranslations(_ members: JSONMembers, at offset: Int, key: String) {
    // Each is looked for among the others only where they are few.
    let written = languages.count > 8 ? Set(members.map(\.key)) : nil
    for language in languages
    where !(written?.contains(language) ?? members.contains { $0.isKey(language) }) {
      let code: ProblemCode =
        language == languages.first
        ? .missingDefaultText(key: key, language: language)
        : .missingTranslation(key: key, language: language)
      note(code, at: offset)
    }
  }

  /// Judges the words of a text that a node writes.
  mutating func check(_ words: String, of node: JSONNode, key: String) {
    if words.utf8.allSatisfy({ $0 == 0x20 }) { note(.emptyText(key: key), at: node.offset) }
    checkCharacters(of: words, of: node, key: key)
    notePlaceholders(in: words, at: node.offset)
  }

  private mutating func notePlaceholders(in words: String, at offset: Int) {
    guard words.bytes(contain: { $0 == UInt8(ascii: "$") }) else { return }
    guard placeholderCount <= Self.mostPlaceholders else { return }
    let found = Placeholder.all(in: words)
    placeholderCount += found.count
    guard placeholderCount <= Self.mostPlaceholders else {
      return note(.tooManyPlaceholders(limit: Self.mostPlaceholders), at: offset)
    }
    let places = StringPlaces.offsets(
      ofUTF8Indices: found.map(\.utf8Index), inStringAt: offset, bytes: file.bytes)
    for (placeholder, place) in zip(found, places) {
      guard let name = placeholder.name else {
        note(.unclosedPlaceholder, at: place)
        continue
      }
      let around = path.isEmpty ? nil : repeats
      if let inside = namedItems.repeats(around: name), around?.starts(with: inside) ?? true {
        continue
      }
      placeholders.append(
        PlaceholderUse(name: name, offset: place, itemPath: itemPath, repeats: around))
    }
  }
}
