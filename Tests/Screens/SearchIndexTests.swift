import Interviews
import Testing

@testable import Screens

/// Finding lines of long lists by letters.
@Suite struct SearchIndexTests {
  static let labels = [
    "Saint Lucia", "Sainte-Anne", "Grenada", "Santo Domingo", "Anse La Raye", "Île-à-Vache",
    "Petit Saint Vincent", "",
  ]

  @Test(arguments: [
    ("sa", [0, 1, 3, 6]), ("ILE", [5]), ("ile a", [5]), ("anse", [4]), ("vincent saint", [6]),
    ("a", [4, 0, 1, 2, 3, 5, 6]), ("zz", []), (" ", [0, 1, 2, 3, 4, 5, 6, 7]),
  ])
  func `labels are found by every word typed, their beginnings first`(
    letters: String, places: [Int]
  ) {
    let index = SearchIndex(Self.labels)
    let found = index.places(of: Search.folded(letters))
    #expect(Set(found) == Set(places))
    if letters == "a" { #expect(found.first == 4) }
  }

  @Test func `it finds what a look at each label finds`() {
    var random = RandomSource(seed: 5)
    let letters = ["a", "é", "b", " ", "ab", "-", "Ç"]
    for _ in 0..<300 {
      let labels = (0..<12).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? ""
        }.joined()
      }
      let needle = Search.folded(
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? ""
        }.joined())
      let expected = labels.indices.filter { Search.matches(labels[$0], needle) }
      // What only sounds like it is found besides.
      let found = SearchIndex(labels).places(of: needle)
        .filter { Search.matches(labels[$0], needle) }
      #expect(found.sorted() == expected, "\(labels) \(needle)")
    }
  }
}
