extension String {
  /// Whether one of its bytes in UTF-8 is such, asked of the bytes where they lie.
  func bytes(contain test: (UInt8) -> Bool) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(where: test) } ?? utf8.contains(where: test)
  }
}
