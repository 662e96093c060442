import JSONDocuments
import Questionnaires
import TestKit
import Testing
import Values

@testable import Kiosk

/// Whether a kiosk is open, by the clocks of real places.
@Suite struct OpeningHoursTests {
  /// Hours as a settings file writes them.
  private func hours(_ json: String) throws -> OpeningHours {
    let file = QuestionnaireFile(name: "kiosk.json", bytes: Array(#"{"hours": \#(json)}"#.utf8))
    let (settings, problems) = KioskSettings.decode(file, languages: ["en"])
    #expect(problems.isEmpty, "\(problems)")
    return try #require(settings?.hours)
  }

  private func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

  // 2026-11-20 is a Friday.
  @Test(
    arguments: [
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T08:00:00-04:00", true),
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T07:59:59-04:00", false),
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T11:59:59-04:00", true),
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T12:00:00-04:00", false),
      (#"{"friday": ["08:00-12:00", "13:00-17:00"]}"#, "2026-11-20T13:30:00-04:00", true),
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-21T09:00:00-04:00", false),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-20T23:59:59-04:00", true),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-21T00:00:00-04:00", true),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-21T01:59:59-04:00", true),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-21T02:00:00-04:00", false),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-20T01:00:00-04:00", false),
      (#"{"saturday": ["20:00-02:00"]}"#, "2026-11-22T01:00:00-04:00", true),
      (#"{"friday": ["00:00-24:00"]}"#, "2026-11-20T00:00:00-04:00", true),
      (#"{"friday": ["00:00-24:00"]}"#, "2026-11-20T23:59:59.999-04:00", true),
      (#"{"friday": ["00:00-24:00"]}"#, "2026-11-21T00:00:00-04:00", false),
      (#"{"friday": ["12:00-00:00"]}"#, "2026-11-20T23:30:00-04:00", true),
      (#"{"friday": ["12:00-00:00"]}"#, "2026-11-21T00:00:00-04:00", false),
      (#"{"friday": []}"#, "2026-11-20T12:00:00-04:00", false),
      ("{}", "2026-11-20T12:00:00-04:00", false),
    ])
  func `it is open in its hours alone`(json: String, at: String, isOpen: Bool) throws {
    #expect(try hours(json).isOpen(at: moment(at)) == isOpen)
  }

  @Test func `without hours it is always open, and neither opens nor closes`() throws {
    let now = try moment("2026-11-20T03:00:00-04:00")
    #expect(OpeningHours.always.isOpen(at: now))
    #expect(OpeningHours.always.nextOpening(after: now) == nil)
    #expect(OpeningHours(spans: []).nextOpening(after: now) == nil)
  }

  @Test(
    arguments: [
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T07:00:00-04:00", "2026-11-20T08:00:00-04:00"),
      (#"{"friday": ["08:00-12:00"]}"#, "2026-11-20T08:00:00-04:00", "2026-11-27T08:00:00-04:00"),
      (
        #"{"friday": ["08:00-12:00"], "monday": ["09:00-10:00"]}"#, "2026-11-20T12:00:00-04:00",
        "2026-11-23T09:00:00-04:00"
      ),
      (#"{"friday": ["20:00-02:00"]}"#, "2026-11-21T02:30:00-04:00", "2026-11-27T20:00:00-04:00"),
      (
        #"{"friday": ["08:00-24:00"], "saturday": ["00:00-03:00"], "monday": ["09:00-10:00"]}"#,
        "2026-11-20T09:00:00-04:00", "2026-11-23T09:00:00-04:00"
      ),
    ])
  func `it says when it opens next`(json: String, now: String, next: String) throws {
    let clock = ZoneClock("America/St_Lucia")
    let found = try hours(json).nextOpening(after: moment(now), showing: clock.showing)
    #expect(try found == moment(next))
  }

  @Test func `a clock that knows no summer time is taken to keep its offset`() throws {
    let found = try hours(#"{"saturday": ["08:00-12:00"]}"#).nextOpening(
      after: moment("2026-11-20T09:00:00-04:00"))
    #expect(try found == moment("2026-11-21T08:00:00-04:00"))
  }

  /// New York: forward at two on 2026-03-08, back at two on 2026-11-01, both Sundays.
  @Test(
    arguments: [
      // What is skipped does not open; what follows within the span does, at once.
      (#"{"sunday": ["02:30-04:00"]}"#, "2026-03-08T01:00:00-05:00", "2026-03-08T03:00:00-04:00"),
      (#"{"sunday": ["08:00-12:00"]}"#, "2026-03-07T12:00:00-05:00", "2026-03-08T08:00:00-04:00"),
      // A span that was skipped as a whole opens a week later.
      (#"{"sunday": ["02:00-03:00"]}"#, "2026-03-08T00:00:00-05:00", "2026-03-15T02:00:00-04:00"),
      // An hour that is shown twice is open twice.
      (#"{"sunday": ["01:30-01:45"]}"#, "2026-11-01T00:00:00-04:00", "2026-11-01T01:30:00-04:00"),
      (#"{"sunday": ["01:30-01:45"]}"#, "2026-11-01T01:50:00-04:00", "2026-11-01T01:30:00-05:00"),
      (#"{"sunday": ["08:00-12:00"]}"#, "2026-10-31T12:00:00-04:00", "2026-11-01T08:00:00-05:00"),
    ])
  func `a night of summer time or its end moves nothing`(
    json: String, now: String, next: String
  ) throws {
    let (hours, clock) = (try hours(json), ZoneClock("America/New_York"))
    let found = hours.nextOpening(after: try moment(now), showing: clock.showing)
    #expect(try found == moment(next))
    #expect(found.map { hours.isOpen(at: clock.showing($0)) } == true)
  }

  @Test func `it says when it closes next, also where the clock is put back meanwhile`() throws {
    let clock = ZoneClock("America/New_York")
    let found = try hours(#"{"saturday": ["20:00-02:00"]}"#).nextClosing(
      after: moment("2026-10-31T21:00:00-04:00"), showing: clock.showing)
    #expect(try found == moment("2026-11-01T02:00:00-05:00"))
  }

  /// Every minute of three weeks around both changes of the year.
  @Test(arguments: ["2026-03-01T00:00:00-05:00", "2026-10-25T00:00:00-04:00"])
  func `what it says of the next opening is what a clock would show`(start: String) throws {
    let clock = ZoneClock("America/New_York")
    let hours = try hours(
      #"{"saturday": ["22:00-02:30"], "sunday": ["02:15-02:45", "03:00-03:10"], "tuesday": ["09:00-17:00"]}"#
    )
    let first = try moment(start)
    let minutes = (0..<(21 * 1440)).map {
      clock.showing(Moment(milliseconds: first.milliseconds + Int64($0) * 60_000))
    }
    let openings = zip(minutes, minutes.dropFirst()).filter {
      !hours.isOpen(at: $0) && hours.isOpen(at: $1)
    }.map(\.1)
    var (now, said) = (first, [Moment]())
    while let next = hours.nextOpening(after: now, showing: clock.showing),
      next <= minutes[minutes.count - 1]
    {
      said.append(next)
      now = next
    }
    #expect(said == openings)
    #expect(said.count > 6)
  }
}
