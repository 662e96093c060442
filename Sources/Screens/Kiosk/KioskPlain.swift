import Interviews
import Kiosk
import Questionnaires
import Records
import Values

/// One interview at a kiosk line by line, for screen readers, from the choice of the language to the thanks: a
/// value beside `KioskApp`. Lines go in, orders come out; when they are carried out, `say` has what follows.
///
/// It asks what the screens ask around an interview, and holds the interview itself with `PlainApp`.
public struct KioskPlain {
  let plan: KioskPlan
  let form: Form
  /// In how many columns lines are broken; nil for not at all.
  public var width: Int? { didSet { plain?.width = width } }
  var stage: Stage
  /// The interview while there is one.
  var plain: PlainApp?
  var sitting: Sitting?
  /// What is said before the next prompt.
  var news: [String] = []
  /// Whether what is asked is said again before the next prompt.
  var restates = true
  /// Whether somebody was asked if they are still there, and has not answered: nothing of what was said
  /// before is to stand anywhere meanwhile, for they may be gone.
  public internal(set) var isWarned = false

  /// When somebody last did anything, or was asked whether they are there.
  var since: Moment

  struct Sitting {
    let id: String
    let key: QuestionnaireKey
    /// Whether its owner came with a code, under which it waits on.
    let isResumed: Bool
  }

  enum Stage {
    case language
    /// The code of a parked interview is asked for, or looked for.
    case code(tries: Int)
    case doubleEntry(language: String)
    case answeredBefore(language: String)
    /// An order is being carried out.
    case beginning(language: String)
    case interview
    case parting(KioskParting)
    case over
  }

  /// Whether somebody may go on with a code.
  let takesCodes: Bool

  /// - Parameters:
  ///   - hasParked: whether anything waits under a code, whatever the rule is now.
  ///   - refusal: why nobody may begin now; a code is asked for then.
  init(
    _ plan: KioskPlan, _ form: Form, hasParked: Bool = false, refusal: Phrase? = nil,
    width: Int? = nil, at now: Moment
  ) {
    since = now
    takesCodes = plan.onIdle == .park || hasParked
    self.plan = plan
    self.form = form
    self.width = width
    stage = refusal == nil ? .language : .code(tries: 0)
    if let refusal { news = each(refusal) }
  }

  /// Whether the screens come back.
  public var isOver: Bool { if case .over = stage { true } else { false } }
  /// Whether the person is done: nothing of what was said before is to stand anywhere.
  public var isParting: Bool { if case .parting = stage { true } else { false } }

  /// The catalogue of the language that is spoken.
  var words: Catalogue {
    switch stage {
    case .doubleEntry(let tag), .answeredBefore(let tag), .beginning(let tag): .matching(tag)
    case .parting(let parting): .matching(parting.language)
    default: plain?.words ?? .matching(form.languages[0])
    }
  }

  // MARK: In

  /// What somebody typed at the prompt.
  public mutating func take(_ line: String, at now: Moment) -> [KioskOrder] {
    let wasWarned = isWarned
    isWarned = false
    since = now
    restates = true
    // Enter alone says that somebody is there, and nothing else.
    if wasWarned, PlainLine.cleaned(line).isEmpty {
      plain?.sayAgain()
      return []
    }
    if isAround, helpsOrLeadsBack(Reading.trimmed(line)) { return [] }
    let number = Int(Reading.trimmed(line))
    switch stage {
    case .language:
      let count = form.languages.count
      if takesCodes, number == count + 1 {
        stage = .code(tries: 0)
        return []
      }
      guard let number, let tag = form.languages[safe: number - 1] else {
        return complain(count + (takesCodes ? 1 : 0))
      }
      guard plan.asksDoubleEntry else { return begin(tag, again: false) }
      stage = .doubleEntry(language: tag)
    case .doubleEntry(let tag):
      switch number {
      case 1: return begin(tag, again: false)
      case 2: stage = .answeredBefore(language: tag)
      default: return complain(2)
      }
    case .answeredBefore(let tag):
      switch number {
      case 1: stage = .over
      case 2: return begin(tag, again: true)
      default: return complain(2)
      }
    case .code(let tries): return look(for: line, tries)
    case .interview: return inInterview(now) { $0.take(line, at: now) }
    case .parting: stage = .over
    case .beginning, .over: break
    }
    return []
  }

  /// Somebody pressed Esc or an arrow, or touched the screen: a way back for who is here by mistake. Whoever has
  /// answered is not led away by it.
  public mutating func escape(at now: Moment) -> [KioskOrder] {
    isWarned = false
    since = now
    restates = true
    switch stage {
    case .interview where hasAnswers:
      news.append(words[.plainUsage])
      plain?.sayAgain()
      return []
    case .interview: return drop()
    default:
      stage = .over
      return []
    }
  }

  /// Whether something is asked around the interview.
  private var isAround: Bool {
    switch stage {
    case .language, .code, .doubleEntry, .answeredBefore: true
    case .beginning, .interview, .parting, .over: false
    }
  }

  /// `?` and `<` mean what they mean in the interview.
  private mutating func helpsOrLeadsBack(_ line: String) -> Bool {
    switch line {
    case "?":
      switch stage {
      case .language, .code: news += each(.kioskPlainHelp)
      default: news.append(words[.kioskPlainHelp])
      }
    case "<":
      switch stage {
      case .doubleEntry: stage = .language
      case .answeredBefore(let tag): stage = .doubleEntry(language: tag)
      default: stage = .over
      }
    default: return false
    }
    return true
  }

  /// A line that the terminal did not pass on whole.
  public mutating func refuseCutLine() { plain?.refuseCutLine() }

  /// Something else was on the terminal meanwhile.
  public mutating func sayAgain() {
    restates = true
    plain?.sayAgain()
  }

  private mutating func complain(_ count: Int) -> [KioskOrder] {
    news.append(words(.plainError, words(.plainChooseNumber, count)))
    return []
  }

  /// A code as it is said and written: spaces and hyphens in it count for nothing.
  private mutating func look(for line: String, _ tries: Int) -> [KioskOrder] {
    let digits = line.filter { !$0.isWhitespace && $0 != "-" }.map { $0.wholeNumberValue }
    guard !digits.isEmpty else {
      stage = .over
      return []
    }
    let code = digits.compactMap { $0.map(String.init) }.joined()
    guard digits.count == KioskApp.codeLength, code.count == digits.count else {
      news += each(.kioskCodeWrong)
      return []
    }
    stage = .code(tries: tries + 1)
    return [.unpark(code: code)]
  }

  private mutating func begin(_ tag: String, again: Bool) -> [KioskOrder] {
    stage = .beginning(language: tag)
    return [.begin(language: tag, answeredBefore: again)]
  }

  // MARK: What came of it

  public mutating func receive(_ came: KioskNews, at now: Moment) -> [KioskOrder] {
    switch came {
    case .opened(let id, let key, let interview):
      var plain = PlainApp(
        HomeFacts(isFleeting: true), language: interview.language, isSingle: true, width: width,
        alone: plan.onIdle)
      _ = plain.receive(.opened(id: id, key, interview, isResumed: false), at: now)
      self.plain = plain
      let isResumed = if case .code = stage { true } else { false }
      sitting = Sitting(id: id, key: key, isResumed: isResumed)
      stage = .interview
      return inInterview(now) { $0.proceed(at: now) }
    case .finished(let farewell):
      guard case .parting(var parting) = stage else { return [] }
      parting.code = farewell.withdrawal
      parting.sealedTo = farewell.sealedTo
      stage = .parting(parting)
    case .parked(let code):
      guard case .parting(var parting) = stage else { return [] }
      parting.code = code
      stage = .parting(parting)
    case .failed:
      news.append(words[.kioskBroken])
      plain = nil
      stage = .over
    case .noSuchCode(let until): missed(until)
    case .sendingEnded, .printed, .spoken, .pin, .facts: break
    }
    return []
  }

  /// Nothing waits under the code that was typed.
  private mutating func missed(_ until: Moment?) {
    guard case .code(let tries) = stage else { return }
    guard let until else {
      news += each(.kioskCodeWrong)
      // Somebody else may have their turn.
      if tries >= KioskApp.mostTries { stage = .over }
      return
    }
    news += form.languages.map {
      Catalogue.matching($0)(.kioskCodeWait, String(until.timeOfDay.prefix(8)))
    }
  }
}
