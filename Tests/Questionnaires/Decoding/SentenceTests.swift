import Questionnaires
import Testing

/// Every sentence in full, each from the smallest questionnaire that earns it.
struct SentenceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let fixture: Fixture
    let report: String

    init(_ fixture: Fixture, _ report: String) {
      self.fixture = fixture
      self.report = report
    }

    var testDescription: String { report }
  }

  @Test(arguments: files + keys + names + items + choices + choiceFiles + texts)
  func `a problem says where, what and what to do`(of one: Case) {
    let problems = one.fixture.report.problems
    #expect(problems.map(\.description) == ["\(one.fixture.markedPlace): \(one.report)"])
  }

  @Test func `every code of the decoder has its sentence here`() {
    let all =
      Self.files + Self.keys + Self.names + Self.items + Self.choices + Self.choiceFiles
      + Self.texts
    let seen = Set(all.flatMap { $0.fixture.report.problems.map(\.code.identifier) })
    #expect(Self.identifiers.subtracting(seen) == [])
    #expect(seen.subtracting(Self.identifiers) == [])
  }

  /// What scripts rely on: add to it, never change it.
  static let identifiers: Set = [
    "json-byte-order-mark", "json-empty", "json-unexpected-end", "json-unexpected-character",
    "json-trailing-comma", "json-duplicate-key", "json-control-character", "json-invalid-escape",
    "json-lone-surrogate", "json-malformed-number", "json-too-deep", "json-text-after-end",
    "per-without-ratio", "band-order", "duplicate-entry",
    "unknown-key", "missing-key", "wrong-kind", "unknown-word", "number-too-small", "bad-url",
    "empty-version", "empty-questionnaire", "bad-id", "bad-name", "bad-list-name",
    "bad-choice-name", "bad-language-tag", "bad-outcome-code", "duplicate-name",
    "duplicate-choice", "duplicate-choice-list", "duplicate-language", "unknown-type",
    "section-is-not-group", "misplaced-key", "unknown-reason", "unknown-appearance",
    "missing-label", "empty-group", "sections-and-items", "matrix-of-several-lists", "bad-range",
    "unknown-choice-list", "unused-choice-list", "empty-choice-list", "file-outside-folder",
    "choice-file-kind", "choice-file-missing", "choice-file-empty", "choice-file-unclosed-quote",
    "choice-file-quote-inside-field", "choice-file-text-after-quote", "choice-file-field-count",
    "choice-file-missing-column", "choice-file-empty-column-title",
    "choice-file-duplicate-column", "control-character", "empty-text", "missing-translation",
    "missing-default-text", "undeclared-language", "languages-not-declared",
    "unknown-placeholder", "unclosed-placeholder", "placeholder-inside-repeat",
  ]
}
