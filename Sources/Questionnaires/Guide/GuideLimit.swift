/// An entry of the guide about what only very large files run into: no short example has it.
public struct GuideLimit: Sendable {
  public let identifier: String
  public let meaning: String
  public let remedy: String

  /// Every such code.
  public static let all = [
    GuideLimit(
      identifier: "json-too-large", meaning: "The file has more bytes than can be addressed.",
      remedy: "Put long choice lists into CSV files."),
    GuideLimit(
      identifier: "uneven-choices",
      meaning: "The choices of a list have so many different keys that a table of them would be "
        + "empty nearly everywhere.",
      remedy: "Give all choices of a list the same keys, or make several lists of them."),
    GuideLimit(
      identifier: "further-problems",
      meaning: "There are more problems than are listed; an error if one of them is.",
      remedy: "Mend those that are listed, and check again."),
    GuideLimit(
      identifier: "expressions-not-checked",
      meaning: "A thousand errors were found in expressions; the others were not looked at.",
      remedy: "Mend those that are listed, and check again."),
    GuideLimit(
      identifier: "name-too-long",
      meaning: "The name of an item or a choice list can have 256 bytes.",
      remedy: "Give it a short name, and say the rest in the label."),
    GuideLimit(
      identifier: "too-many-items",
      meaning: "A questionnaire can have 100,000 items; what comes after was not read.",
      remedy: "Make several questionnaires of it."),
    GuideLimit(
      identifier: "too-many-lists",
      meaning: "A questionnaire can have 100,000 choice lists; what comes after was not read.",
      remedy: "Let questions share lists."),
    GuideLimit(
      identifier: "too-many-placeholders",
      meaning: "All texts together can hold 500,000 '${name}'; what comes after was not looked at.",
      remedy: "Make several questionnaires of it."),
    GuideLimit(
      identifier: "too-much-expression",
      meaning:
        "All expressions together are longer than 2,560 KiB, each counted with 16 bytes more; what comes after was not looked at.",
      remedy: "Compute what many of them share once, in a calculation, and read that."),
    GuideLimit(
      identifier: "too-many-entries",
      meaning:
        "A questionnaire can have 100 languages, 1,000 quotas and 1,000 indicators, a file 1,000 scenarios, and "
        + "a scenario 1,000 expectations of a kind.",
      remedy: "Split the list."),
    GuideLimit(
      identifier: "too-many-readings",
      meaning: "All expressions together read more than 120,000 answers; what comes after was not "
        + "looked at.",
      remedy: "Compute what many of them share once, in a calculation, and read that."),
  ]

  /// The entry as plain text, for whoever asks on the command line.
  public var lines: [String] { [identifier, "", meaning + " " + remedy] }
}
