/// Gathers problems by the byte at which they stand and gives them back in the order of the file.
package struct ProblemReport {
  private struct Entry {
    let code: ProblemCode
    let offset: Int
    let itemPath: String?

    var isDuplicateKey: Bool {
      if case .json(.duplicateKey) = code { true } else { false }
    }
  }

  /// How many are listed. Nobody reads more, and a file of a million faults must not fill the
  /// memory with sentences.
  static let most = 10_000

  private let file: QuestionnaireFile
  private var entries: [Entry] = []
  /// The first that is not listed, and what all of those together are.
  private var unlisted: (offset: Int, count: Int, areErrors: Bool)?
  private var inChoiceFiles: [Problem] = []
  package var suggestions = Suggestions()

  package init(file: QuestionnaireFile) { self.file = file }

  /// Whether what is added now is counted only.
  package var isFull: Bool { entries.count >= Self.most }

  package mutating func add(_ code: ProblemCode, at offset: Int, item itemPath: String? = nil) {
    if !isFull {
      entries.append(Entry(code: code, offset: offset, itemPath: itemPath))
    } else {
      let before = unlisted ?? (offset: offset, count: 0, areErrors: false)
      unlisted = (
        before.offset, before.count + 1, before.areErrors || code.severity == .error
      )
    }
  }

  /// Problems of another file, which follow those of the questionnaire itself.
  mutating func add(inChoiceFile problems: [Problem]) { inChoiceFiles += problems }

  /// Everything found, in the order of the file.
  package func problems() -> [Problem] {
    let duplicateLists = duplicateListOffsets
    let told = entries.filter { entry in
      !(entry.isDuplicateKey && duplicateLists.contains(entry.offset))
    }
    let sorted = told.enumerated().sorted { a, b in
      (a.element.offset, a.offset) < (b.element.offset, b.offset)
    }
    let problems = sorted.map { _, entry in
      Problem(entry.code, at: file.place(of: entry.offset), item: entry.itemPath)
    }
    return problems + further + inChoiceFiles
  }

  /// One problem that stands for those that are not listed.
  private var further: [Problem] {
    guard let unlisted else { return [] }
    return [
      Problem(
        .furtherProblems(unlisted.count, areErrors: unlisted.areErrors),
        at: file.place(of: unlisted.offset))
    ]
  }

  /// A choice list given twice is a duplicate key to the JSON reader as well; one report is enough.
  private var duplicateListOffsets: Set<Int> {
    Set(
      entries.compactMap { entry in
        if case .duplicateChoiceList = entry.code { entry.offset } else { nil }
      })
  }
}
