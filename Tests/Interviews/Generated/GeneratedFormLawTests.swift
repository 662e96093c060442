import Foundation
import Testing

/// The same law on forms that nobody wrote: nested repeats, filters, triggers, calculations across
/// instances. `CANVASS_LAW_FORMS` says how many forms, `CANVASS_LAW_SEED` where to begin.
@Suite struct GeneratedFormLawTests {
  private static let batches = 10
  private static let forms = number("CANVASS_LAW_FORMS") ?? 150
  private static let first = UInt64(number("CANVASS_LAW_SEED") ?? 1)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test(arguments: 0..<batches)
  func `nothing is ever stale, on whatever form`(batch: Int) throws {
    for place in stride(from: batch, to: Self.forms, by: Self.batches) {
      let law = GeneratedLaw(seed: Self.first + UInt64(place), deeds: 40, pace: 5)
      let breach = try law.breach()
      #expect(breach == nil, "\(breach ?? "")")
    }
  }

  /// A generator that makes less and less of interest would find less and less.
  @Test func `the forms have all that depends on something`() {
    let texts = (1...100).map { GeneratedForm(seed: $0).json }
    let wanted = [
      "repeat_count", "choice_filter", "trigger", "randomize", "constraint", "read_only", "default",
      "indexed-repeat(", "position(..", "join(", "sum(", "once(", "coalesce(", "count-selected(",
      "current()/..", "instance(", "pulldata(", "select_multiple", "/*", " | ", "nonresponse(",
      "[position()", "[last()]", "format-date(", "[count(",
    ]
    for word in wanted {
      #expect(texts.count { $0.contains(word) } >= 4, "\(word)")
    }
  }
}
