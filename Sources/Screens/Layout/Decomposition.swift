@_spi(_Unicode) import Swift

extension String {
  /// Unicode's normalisation form D: letters apart from their accents.
  var decomposed: String { _nfd.reduce(into: "") { $0.unicodeScalars.append($1) } }
}
