/// Reads the generated table.
enum WidthTable {
  /// Stands for control characters, surrogates and code points not assigned.
  static let unknown = 3

  /// 0, 1, 2 or `unknown`: the last change of width at or before this code point.
  static func value(at codePoint: UInt32) -> Int {
    let wanted = codePoint << 2 | 3
    return changes.withUnsafeBufferPointer { changes in
      var low = 0
      var high = changes.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if changes[middle] <= wanted { low = middle } else { high = middle }
      }
      return Int(changes[low] & 3)
    }
  }
}
