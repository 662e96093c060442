/// Labels that take more than a line and a half of a terminal of 80 columns: whoever reads them aloud
/// takes a breath, and whoever hears them has lost the beginning. Notes are read, not asked.
enum LongLabels {
  /// In columns, in any language.
  static let most = 120

  static func advice(
    on subject: AdviceSubject, width: (String) -> Int
  ) -> [(advice: Advice, offset: Int)] {
    guard subject.item.type != .note, !subject.item.type.isHidden else { return [] }
    return subject.words(of: subject.item.label).compactMap { text in
      advice(on: text, width).map { ($0, text.offset) }
    }
  }

  static func advice(
    on list: ChoiceList, of subject: AdviceSubject, width: (String) -> Int
  ) -> [(advice: Advice, offset: Int)] {
    list.flatMap { choice in
      subject.words(of: choice.label).compactMap { text in
        advice(on: text, width).map { ($0, choice.offset) }
      }
    }
  }

  /// Paragraphs and line breaks part what is read in one go.
  private static func advice(on text: AdviceSubject.Words, _ width: (String) -> Int) -> Advice? {
    let widest = text.words.split(whereSeparator: \.isNewline).map { width(String($0)) }.max() ?? 0
    guard widest > most else { return nil }
    return .longLabel(key: "label", columns: widest, language: text.language)
  }
}
