import Questionnaires
import Testing
import Values

@testable import Screens

/// What people type, read as answers.
@Suite struct ReadingTests {
  static let today = CalendarDay("2026-11-22") ?? Moment(milliseconds: 0).day

  @Test(arguments: [
    ("14032019", "2019-03-14"), ("14/3/19", "2019-03-14"), ("14.3.2019", "2019-03-14"),
    ("2019-03-14", "2019-03-14"), ("20190314", "2019-03-14"), ("140319", "2019-03-14"),
    ("2019/3/14", "2019-03-14"), ("14 mars 2019", "2019-03-14"), ("Mar 14 2019", "2019-03-14"),
    ("March 14th, 2019", "2019-03-14"), ("14-Mar-19", "2019-03-14"),
    ("le 1er août 1998", "1998-08-01"), ("1 aout 98", "1998-08-01"),
    ("2019 March 14", "2019-03-14"), ("jeudi 14 mars 2019", "2019-03-14"),
    ("Thursday, 14 March 2019", "2019-03-14"), ("mardi 14/2/2023", "2023-02-14"),
    ("Thu 14 March 2019", "2019-03-14"), ("jeu. 14 mars 2019", "2019-03-14"),
    ("today", "2026-11-22"), ("Hier", "2026-11-21"), ("demain", "2026-11-23"),
    ("aujourd’hui", "2026-11-22"), ("-3", "2026-11-19"), ("+2", "2026-11-24"),
    ("١٤/٣/٢٠١٩", "2019-03-14"), ("14/3/27", "1927-03-14"),
  ])
  func `a date is read in any sensible order, the day first`(typed: String, day: String) {
    #expect(Reading.answer(typed, for: .date, today: Self.today) == day)
  }

  @Test(arguments: [
    "31/2/2019", "14/13/2019", "vendredi 14 mars 2019", "Thursday", "14 juin juillet 2019",
    "jui 14 2019", "14", "soon",
  ])
  func `what is no date stays what it is, to be refused`(typed: String) {
    #expect(Reading.answer(typed, for: .date, today: Self.today) == typed)
  }

  @Test(arguments: [
    ("3/2019", "2019-03-01"), ("032019", "2019-03-01"), ("2019-03", "2019-03-01"),
    ("March 2019", "2019-03-01"), ("mars 2019", "2019-03-01"), ("14/3/2019", "2019-03-01"),
  ])
  func `a month is kept as its first day`(typed: String, day: String) {
    #expect(
      Reading.answer(typed, for: .date, appearance: ["month-year"], today: Self.today) == day)
  }

  @Test(arguments: [
    "1 50", "-5", "+2", "−5", "3/19", "March 19", "010203", "1 0203", "3/20190", "1 9999",
    "13/2019",
  ])
  func `a month wants a year of four digits, and no days from today`(typed: String) {
    let answer = Reading.answer(typed, for: .date, appearance: ["month-year"], today: Self.today)
    #expect(answer == typed)
  }

  @Test(arguments: ["1 50", "-5", "+2", "0050", "9999", "2200", "19 50", "201", "-2019"])
  func `a year has four digits that are a year's`(typed: String) {
    #expect(
      Reading.answer(typed, for: .date, appearance: ["year"], today: Self.today) == typed)
  }

  @Test(arguments: ["month-year", "year"])
  func `a year out of bounds that came from elsewhere stays the answer`(appearance: String) {
    for kept in ["0050-01-01", "0203-01-01", "9999-01-01"] {
      let shown = FieldBody.shown(kept, .date, [appearance])
      let read = Reading.answer(shown, for: .date, appearance: [appearance], today: Self.today)
      #expect(read == kept)
    }
  }

  @Test(arguments: [("2019", "2019-01-01"), ("14/3/2019", "2019-01-01"), ("19", "19")])
  func `a year is kept as its first day`(typed: String, day: String) {
    #expect(Reading.answer(typed, for: .date, appearance: ["year"], today: Self.today) == day)
  }

  @Test(arguments: [
    ("1430", "14:30"), ("14:30", "14:30"), ("2:30p", "14:30"), ("2.30 pm", "14:30"),
    ("2:30 P.M.", "14:30"), ("14h30", "14:30"), ("14 h", "14:00"), ("930", "09:30"),
    ("9:30", "09:30"), ("12 am", "00:00"), ("12:15 pm", "12:15"), ("14:05:30", "14:05:30"),
    ("14:05:00.000-04:00", "14:05:00.000-04:00"), ("25:00", "25:00"), ("13 pm", "13 pm"),
    ("14", "14"),
  ])
  func `a time of day is read as people write it`(typed: String, time: String) {
    #expect(Reading.answer(typed, for: .time, today: Self.today) == time)
  }

  @Test(arguments: [
    ("14/3/2019 1430", "2019-03-14T14:30"), ("today 2.30 pm", "2026-11-22T14:30"),
    ("14 mars 2019 à 14 h 30", "2019-03-14T14:30"), ("Mar 14, 2019 at 9:05", "2019-03-14T09:05"),
    ("2019-03-14T14:30", "2019-03-14T14:30"), ("14/3/2019", "14/3/2019"),
    ("14:30 14/3/2019", "2019-03-14T14:30"), ("2:30 pm 14 March 2019", "2019-03-14T14:30"),
    ("2:30 pm on 14 March 2019", "2019-03-14T14:30"), ("14:30 today", "2026-11-22T14:30"),
    ("14h30 le 14 mars 2019", "2019-03-14T14:30"), ("14 3 2019", "14 3 2019"),
  ])
  func `date and time stand one behind the other`(typed: String, moment: String) {
    #expect(Reading.answer(typed, for: .datetime, today: Self.today) == moment)
  }

  @Test(arguments: [
    ("1 234 567", "1234567"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
    ("1'234'567", "1234567"), ("-12", "-12"), ("−12", "-12"), ("1,500", "1,500"), ("1.5", "1.5"),
    ("1,23,456", "1,23,456"), ("12 34", "12 34"), ("1 50", "1 50"), ("12 34 5", "12 34 5"),
    ("1234 567", "1234 567"), (" 12 ", "12"), ("- 12", "-12"),
  ])
  func `thousands may be parted where nothing else can be meant`(typed: String, number: String) {
    #expect(Reading.answer(typed, for: .integer, today: Self.today) == number)
  }

  @Test(arguments: [
    ("1,5", "1.5"), ("1.5", "1.5"), ("1 234,5", "1234.5"), ("1,500", "1,500"),
    ("1,500.50", "1,500.50"), ("1,234,567", "1234567"),
  ])
  func `a comma is a decimal comma, but not before three digits`(typed: String, number: String) {
    #expect(Reading.answer(typed, for: .decimal, today: Self.today) == number)
  }

  @Test(arguments: [
    "14.01, -60.99", "14.01 -60.99", "14,01 -60,99", "14,01; -60,99", "14.01° N, 60.99° W",
    "N 14.01 W 60.99", "60.99W 14.01N", "14°00'36\"N 60°59'24\"W", "14 00 36 N, 60 59 24 W",
    "N 14° 00.6' W 60° 59.4'", "14.01N, 60.99O", "geo:14.01,-60.99;u=35",
    "geo:0,0?q=14.01,-60.99(Home)",
    "https://www.google.com/maps/@14.01,-60.99,15z",
    "https://www.google.com/maps/place/X/@1.5,2.5,17z/data=!3m1!4b1!4m5!3m4!8m2!3d14.01!4d-60.99",
    "https://maps.google.com/?q=14.01,-60.99",
    "https://www.google.com/maps/search/?api=1&query=14.01%2C-60.99",
    "https://www.openstreetmap.org/#map=15/14.01/-60.99",
    "https://www.openstreetmap.org/?mlat=14.01&mlon=-60.99#map=12/1/2",
    "https://maps.apple.com/?ll=14.01,-60.99&sll=1,2",
    "https://www.google.com/maps/place/14.01,-60.99/@14.05,-60.95,17z",
    "https://www.google.com/maps/search/14.01,+-60.99/@14.05,-60.95,17z",
    "https://www.google.com/maps/search/14.01,+-60.99?entry=tts",
    "https://www.google.com/maps/dir/14.02,-60.98/14.01,-60.99/@14.05,-60.95,17z",
    "https://www.openstreetmap.org/directions?from=1,2&to=14.01,-60.99#map=12/1/2",
    "https://maps.apple.com/?daddr=14.01,-60.99&ll=14.05,-60.95",
  ])
  func `a place is read from numbers, degrees and links to maps`(typed: String) {
    #expect(PointReading.point(typed) == "14.01 -60.99")
  }

  @Test(arguments: [
    "14.01", "home", "14.01N 15.3N", "14°70' N 60° W", "V67+X4", "https://example.org/",
    "https://www.google.com/maps/", "1 2 3 4 5",
    "https://www.google.com/maps/dir/14.02,-60.98/Castries/@14.05,-60.95,17z",
  ])
  func `what is no place is none`(typed: String) {
    #expect(PointReading.point(typed) == nil)
  }

  /// From the specification's test data (github.com/google/open-location-code, test_data/decoding.csv).
  @Test(arguments: [
    ("7FG49Q00+", 20.375, 2.775), ("7FG49QCJ+2V", 20.3700625, 2.7821875),
    ("7FG49QCJ+2VX", 20.3701125, 2.782234375), ("7FG49QCJ+2VXGJ", 20.3701135, 2.78223535156),
    ("8FVC2222+22", 47.0000625, 8.0000625), ("4VCPPQGP+Q9", -41.2730625, 174.7859375),
    ("62G20000+", 0.5, -179.5), ("22220000+", -89.5, -179.5), ("7FG40000+", 20.5, 2.5),
    ("22222222+22", -89.9999375, -179.9999375),
  ])
  func `a whole plus code is the middle of its area`(
    code: String, latitude: Double, longitude: Double
  ) throws {
    let center = try #require(PlusCode.center(of: code))
    #expect(abs(center.latitude - latitude) < 1e-9)
    #expect(abs(center.longitude - longitude) < 1e-9)
  }

  @Test(arguments: [
    "7FG49Q0+", "7FG49QCJ+2", "AAAAAAAA+", "7FG49Q00+22", "7FG4+", "+", "0FG40000+",
  ])
  func `what is no whole plus code is none`(code: String) {
    #expect(PlusCode.center(of: code) == nil)
  }

  @Test(arguments: [
    ("en", "2019-03-14", "Thursday 14 March 2019", "7 years and 8 months ago"),
    ("fr", "2019-03-01", "vendredi 1er mars 2019", "il y a 7 ans et 8 mois"),
    ("en", "2026-11-21", "Saturday 21 November 2026", "yesterday"),
    ("fr", "2026-11-25", "mercredi 25 novembre 2026", "dans 3 jours"),
    ("en", "2026-10-23", "Friday 23 October 2026", "30 days ago"),
    ("en", "2025-11-22", "Saturday 22 November 2025", "1 year ago"),
  ])
  func `a day is said in words, with how long ago`(
    language: String, day: String, words: String, distance: String
  ) throws {
    let catalogue = Catalogue.matching(language)
    let day = try #require(CalendarDay(day))
    #expect(catalogue.spoken(day) == words)
    #expect(catalogue.distance(of: day, from: Self.today) == distance)
  }

  @Test func `numbers are grouped for the eye in the way of the language`() {
    #expect(Catalogue.matching("en").grouped("-1234567.25") == "-1,234,567.25")
    #expect(Catalogue.matching("fr").grouped("1234567.25") == "1\u{A0}234\u{A0}567,25")
    #expect(Catalogue.matching("en").grouped("999") == "999")
    // Four digits may be a year; an author who knows better says so.
    #expect(Catalogue.matching("fr").grouped("2014") == "2014")
    #expect(Catalogue.matching("en").grouped("2014", appearance: ["thousands-sep"]) == "2,014")
    #expect(Catalogue.matching("en").grouped("10000") == "10,000")
  }
}
