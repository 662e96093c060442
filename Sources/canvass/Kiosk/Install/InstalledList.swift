import Glibc
import JSONDocuments
import Records
import Sealing

/// What `canvass kiosk --install` wrote and what stood there before, so that it can be undone exactly. It
/// is on disk before anything else is written.
struct InstalledList: Equatable {
  struct Entry: Equatable {
    let file: SystemFile
    /// What stood there before; nil: nothing.
    let before: SystemFile.Content?
  }

  /// Where the program lies that the kiosk is; nil: the list was written before that was kept.
  var program: String?
  /// The questionnaire that the kiosk asks.
  var questionnaire: String
  var settings: String
  var entries: [Entry]
  /// Folders that were made, those above first.
  var folders: [String]

  static let path = "/etc/canvass-kiosk/installed.json"
}

extension InstalledList {
  var json: JSONValue {
    .present([
      ("program", program.map(JSONValue.string)), ("questionnaire", .string(questionnaire)),
      ("settings", .string(settings)),
      ("folders", .array(folders.map(JSONValue.string))),
      (
        "files",
        .array(
          entries.map {
            .present([
              ("path", .string($0.file.path)), ("written", $0.file.content.json),
              ("before", $0.before?.json),
            ])
          })
      ),
    ])
  }

  /// Nil for what is no such list.
  init?(_ node: JSONNode) {
    guard let questionnaire = node["questionnaire"]?.string,
      let settings = node["settings"]?.string, let files = node["files"]?.elements
    else { return nil }
    program = node["program"]?.string
    self.questionnaire = questionnaire
    self.settings = settings
    folders = (node["folders"]?.elements ?? .none).compactMap(\.string)
    entries = files.compactMap(Entry.init)
    guard entries.count == files.count else { return nil }
  }
}

extension InstalledList.Entry {
  fileprivate init?(_ node: JSONNode) {
    guard let path = node["path"]?.string, path.hasPrefix("/"),
      let written = node["written"].flatMap(SystemFile.Content.init)
    else { return nil }
    file = SystemFile(path, written)
    guard let before = node["before"] else {
      self.before = nil
      return
    }
    guard let content = SystemFile.Content(before) else { return nil }
    self.before = content
  }
}

extension SystemFile.Content {
  /// `{"bytes": "…", "mode": 420}`, in Base64, or `{"link": "/dev/null"}`.
  fileprivate var json: JSONValue {
    switch self {
    case .text(let bytes, let mode):
      .present([("bytes", .base64(bytes)), ("mode", .integer(Int(mode)))])
    case .link(let target): .present([("link", .string(target))])
    }
  }

  fileprivate init?(_ node: JSONNode) {
    if let target = node["link"]?.string {
      self = .link(target)
      return
    }
    guard let bytes = try? node.base64("bytes"), let mode = node["mode"]?.integer,
      (0...0o7777).contains(mode)
    else { return nil }
    self = .text(bytes, mode: mode_t(mode))
  }
}
