import JSONDocuments
import Records

/// What a file of answers says: an interview as JSON, or its answers alone.
struct GivenAnswers {
  var answers: [InterviewRecord.Answer] = []
  var nonresponse: [InterviewRecord.Remark] = []
  /// Of a whole interview: its language and what it is on.
  var language: String?
  var questionnaire: (id: String, version: String)?

  init() {}

  init(file path: String) throws(Refusal) {
    let bytes = try Files.read(path)
    let node: JSONNode
    do throws(JSONFault) {
      node = try JSONReader.parse(bytes)
    } catch { throw Refusal("\(path): \(error.sentence)") }
    let inner = node["answers"]
    let isRecord = inner?.members != nil
    do throws(RecordFault) {
      answers = try InterviewRecord.answers(isRecord ? inner ?? node : node)
    } catch { throw Refusal("\(path): \(Self.sentence(error))") }
    guard isRecord else { return }
    language = node["language"]?.string
    if let key = node["questionnaire"], let id = key["id"]?.string {
      questionnaire = (id, key["version"]?.string ?? "")
    }
    for member in node["nonresponse"]?.members ?? .none {
      guard let reason = member.value.string else { continue }
      nonresponse.append(InterviewRecord.Remark(path: member.key, text: reason))
    }
  }

  private static func sentence(_ fault: RecordFault) -> String {
    guard case .unfit(let key) = fault else { return fault.sentence }
    return "'\(key)' must be a text in quotes, such as \"40\", or for a repeat a list of objects"
  }
}
