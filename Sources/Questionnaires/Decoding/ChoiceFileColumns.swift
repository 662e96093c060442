/// What each column of a choice file holds, from its first row: `name,label,label::fr,country`.
struct ChoiceFileColumns {
  enum Column: Hashable {
    case name
    /// A label in a language; the empty tag for the one and only.
    case label(String)
    case exclusive
    case fixed
    /// For choice filters.
    case further(String)
  }

  let columns: [Column]

  /// The titles read against the questionnaire's languages; `label` alone is in the first of them.
  init(titles: [String], languages: [String]) {
    columns = titles.map { title in
      switch title {
      case "name": .name
      case "label": .label(languages.first ?? "")
      case "exclusive": .exclusive
      case "fixed": .fixed
      default: Self.label(title).map(Column.label) ?? .further(title)
      }
    }
  }

  /// `fr` from `label::fr`, and from XLSForm's `label::Français (fr)`.
  private static func label(_ title: String) -> String? {
    guard title.hasPrefix("label::") else { return nil }
    let language = title.dropFirst("label::".count)
    guard language.hasSuffix(")"), let open = language.lastIndex(of: "(") else {
      return String(language)
    }
    return String(language[language.index(after: open)...].dropLast())
  }

  var labelLanguages: [String] {
    columns.compactMap { column in
      if case .label(let language) = column { language } else { nil }
    }
  }
}
