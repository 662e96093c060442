import JSONDocuments
import Questionnaires

extension ScenarioDecoder {
  mutating func expectations(_ scenario: Fields<ScenarioKey>) -> Expectations {
    var expected = Expectations()
    guard let node = scenario[.expect],
      let fields = fields(of: node, ExpectationKey.self, in: .expectations, named: "expect")
    else { return expected }
    expected.asked = paths(.asked, of: fields)
    expected.notAsked = paths(.notAsked, of: fields)
    expected.readOnly = paths(.readOnly, of: fields)
    expected.refused = tried(.refused, of: fields)
    expected.soft = tried(.soft, of: fields)
    expected.undoubted = tried(.undoubted, of: fields)
    expected.values = wanted(.values, of: fields)
    expected.indicators = wanted(.indicators, of: fields)
    expected.denominators = wanted(.denominators, of: fields)
    expected.bands = wanted(.bands, of: fields)
    choices(fields, into: &expected)
    expected.outcome = placed(.outcome, of: fields)
    if let node = fields[.complete], let truth = truth(node, key: "complete") {
      expected.complete = Placed(truth, at: node.offset)
    }
    if let node = fields[.critical] {
      expected.critical = Placed(paths(.critical, of: fields), at: node.offset)
    }
    if let node = fields[.quotas] {
      expected.quotas = Placed(paths(.quotas, of: fields), at: node.offset)
    }
    if let node = fields[.kept],
      let kept = word(.kept, of: fields, among: Expectations.Kept.allCases.map(\.rawValue))
        .flatMap(Expectations.Kept.init)
    {
      expected.kept = Placed(kept, at: node.offset)
    }
    return expected
  }

  private mutating func paths(
    _ key: ExpectationKey, of fields: Fields<ExpectationKey>
  ) -> [Placed<String>] {
    texts(elements(key, of: fields), key: key.rawValue)
  }

  private mutating func texts(_ elements: JSONElements, key: String) -> [Placed<String>] {
    bounded(elements, key: key).compactMap { node in
      string(node, key: key).map { Placed($0, at: node.offset) }
    }
  }

  private mutating func tried(
    _ key: ExpectationKey, of fields: Fields<ExpectationKey>
  ) -> [Expectations.Tried] {
    guard let node = fields[key] else { return [] }
    return members(node, key: key.rawValue).map { member in
      Expectations.Tried(
        path: Placed(member.key, at: member.keyOffset), texts: list(member.value, key: member.key))
    }
  }

  private mutating func list(_ node: JSONNode, key: String) -> [Placed<String>] {
    guard let elements = node.elements else {
      wrongKind(node, key: key, expected: .list)
      return []
    }
    return texts(elements, key: key)
  }

  private mutating func wanted(
    _ key: ExpectationKey, of fields: Fields<ExpectationKey>
  ) -> [Expectations.Wanted] {
    guard let node = fields[key] else { return [] }
    return members(node, key: key.rawValue).compactMap { member in
      string(member.value, key: member.key).map {
        Expectations.Wanted(
          path: Placed(member.key, at: member.keyOffset), text: Placed($0, at: member.value.offset))
      }
    }
  }

  private mutating func choices(
    _ fields: Fields<ExpectationKey>, into expected: inout Expectations
  ) {
    guard let node = fields[.choices] else { return }
    for member in members(node, key: "choices") {
      guard
        let inner = self.fields(
          of: member.value, ExpectedChoicesKey.self, in: .expectedChoices, named: member.key)
      else { continue }
      let path = Placed(member.key, at: member.keyOffset)
      let offered = texts(elements(.offered, of: inner), key: "offered")
      let notOffered = texts(elements(.notOffered, of: inner), key: "not_offered")
      expected.offered.append(Expectations.Tried(path: path, texts: offered))
      expected.notOffered.append(Expectations.Tried(path: path, texts: notOffered))
    }
  }
}
