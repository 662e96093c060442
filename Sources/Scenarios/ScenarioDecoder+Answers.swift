import JSONDocuments
import Questionnaires
import Values

extension ScenarioDecoder {
  /// The answers of an interview, or of one instance of a repeat.
  mutating func answers(_ node: JSONNode, key: String) -> [ScenarioFile.GivenAnswer] {
    members(node, key: key).compactMap { member in
      let said = said(member.value, key: member.key)
      return said.map {
        ScenarioFile.GivenAnswer(name: Placed(member.key, at: member.keyOffset), said: $0)
      }
    }
  }

  private mutating func said(
    _ node: JSONNode, key: String
  ) -> ScenarioFile.GivenAnswer.Said? {
    switch node.kind {
    case .array:
      let instances = bounded(node.elements ?? .none, key: key)
      return .instances(instances.map { answers($0, key: key) })
    case .object: return remarked(node, key: key)
    default:
      return string(node, key: key).map { .answer($0, remark: nil) }
    }
  }

  /// An answer with a remark, or a reason instead of one.
  private mutating func remarked(
    _ node: JSONNode, key: String
  ) -> ScenarioFile.GivenAnswer.Said? {
    guard let fields = fields(of: node, GivenAnswerKey.self, in: .givenAnswer, named: key)
    else { return nil }
    let remark = string(.remark, of: fields)
    if fields.has(.nonresponse) {
      let reasons = Nonresponse.allCases.filter { $0 != .askLater }.map(\.rawValue)
      return word(.nonresponse, of: fields, among: reasons).flatMap(Nonresponse.init)
        .map { .nonresponse($0) }
    }
    require(.value, of: fields, in: .givenAnswer)
    return string(.value, of: fields).map { .answer($0, remark: remark) }
  }
}
