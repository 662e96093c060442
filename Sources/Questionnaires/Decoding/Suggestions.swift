import Expressions

/// «Did you mean …?» within a budget: a file with thousands of wrong names must not take minutes,
/// and whoever reads the report needs the first few suggestions only.
struct Suggestions {
  private var comparisonsLeft = 50_000

  /// The candidate that was probably meant, if one is near enough.
  mutating func nearest(to word: String, among candidates: [String]) -> String? {
    guard comparisonsLeft >= candidates.count, word.utf8.count <= 64 else { return nil }
    comparisonsLeft -= candidates.count
    return Spelling.nearest(to: word, among: candidates)
  }
}
