/// Reads a questionnaire for its wording, one rule a file in this folder.
///
/// What stands in a group that is locked to a standard module is passed over: its words are not the
/// author's to mend.
struct AdviceReview {
  let questionnaire: Questionnaire
  private let lists: [String: ChoiceList]
  private let width: (String) -> Int
  private(set) var found: [Found] = []
  /// Lists whose labels were read, so that many questions on one list say it once.
  private var readLists: Set<String> = []

  /// A piece of advice and what it is about.
  struct Found {
    let advice: Advice
    let offset: Int
    let path: String?
  }

  /// How many bytes of texts are still read: a file made to be slow must not take minutes.
  private var bytesLeft = 1 << 19

  /// A longer list is data that nobody worded: towns, occupations.
  static let longestList = 30

  /// - Parameter width: how many columns a text takes on the screen.
  init(_ questionnaire: Questionnaire, width: @escaping (String) -> Int) {
    self.questionnaire = questionnaire
    self.width = width
    lists = Dictionary(
      questionnaire.choiceLists.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func review() {
    for item in questionnaire.items { review(item, around: "") }
  }

  private mutating func review(_ item: Item, around: String) {
    guard item.locked == nil else { return }
    let subject = AdviceSubject(
      item: item, list: item.choices.flatMap { lists[$0.value] }.flatMap(short),
      questionnaire: questionnaire)
    let path = around.isEmpty ? item.name : around + "/" + item.name
    bytesLeft -= subject.length
    guard bytesLeft >= 0 else { return }
    var advice =
      ForbiddenTopics.advice(on: subject) + DoubleNegatives.advice(on: subject)
      + AgreeDisagree.advice(on: subject) + Quizzes.advice(on: subject)
      + Scales.advice(on: subject) + LongLabels.advice(on: subject, width: width)
      + ReadingGrades.advice(on: subject)
    if let list = subject.list, readLists.insert(list.name).inserted {
      advice += DoubleNegatives.advice(on: list, of: subject)
      advice += LongLabels.advice(on: list, of: subject, width: width)
    }
    found += advice.map { Found(advice: $0.advice, offset: $0.offset, path: path) }
    for inner in item.items { review(inner, around: path) }
  }

  private func short(_ list: ChoiceList) -> ChoiceList? {
    list.count <= Self.longestList && list.file == nil ? list : nil
  }
}

/// An item as the rules see it.
struct AdviceSubject {
  let item: Item
  /// Its choices, where somebody worded them.
  let list: ChoiceList?
  let questionnaire: Questionnaire

  /// About how many bytes the rules read of it.
  var length: Int {
    let texts = [item.label, item.hint].flatMap { ($0?.byLanguage).map { Array($0.values) } ?? [] }
    return texts.reduce((list?.count ?? 0) * 32) { $0 + $1.utf8.count }
  }

  /// Words with the language that they are in; empty where the questionnaire names none.
  struct Words {
    let language: String
    let words: String
    let offset: Int
  }

  /// A text in each of the questionnaire's languages. A plain string is in the first.
  func words(of text: Text?) -> [Words] {
    guard let text else { return [] }
    return text.byLanguage.sorted { $0.key < $1.key }.map { tag, words in
      Words(
        language: tag.isEmpty ? questionnaire.languages.first ?? "" : tag, words: words,
        offset: text.offset)
    }
  }
}

/// Whether advice on wording is wanted: not where a questionnaire is opened to be answered.
public enum AdviceRequest {
  case none
  /// The function says how many columns a text takes on the screen.
  case given(width: (String) -> Int)
}

extension QuestionnaireFile {
  /// Advice on a questionnaire that this file holds, in the order of the file.
  func advice(on questionnaire: Questionnaire, _ request: AdviceRequest) -> [Problem] {
    guard case .given(let width) = request else { return [] }
    var review = AdviceReview(questionnaire, width: width)
    review.review()
    return inOrder(
      review.found.prefix(ProblemReport.most).map {
        Problem(.advice($0.advice), at: place(of: $0.offset), item: $0.path)
      })
  }
}
