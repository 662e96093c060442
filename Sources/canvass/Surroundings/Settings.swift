import JSONDocuments

/// What `$XDG_CONFIG_HOME/canvass/config.json` says; the environment and the command line win over
/// it. Keys: `store`, `questionnaires`, `language`, `interviewer`, `collector`, `token_file`, `theme`,
/// `mouse`, `plain`, `recorder`, `retention_days`, `lock_minutes`, `mirror`.
struct Settings {
  private let file: JSONNode?
  let path: String

  /// Reads the file if there is one. Refuses one that is no JSON, or has a key that means nothing.
  init() throws(Refusal) {
    let home = Surroundings.environment("HOME") ?? "."
    let folder = Surroundings.environment("XDG_CONFIG_HOME") ?? home + "/.config"
    path = folder + "/canvass/config.json"
    guard Files.exists(path) else {
      file = nil
      return
    }
    guard Files.isTrusted(path) else {
      throw Refusal(
        "\(path): belongs to another account or can be changed by one, and it names programs to run: "
          + "make it yours alone with chmod 600, or remove it")
    }
    let bytes = try Files.read(path, atMost: 1 << 20)
    do throws(JSONFault) {
      file = try JSONReader.parse(bytes)
    } catch {
      let place = LineMap(bytes).place(of: error.offset)
      throw Refusal("\(path):\(place.line):\(place.column): \(error.sentence)")
    }
    guard let members = file?.members else {
      throw Refusal("\(path):1:1: the settings are one object: { \"language\": \"fr\" }")
    }
    for member in members {
      guard let fault = SettingKind.fault(member.key, member.value.kind) else { continue }
      let place = LineMap(bytes).place(of: member.keyOffset)
      throw Refusal("\(path):\(place.line):\(place.column): \(fault)")
    }
  }

  /// What the file says, as it says it.
  var strings: [(key: String, value: String)] {
    (file?.members ?? .none).compactMap { member in
      Self.text(member.value).map { (key: member.key, value: $0) }
    }
  }

  /// The command line's word, else the environment's `CANVASS_…`, else the file's.
  func value(_ given: String?, _ key: String) -> String? {
    given ?? Surroundings.environment("CANVASS_" + key.uppercased())
      ?? file?[key].flatMap(Self.text)
  }

  /// A text, or a number as it is written.
  private static func text(_ node: JSONNode) -> String? {
    switch node.kind {
    case .string(let text), .number(let text): text
    case .null, .bool, .array, .object: nil
    }
  }
}
