import JSONDocuments
import Screens
import Values

/// What the kiosk's process leaves to the next: what somebody who is still there is being told, and when to
/// send. No answer is among it, and it is never on a disk.
struct KioskHandover: Hashable {
  var parting: KioskParting?
  /// When it is time to send what is finished; nil: this kiosk does not by itself.
  var due: Moment?
}

extension KioskHandover {
  /// At most so many bytes: whoever is told good-bye must not lose thanks and code to the names of study
  /// keys, which their authors made as long as they liked. Without all of them it would be wrong to say that
  /// only these can read it, so then none is named.
  func bytes(atMost limit: Int) -> [UInt8] {
    let whole = JSONWriter.bytes(
      .present([("parting", parting.map(Self.json)), ("due", due.map(Self.json))]))
    guard whole.count > limit, let parting, !parting.sealedTo.isEmpty else { return whole }
    var shorter = self
    shorter.parting?.sealedTo = []
    return shorter.bytes(atMost: limit)
  }

  /// What was left; nil for what is not that.
  init?(_ bytes: [UInt8]) {
    guard !bytes.isEmpty, let node = try? JSONReader.parse(bytes) else { return nil }
    parting = node["parting"].flatMap(Self.parting)
    due = node["due"].flatMap(Self.moment)
  }

  private static func json(_ parting: KioskParting) -> JSONValue {
    .present([
      ("language", .string(parting.language)), ("end", .string(parting.end.rawValue)),
      ("code", parting.code.map(JSONValue.string)),
      ("sealed_to", .array(parting.sealedTo.map(JSONValue.string))),
      ("practice", .bool(parting.isPractice)), ("until", json(parting.until)),
    ])
  }

  private static func parting(_ node: JSONNode) -> KioskParting? {
    guard let language = node["language"]?.string,
      let end = node["end"]?.string.flatMap(KioskEnd.init),
      let until = node["until"].flatMap(moment)
    else { return nil }
    var parting = KioskParting(end, language: language, until: until)
    parting.code = node["code"]?.string
    parting.sealedTo = node["sealed_to"]?.elements?.compactMap(\.string) ?? []
    parting.isPractice = node["practice"]?.bool ?? false
    return parting
  }

  private static func json(_ moment: Moment) -> JSONValue { .string(moment.description) }

  private static func moment(_ node: JSONNode) -> Moment? {
    node.string.flatMap { Moment($0) }
  }
}
