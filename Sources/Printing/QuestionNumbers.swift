import Questionnaires

/// The numbers of the questions, through all sections, and where each item is found on the page. A
/// text that is only ticked asks nothing, and has no number.
struct QuestionNumbers {
  private let numbers: [ItemID: Int]
  private let form: Form

  init(_ form: Form) {
    self.form = form
    let questions = form.items.filter(\.type.countsAsQuestion)
    numbers = Dictionary(uniqueKeysWithValues: zip(questions.map(\.id), 1...))
  }

  var questionCount: Int { numbers.count }

  /// The number of a question; nil for what nobody is asked.
  func number(of item: ItemID) -> Int? { numbers[item] }

  /// The name that a link to an item goes by.
  func anchor(of item: ItemID) -> String { numbers[item].map { "q\($0)" } ?? "item\(item)" }

  /// What somebody comes to: a question, or a text, a roster or a part with a condition of its own, which
  /// stand before one. Nobody is led past what they are to read.
  enum Stop {
    case question(ItemID)
    case text(ItemID)

    var item: ItemID {
      switch self {
      case .question(let id), .text(let id): id
      }
    }
  }

  /// Where somebody goes on who is not asked an item: behind it and behind what follows it on the same
  /// condition. Nil at the end.
  func next(after item: FormItem) -> Stop? {
    var next = item.end
    while next < form.items.count, form.items[next].parent == item.parent,
      form.items[next].definition.relevant?.value == item.definition.relevant?.value
    {
      next = form.items[next].end
    }
    return stop(from: next)
  }

  /// What is read first from an item on; nil where nothing is.
  func stop(from item: ItemID) -> Stop? {
    var next = item
    while next < form.items.count {
      let item = form.items[next]
      if item.type.isContainer {
        let isPlain = item.type != .repeat && item.definition.relevant == nil
        guard isPlain else { return .text(next) }
        next += 1
      } else if item.type.isHidden {
        next = item.end
      } else {
        return item.type.isQuestion ? .question(next) : .text(next)
      }
    }
    return nil
  }

  /// The first question from an item on; nil where there is none.
  func firstQuestion(from item: ItemID) -> ItemID? {
    form.items[item...].first { $0.type.isQuestion }?.id
  }
}
