extension ProblemGuide {
  private static let modules = [
    "modules/sight.json": """
    {"module": "sight", "languages": ["en"],
     "choices": {"l": [{"name": "1", "label": {"en": "No"}}, {"name": "2", "label": {"en": "Yes"}}]},
     "items": [{"type": "select_one", "name": "see", "label": {"en": "Do you see well?"}, "choices": "l"},
               {"type": "note", "name": "end", "label": {"en": "Thank you."}}]}
    """
  ]

  private static let see =
    #"{"type": "select_one", "name": "see", "label": "Do you see well?", "choices": "yes_no"}"#
  private static let end = #"{"type": "note", "name": "end", "label": "Thank you."}"#
  private static let yesNo = #"{"name": "1", "label": "No"}, {"name": "2", "label": "Yes"}"#

  private static func group(
    _ items: String..., choices: String = yesNo, files: [String: String] = modules,
    showsFiles: Bool = false
  ) -> GuideExample {
    .items(
      #"{"type": "group", "name": "g", "locked": "sight", "items": ["# + "\n  "
        + items.joined(separator: ",\n  ") + "]}",
      top: #""choices": {"yes_no": ["# + choices + "]}", files: files, showsFiles: showsFiles)
  }

  private static func locked(
    _ name: String, _ meaning: String, _ example: GuideExample
  ) -> ProblemGuide {
    ProblemGuide("locked-" + name, meaning, example, group(see, end))
  }

  static let lockedModules = [
    ProblemGuide(
      "module-missing",
      "A group is `locked` to a standard module, and the file with its reference, "
        + "`modules/NAME.json` beside the questionnaire, is not there or cannot be read.",
      group(see, end, files: [:]), group(see, end, showsFiles: true)),
    ProblemGuide(
      "other-module", "The file has the reference of another module than its name says.",
      group(
        see, end,
        files: modules.mapValues {
          $0.replacing(#""module": "sight""#, with: #""module": "hearing""#)
        }
      ), group(see, end)),
    locked(
      "wording",
      "A text of a standard module is changed, in a language that its reference has. Answers could not "
        + "be compared with those of others who ask the module.",
      group(see.replacing("see well", with: "have trouble seeing"), end)),
    locked(
      "order", "The items of a standard module stand in another order than in its reference.",
      group(end, see)),
    locked(
      "type", "An item of a standard module has another type than in its reference.",
      group(see.replacing("select_one", with: "select_multiple"), end)),
    locked(
      "choices",
      "The choices of a standard module are not those of its reference: one is left out, added, moved, "
        + "renamed or worded otherwise, or a key hides or moves them.",
      group(
        see, end, choices: #"{"name": "1", "label": "No"}, {"name": "2", "label": "Certainly"}"#)),
    locked(
      "item-missing", "An item of a standard module is left out of the group that is locked to it.",
      group(see)),
    locked(
      "item-added", "Something stands in the group that its standard module does not have.",
      group(see, end, #"{"type": "text", "name": "why", "label": "Why?"}"#)),
    locked(
      "condition",
      "An item of a standard module has a condition of its own, so that some would be asked only a part "
        + "of the module. The group as a whole may have one.",
      group(see, end.replacing(#""name""#, with: #""relevant": "${see} = '1'", "name""#))),
  ]
}
