/// What is wrong with items, in words.
extension ProblemCode {
  var itemWords: (String, String) {
    switch self {
    case .unknownType(let type, let advice):
      (
        "unknown item type \(quoted(type))",
        advice?.words ?? "the format lists the types; 'text' takes any answer"
      )
    case .sectionIsNotGroup(let type):
      (
        "a section cannot be \(type.words)",
        "leave its type out, and put \(type.words) among its 'items'"
      )
    case .unknownReason(let word, let suggestion):
      (
        "\(quoted(word)) is no reason of nonresponse",
        didYouMean(suggestion) ?? "write 'dont_know', 'refused' or 'not_applicable'"
      )
    case .unknownAppearance(let word, let suggestion):
      ("unknown appearance \(quoted(word))", "did you mean \(quoted(suggestion))?")
    case .missingLabel:
      ("this has no label, and nobody would know what is asked", "add a 'label'")
    case .emptyGroup:
      ("nothing is inside 'items'", "add questions, or remove the whole")
    case .sectionsAndItems:
      (
        "the questionnaire has both 'sections' and 'items'",
        "put the items into a section, or all of it into 'items'"
      )
    case .matrixOfSeveralLists:
      (
        "'table-list' draws one grid, and these items do not all choose from one list",
        "make every item a select_one on the same list, or take the appearance away"
      )
    case .badRange:
      (
        "no slider can be drawn with these parameters",
        "give numbers as 'start' and 'end' that differ, and a 'step' above 0 that leaves at most a "
          + "billion of them"
      )
    default: ("", "")
    }
  }
}

extension TypeAdvice {
  fileprivate var words: String {
    switch self {
    case .didYouMean(let type): "did you mean '\(type.rawValue)'?"
    case .synonym(let type): "write '\(type.rawValue)'"
    case .typeWithList(let type, let list):
      "write \"type\": \"\(type.rawValue)\", \"choices\": \"\(short(list))\""
    case .typeWithFile(let type, let file):
      "write \"type\": \"\(type.rawValue)\" with a choice list {\"file\": \"\(short(file))\"}"
    case .nested(let type):
      "write \"type\": \"\(type.rawValue)\", and put what it holds into its 'items'"
    case .closing: "remove it: a group ends where its 'items' end"
    case .multilineText: "write \"type\": \"text\", \"appearance\": \"multiline\""
    }
  }
}

extension ItemType {
  var words: String { "an item of type '\(rawValue)'" }
}
