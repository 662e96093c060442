import CNcurses

/// The character encoding that ncurses writes in: that of the user's locale, and UTF-8 where the
/// locale names none that has all characters (an empty environment, `LANG=C`).
struct TextLocale {
  /// Whether the user's own locale is UTF-8, so that line drawing may be trusted to arrive.
  let isUsersOwn: Bool

  static func adopt() -> TextLocale {
    if setlocale(LC_CTYPE, "") != nil, nc_bytes_of_a_character() > 1 {
      return TextLocale(isUsersOwn: true)
    }
    _ = setlocale(LC_CTYPE, "C.UTF-8")
    return TextLocale(isUsersOwn: false)
  }
}
