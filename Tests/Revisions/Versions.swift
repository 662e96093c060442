import Questionnaires
import Revisions
import TestKit

/// Two versions of a small questionnaire, written as JSON. Both have the lists `yes_no`, `sex` (m, f)
/// and `island` unless they say otherwise.
struct Versions {
  let old: Form
  let new: Form

  init(
    _ old: String, _ new: String, oldChoices: String = lists, newChoices: String = lists,
    languages: (old: String, new: String) = ("", "")
  ) throws {
    self.old = try Self.form("1", old, oldChoices, languages.old)
    self.new = try Self.form("2", new, newChoices, languages.new)
  }

  static let lists = """
    "yes_no": [{"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"}],
    "sex": [{"name": "m", "label": "Male"}, {"name": "f", "label": "Female"}],
    "island": [{"name": "lca", "label": "Saint Lucia"}, {"name": "dma", "label": "Dominica"},
      {"name": "grd", "label": "Grenada"}]
    """

  static func form(
    _ version: String, _ items: String, _ choices: String = lists, _ languages: String = ""
  ) throws -> Form {
    let json = """
      {"id": "story", "version": "\(version)", "title": "Story", \(languages)
       "choices": {\(choices)}, "items": [\(items)]}
      """
    return try Scenario.form(QuestionnaireFile(name: "story.json", bytes: Array(json.utf8)))
  }

  func revision(_ renames: [Rename] = []) throws -> Revision {
    try Revision(from: old.questionnaire, to: new, renames: renames)
  }

  /// `breaking home/age: gone`, one for each change.
  func changes(_ renames: [Rename] = []) throws -> [String] {
    try revision(renames).changes.map { "\($0.severity.rawValue) \($0.line)" }
  }
}

/// Items of the small questionnaires.
func text(_ name: String, _ label: String? = nil, _ more: String = "") -> String {
  item("text", name, label, more)
}

func integer(_ name: String, _ label: String? = nil, _ more: String = "") -> String {
  item("integer", name, label, more)
}

func select(_ name: String, _ list: String, _ label: String? = nil, _ more: String = "") -> String {
  item("select_one", name, label, #""choices": "\#(list)""# + (more.isEmpty ? "" : ", " + more))
}

func several(_ name: String, _ list: String, _ label: String? = nil) -> String {
  item("select_multiple", name, label, #""choices": "\#(list)""#)
}

func group(_ name: String, _ items: String...) -> String {
  item("group", name, nil, #""items": [\#(items.joined(separator: ", "))]"#)
}

func roster(_ name: String, count: String? = nil, _ items: String...) -> String {
  let count = count.map { #""repeat_count": "\#($0)", "# } ?? ""
  return item("repeat", name, nil, count + #""items": [\#(items.joined(separator: ", "))]"#)
}

func item(_ type: String, _ name: String, _ label: String? = nil, _ more: String = "") -> String {
  #"{"type": "\#(type)", "name": "\#(name)", "label": "\#(label ?? name)""#
    + (more.isEmpty ? "}" : ", \(more)}")
}
