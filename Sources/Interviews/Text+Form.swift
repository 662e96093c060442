@_spi(_Unicode) import Swift

extension String {
  /// Unicode's normalisation form C, so that the same word typed on two keyboards is one word.
  var composed: String { _nfc.reduce(into: "") { $0.unicodeScalars.append($1) } }

  var trimmedOfSpace: String {
    var view = Substring(self)
    while let first = view.first, first.isWhitespace { view.removeFirst() }
    while let last = view.last, last.isWhitespace { view.removeLast() }
    return String(view)
  }
}
