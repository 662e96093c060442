import JSONDocuments
import Store

/// The log of sending, for people and for programs.
extension SyncNote {
  var line: String {
    let aside = setAside.isEmpty ? "" : ", set aside: \(setAside.joined(separator: " "))"
    return "\(at)  \(collector ?? "-")  \(sent) sent, \(left) left  \(outcome)\(aside)"
  }

  var json: JSONValue {
    .present([
      ("at", .string(at.description)), ("collector", collector.map(JSONValue.string)),
      ("sent", .integer(sent)), ("left", .integer(left)),
      ("set_aside", .array(setAside.map(JSONValue.string))), ("outcome", .string(outcome)),
    ])
  }
}
