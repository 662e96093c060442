import Expressions

/// «Did you mean …?» within a budget: a file with thousands of wrong names must not take minutes,
/// and whoever reads the report needs the first few suggestions only.
package struct Suggestions {
  private var comparisonsLeft = 50_000

  package init() {}

  /// The candidate that was probably meant, if one is near enough. In one or two letters every
  /// word is near every other.
  package mutating func nearest(
    to word: String, among candidates: @autoclosure () -> [String]
  ) -> String? {
    guard comparisonsLeft > 0, (3...64).contains(word.utf8.count) else { return nil }
    let candidates = candidates()
    guard comparisonsLeft >= candidates.count else {
      comparisonsLeft = 0
      return nil
    }
    comparisonsLeft -= candidates.count
    return Spelling.nearest(to: word, among: candidates)
  }
}
