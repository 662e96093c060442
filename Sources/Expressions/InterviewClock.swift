import Values

/// Times as the interview's clock shows them, by the offset that it had from UTC at that time.
struct InterviewClock {
  let lookup: any Lookup

  /// The moment when the clock showed a local time, in milliseconds since 1970-01-01T00:00:00.
  func moment(local milliseconds: Int64) -> Moment {
    let offset = lookup.offsetMinutes(at: milliseconds)
    return Moment(
      milliseconds: milliseconds - Int64(offset) * 60_000, offsetMinutes: offset)
  }

  /// Midnight at the beginning of a day.
  func midnight(_ day: CalendarDay) -> Moment {
    moment(local: Int64(day.daysSinceEpoch) * 86_400_000)
  }

  /// The same moment as the clock showed it.
  func shown(_ milliseconds: Int64) -> Moment {
    Moment(milliseconds: milliseconds, offsetMinutes: offset(at: milliseconds))
  }

  /// The offset at a moment, found from the offsets at local times: the one among those of the
  /// days around that its own local time has. An hour shown twice counts as the first, so the
  /// second time has none such, and is the later offset's.
  private func offset(at milliseconds: Int64) -> Int {
    let day: Int64 = 86_400_000
    let before = lookup.offsetMinutes(at: milliseconds - day)
    let after = lookup.offsetMinutes(at: milliseconds + day)
    if before == after { return before }
    let isConsistent = { (offset: Int) in
      lookup.offsetMinutes(at: milliseconds + Int64(offset) * 60_000) == offset
    }
    return isConsistent(before) && !isConsistent(after) ? before : after
  }

  /// The time of day that the clock shows at a moment, as a fraction of a day. A moment that was
  /// written by another clock is told by the rules that this clock keeps in the interview's year.
  func fractionOfDay(_ moment: Moment) -> Double {
    let shown = shown(moment.milliseconds)
    guard moment.offsetMinutes != shown.offsetMinutes else { return shown.fractionOfDay }
    let year = lookup.now.day.year
    let month = shown.day.month
    let day = CalendarDay(
      year: year, month: month, day: min(shown.day.day, CalendarDay.days(inMonth: month, of: year)))
    let midnight = Int64((day ?? shown.day).daysSinceEpoch) * 86_400_000
    let offset = lookup.offsetMinutes(at: midnight + Int64(shown.millisecondOfDay))
    return Moment(milliseconds: moment.milliseconds, offsetMinutes: offset).fractionOfDay
  }
}

extension Moment {
  /// The time of day as a fraction: what is left of the days since 1970-01-01.
  fileprivate var fractionOfDay: Double { daysSinceEpoch - daysSinceEpoch.rounded(.down) }
}
