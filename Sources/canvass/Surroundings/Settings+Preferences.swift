import JSONDocuments
import Screens

/// What the settings screen shows, from and to the settings file.
extension Settings {
  func preferences(language: String, interviewer: String?) -> Preferences {
    Preferences(
      language: language,
      theme: value(nil, "theme").flatMap(Preferences.Theme.init) ?? .auto,
      usesMouse: value(nil, "mouse") != "off", isPlain: value(nil, "plain") == "on",
      interviewer: interviewer ?? "")
  }

  /// Writes what has changed into the file, and leaves everything else in it as it is.
  func save(_ preferences: Preferences, instead before: Preferences) throws(Refusal) {
    let changed = preferences.members.filter { member in
      before.members.first { $0.key == member.key }?.value != member.value
    }
    guard !changed.isEmpty else { return }
    var members = strings.filter { member in !changed.contains { $0.key == member.key } }
    members += changed.filter { !$0.value.isEmpty }
    let file = JSONValue.object(members.map { JSONValue.Member($0.key, .string($0.value)) })
    try Files.makeFolder(path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
    try Files.write(JSONWriter.bytes(file, pretty: true) + [UInt8(ascii: "\n")], to: path)
  }
}

extension Preferences {
  fileprivate var members: [(key: String, value: String)] {
    [
      ("language", language), ("theme", theme.rawValue), ("mouse", usesMouse ? "on" : "off"),
      ("plain", isPlain ? "on" : "off"), ("interviewer", interviewer),
    ]
  }
}
