import JSONDocuments

extension Questionnaire {
  /// The questionnaire's file with the choices of its CSV files written into it, so that one text is
  /// all that an interview depends on: what is kept beside a draft, and what its hash is taken over.
  /// A file without choice files is itself, byte by byte.
  public func selfContained(_ bytes: [UInt8]) -> [UInt8] {
    guard choiceLists.contains(where: { $0.file != nil }), let root = try? JSONReader.parse(bytes),
      case .object(let members) = JSONValue(root)
    else { return bytes }
    let resolved = members.map { member in
      member.key == "choices"
        ? JSONValue.Member("choices", .object(choiceLists.map(Self.member))) : member
    }
    return JSONWriter.bytes(.object(resolved), pretty: true)
  }

  private static func member(_ list: ChoiceList) -> JSONValue.Member {
    JSONValue.Member(list.name, .array(list.choices.map(\.json)))
  }
}

extension Choice {
  fileprivate var json: JSONValue {
    .present(
      [
        ("name", .string(name)), ("label", label.json),
        ("exclusive", isExclusive ? .bool(true) : nil), ("fixed", isFixed ? .bool(true) : nil),
      ] + columns.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

extension Text {
  fileprivate var json: JSONValue {
    if let plain = byLanguage[""], byLanguage.count == 1 { return .string(plain) }
    return .object(
      byLanguage.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
  }
}
