import Interviews
import Questionnaires
import Records
import Terminal
import Values

/// What stands between the question and the message line: one case for each way of answering.
enum Body: Sendable {
  case field(FieldBody)
  case longText(LongTextBody)
  case choices(ChoiceBody)
  case rank(RankBody)
  case points(PointsBody)
  case note(NoteBody)
  case grid(GridBody)
  case page(PageBody)
  case roster(RosterBody)
  case finish(FinishBody)
  case file(FileBody)
}

/// What a key did in a body.
enum Reaction: Sendable, Equatable {
  /// Nothing: the key may mean something to the screen.
  case none
  /// The body changed and takes care of itself.
  case changed
  /// The question has this answer from now on, if it can be; the screen stays.
  case give(NodeID, String)
  /// There is a reason instead of an answer; then on.
  case decline(NodeID, Nonresponse)
  case goOn
  /// Another question of the page has the focus from now on.
  case turn(to: Int)
  /// The place is to be read from a receiver.
  case locate(NodeID)
  case open(roster: NodeID, identity: Int)
  case openQuestion(NodeID)
  case add(roster: NodeID)
  case remove(roster: NodeID, identity: Int)
  case finish(FinishBody.Choice)
  /// The probe of that place was asked; or that was ticked by mistake.
  case probe(NodeID, Int)
  /// A passage of the verbatim is to be given a code.
  case code(NodeID, Range<Int>)
  /// What stands in the field can be no answer, and so has no passages to give codes to.
  case cannotCode
  /// The file of that path is to be the answer.
  case attach(NodeID, path: String)
}

/// What a body may know while it handles a key or is drawn.
struct Situation {
  let interview: Interview
  let words: Catalogue
  let now: Moment
  let size: Size
  /// A language that questions are shown in beside the interview's own.
  var secondLanguage: String?
  /// Whether keys go to the body; on a page they go to one of several.
  var hasFocus = true
  /// What is known of files outside.
  var files = FilesOutside()
  /// What is connected.
  var devices = HomeFacts.Devices()

  /// The width that bodies are drawn in.
  var columns: Int { Chrome.body(of: size).width }
  var rows: Int { Chrome.body(of: size).height }

  /// Whether the page is read from right to left.
  var isMirrored: Bool { WritingDirection.isRightToLeft(interview.language) }

  /// The key for what is laid out from the beginning of a line to its end: on a page from right to
  /// left, Left leads on.
  func along(_ key: Key) -> Key {
    guard isMirrored else { return key }
    switch key {
    case .left: return .right
    case .right: return .left
    default: return key
    }
  }

  /// Whether the respondent sits at the keys alone.
  var isSelfCompleted: Bool { interview.beginning.mode == .casi }
}

extension Body {
  /// The body for a stop, as the interview has it now.
  init(_ stop: Stop, _ situation: Situation) {
    switch stop {
    case .note(let node): self = .note(NoteBody(node))
    case .grid(let node): self = .grid(GridBody(node, situation))
    case .page(let node): self = .page(PageBody(node, situation))
    case .roster(let node): self = .roster(RosterBody(node, situation))
    case .end: self = .finish(FinishBody())
    case .question(let node):
      let item = situation.interview.item(node)
      switch item.type {
      case .selectOne, .selectMultiple, .acknowledge:
        self = .choices(ChoiceBody(node, situation))
      case .geopoint where item.choiceTable != nil:
        self = .choices(ChoiceBody(node, situation))
      case .file, .image, .audio, .video: self = .file(FileBody(node, situation))
      case .rank: self = .rank(RankBody(node, situation))
      case .geotrace, .geoshape: self = .points(PointsBody(node, situation))
      case .text where item.definition.appearance.contains("multiline"):
        self = .longText(LongTextBody(node, situation))
      default: self = .field(FieldBody(node, situation))
      }
    }
  }

  mutating func handle(_ key: Key, _ situation: Situation) -> Reaction {
    switch self {
    case .field(var body):
      defer { self = .field(body) }
      return body.handle(key, situation)
    case .longText(var body):
      defer { self = .longText(body) }
      return body.handle(key, situation)
    case .choices(var body):
      defer { self = .choices(body) }
      return body.handle(key, situation)
    case .rank(var body):
      defer { self = .rank(body) }
      return body.handle(key, situation)
    case .points(var body):
      defer { self = .points(body) }
      return body.handle(key, situation)
    case .note(var body):
      defer { self = .note(body) }
      return body.handle(key, situation)
    case .grid(var body):
      defer { self = .grid(body) }
      return body.handle(key, situation)
    case .page(var body):
      defer { self = .page(body) }
      return body.handle(key, situation)
    case .roster(var body):
      defer { self = .roster(body) }
      return body.handle(key, situation)
    case .finish(var body):
      defer { self = .finish(body) }
      return body.handle(key, situation)
    case .file(var body):
      defer { self = .file(body) }
      return body.handle(key, situation)
    }
  }

  mutating func paste(_ text: String, _ situation: Situation) -> Reaction {
    switch self {
    case .field(var body):
      defer { self = .field(body) }
      return body.paste(text)
    case .longText(var body):
      defer { self = .longText(body) }
      return body.paste(text)
    case .points(var body):
      defer { self = .points(body) }
      return body.paste(text)
    case .file(var body):
      defer { self = .file(body) }
      return body.paste(text)
    case .page(var body):
      defer { self = .page(body) }
      return body.paste(text, situation)
    default: return .none
    }
  }

  /// The text that stands in the body and is not what the interview has.
  func pending(_ situation: Situation) -> (node: NodeID, text: String)? {
    switch self {
    case .field(let body): body.pending(situation)
    case .longText(let body): body.pending(situation)
    case .choices(let body): body.pending(situation)
    case .rank(let body): body.pending(situation)
    case .points(let body): body.pending(situation)
    case .page(let body): body.focused?.body.pending(situation)
    default: nil
    }
  }

  /// Before which character of the text the caret stands; nil behind the last one.
  var caret: Int? {
    switch self {
    case .field(let body) where body.field.caret < body.field.characters.count: body.field.caret
    case .longText(let body) where body.editor.caret < body.editor.characters.count:
      body.editor.caret
    case .page(let body): body.focused?.body.caret
    default: nil
    }
  }

  /// What was typed and is not kept yet, read as an answer.
  func unkeptAnswer(_ situation: Situation) -> (node: NodeID, text: String)? {
    switch self {
    case .field(let body):
      guard body.pending(situation) != nil else { return nil }
      let answer = body.answer(situation)
      // An emptied field takes the answer back; nothing typed in an empty one is nothing.
      let isCleared = answer.isEmpty && !situation.interview.answer(body.node).isEmpty
      return answer.isEmpty && !isCleared ? nil : (body.node, answer)
    case .longText(let body): return body.unkeptAnswer(situation)
    case .choices(let body): return body.pending(situation)
    case .points(let body):
      guard body.pending(situation) != nil, !body.answer.isEmpty else { return nil }
      return (body.node, body.answer)
    case .page(let body): return body.focused?.body.unkeptAnswer(situation)
    default: return nil
    }
  }

  /// Whether letters and digits are text here.
  var takesText: Bool {
    switch self {
    case .field(let body): body.focus == .field || body.focus == .calendar
    case .longText, .points: true
    case .file(let body): body.focus == .field
    case .page(let body): body.focused?.body.takesText ?? false
    case .choices(let body): body.isSearching
    default: false
    }
  }

  /// How few rows it can do with where room is needed to say what is wrong.
  var fewestRows: Int { if case .field = self { 2 } else { 3 } }

  func draw(on canvas: inout Canvas, in region: Region, _ situation: Situation) {
    switch self {
    case .field(let body): body.draw(on: &canvas, in: region, situation)
    case .longText(let body): body.draw(on: &canvas, in: region, situation)
    case .choices(let body): body.draw(on: &canvas, in: region, situation)
    case .rank(let body): body.draw(on: &canvas, in: region, situation)
    case .points(let body): body.draw(on: &canvas, in: region, situation)
    case .note(let body): body.draw(on: &canvas, in: region, situation)
    case .grid(let body): body.draw(on: &canvas, in: region, situation)
    case .page(let body): body.draw(on: &canvas, in: region, situation)
    case .roster(let body): body.draw(on: &canvas, in: region, situation)
    case .finish(let body): body.draw(on: &canvas, in: region, situation)
    case .file(let body): body.draw(on: &canvas, in: region, situation)
    }
  }
}

extension Nonresponse {
  /// The letter that picks it.
  var letter: Character {
    switch self {
    case .doesNotKnow: "d"
    case .refused: "r"
    case .notApplicable: "n"
    case .askLater: "l"
    }
  }

  var phrase: Phrase {
    switch self {
    case .doesNotKnow: .reasonDontKnow
    case .refused: .reasonRefused
    case .notApplicable: .reasonNotApplicable
    case .askLater: .reasonAskLater
    }
  }
}
