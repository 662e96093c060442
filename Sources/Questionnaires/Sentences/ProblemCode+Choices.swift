/// What is wrong with choice lists and their files, in words.
extension ProblemCode {
  var choiceWords: (String, String) {
    switch self {
    case .unknownChoiceList(let name, let suggestion):
      (
        "there is no choice list \(quoted(name))",
        didYouMean(suggestion) ?? "add it under 'choices' at the top level"
      )
    case .unusedChoiceList(let name):
      (
        "no item uses the choice list \(quoted(name))",
        "remove it, or name it in an item's 'choices'"
      )
    case .emptyChoiceList(let name):
      ("the choice list \(quoted(name)) has no choices", "add some, each with 'name' and 'label'")
    case .unevenChoices(let list):
      (
        "the choices of the list \(quoted(list)) have too many different keys",
        "give all of them the same keys, or make several lists of them"
      )
    case .fileOutsideFolder(let name):
      (
        "the file \(quoted(name)) would lie outside the questionnaire's folder",
        "put it beside the questionnaire and give its plain name"
      )
    case .fileLeavesFolder(let name):
      (
        "the file \(quoted(name)) is a link that leads out of the questionnaire's folder",
        "put the file itself beside the questionnaire"
      )
    case .choiceFileKind(let name):
      ("the choice file \(quoted(name)) is not a CSV file", "save the list as .csv in UTF-8")
    case .choiceFileMissing(let name):
      (
        "there is no file \(quoted(name)) that could be read",
        "put it beside the questionnaire, or mend the name"
      )
    case .choiceFile(let fault): fault.words
    default: ("", "")
    }
  }
}

extension ChoiceFileFault {
  fileprivate var words: (String, String) {
    switch self {
    case .empty: ("the choice file is empty", "its first row is 'name,label', then a row a choice")
    case .notUTF8: ("these bytes are not UTF-8", "save the file as CSV in UTF-8")
    case .unclosedQuote:
      ("the quote that begins here is never closed", "close it, or double it to mean itself")
    case .quoteInsideField:
      (
        "a quote stands inside a field that does not begin with one",
        "put the whole field in quotes, and double the quotes in it"
      )
    case .textAfterQuote:
      ("text follows after a closing quote", "put a comma between, or double the quote")
    case .fieldCount(let expected, let found):
      (
        "this row has \(found) fields, and the first row \(expected)",
        "look for a missing or surplus comma, or put a text that holds commas in quotes"
      )
    case .missingColumn(let title):
      (
        "no column is called \(quoted(title))",
        "name the columns in the first row, parted by commas: name,label"
      )
    case .emptyColumnTitle: ("a column has no title", "name every column in the first row")
    case .duplicateColumn(let title):
      ("a second column \(quoted(title)) stands here", "rename or remove one of the two")
    }
  }
}
