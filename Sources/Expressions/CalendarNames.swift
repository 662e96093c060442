/// Names of months and days in the languages that the program itself speaks; any other gets English.
public struct CalendarNames: Sendable {
  public let months: [String]
  public let shortMonths: [String]
  /// From Sunday.
  public let days: [String]
  public let shortDays: [String]

  /// The names in the language of a BCP 47 tag: `fr`, `fr-CA`, …
  public init(language tag: String) {
    let primary = tag.lowercased().split(separator: "-").first
    self = primary == "fr" ? .french : .english
  }

  private init(months: String, shortMonths: String, days: String, shortDays: String) {
    self.months = months.split(separator: " ").map(String.init)
    self.shortMonths = shortMonths.split(separator: " ").map(String.init)
    self.days = days.split(separator: " ").map(String.init)
    self.shortDays = shortDays.split(separator: " ").map(String.init)
  }

  private static let english = CalendarNames(
    months:
      "January February March April May June July August September October November December",
    shortMonths: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    days: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
    shortDays: "Sun Mon Tue Wed Thu Fri Sat")

  private static let french = CalendarNames(
    months:
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    shortMonths: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    days: "dimanche lundi mardi mercredi jeudi vendredi samedi",
    shortDays: "dim. lun. mar. mer. jeu. ven. sam.")
}
