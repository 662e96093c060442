import Questionnaires

/// Keys of a kiosk's settings.
enum KioskSettingsKey: String, FormatKey {
  case schema = "$schema"
  case site, help, welcome, thanks, hours
  case dailyMaximum = "daily_maximum"
  case idleSeconds = "idle_seconds"
  case warnSeconds = "warn_seconds"
  case onIdle = "on_idle"
  case thanksSeconds = "thanks_seconds"
  case doubleEntry = "double_entry"
  case syncMinutes = "sync_minutes"
  case printer, test, pin

  static let spellings = KeySpellings<KioskSettingsKey>()
}

/// Keys of `hours`, in the order of `CalendarDay.weekday`.
enum WeekdayKey: String, FormatKey {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  static let spellings = KeySpellings<WeekdayKey>()
}
