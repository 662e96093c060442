/// BCP 47 tags, as far as the program looks into them.
enum LanguageTag {
  /// The language itself: `fr` of `fr-CA`.
  static func primary(_ tag: String) -> String {
    tag.lowercased().split(separator: "-").first.map(String.init) ?? ""
  }
}
