/// Texts compared as XPath compares them: code by code. Swift takes two spellings of one letter for
/// equal, `é` as one code and as two; expressions do not.
extension String {
  public func isExactly(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.withContiguousStorageIfAvailable { here in
      other.utf8.withContiguousStorageIfAvailable { here.elementsEqual($0) }
        ?? here.elementsEqual(other.utf8)
    } ?? utf8.elementsEqual(other.utf8)
  }
}
