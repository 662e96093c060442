/// Names compared code by code: a list may have two that Swift takes for the same.
extension Collection where Element: StringProtocol {
  var hasDuplicates: Bool { Set(map { Array($0.utf8) }).count < count }

  /// The first of each.
  var withoutDuplicates: [Element] {
    var seen: Set<[UInt8]> = []
    return filter { seen.insert(Array($0.utf8)).inserted }
  }
}
