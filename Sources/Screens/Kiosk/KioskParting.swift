import Kiosk
import Values

/// What is told to somebody whose interview is over: nothing that they answered.
public struct KioskParting: Sendable, Hashable {
  public let language: String
  public var end: KioskEnd
  /// To withdraw with, or to go on with; nil where nothing was kept.
  public var code: String?
  public var sealedTo: [String] = []
  public var isPractice = false
  /// When it goes away by itself.
  public var until: Moment
  /// Whether the code was asked to be printed, and whether it was.
  var isPrinted: Bool?

  public init(_ end: KioskEnd, language: String, until: Moment) {
    self.end = end
    self.language = language
    self.until = until
  }

  /// How long it is told at the least; a code has to be written down.
  static func seconds(after end: KioskEnd, _ plan: KioskPlan) -> Int {
    max(plan.thanksSeconds, end == .parked ? leastForCode : 0)
  }

  private static let leastForCode = 60

  /// What became of the answers.
  var said: Phrase {
    if isPractice { return .kioskThanksTest }
    return switch end {
    case .finished: .kioskThanksKept
    case .partial: .kioskThanksPartial
    case .discarded, .parked: .kioskThanksDiscarded
    }
  }

  var countdown: KioskCountdown {
    get { KioskCountdown(end: until) }
    set { until = newValue.end }
  }
}
