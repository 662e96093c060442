import Records
import Values

/// Takes out of a record what may not be written. What is left out is absent, as if it had never
/// been answered; what is withheld is marked as such.
struct Redaction {
  private let disclosures: Disclosures
  private let includesNotes: Bool

  init(_ disclosures: Disclosures, includesNotes: Bool) {
    self.disclosures = disclosures
    self.includesNotes = includesNotes
  }

  func redacted(_ record: InterviewRecord) -> InterviewRecord {
    var record = record
    record.answers = answers(record.answers)
    record.nonresponse = remarks(
      // A question put off is no answer and no refusal.
      record.nonresponse.filter { $0.text != Nonresponse.askLater.rawValue }
    ) { Nonresponse(rawValue: $0) != nil }
    // Of a file not even its digest is told, by which somebody who has it would know it again.
    record.attachments = record.attachments.filter {
      disclosures[RemarkPath($0.path).name] == .open
    }
    record.notes = includesNotes ? remarks(record.notes) { _ in false } : []
    return record
  }

  private func answers(_ answers: [InterviewRecord.Answer]) -> [InterviewRecord.Answer] {
    answers.compactMap { answer in
      switch answer {
      case .text(let name, let text): self.text(name, text)
      case .instances(let name, let instances): self.instances(name, instances)
      }
    }
  }

  private func text(_ name: String, _ text: String) -> InterviewRecord.Answer? {
    switch disclosures[name] {
    case .open: .text(name: name, text)
    case .leftOut: nil
    case .withheld: .text(name: name, Disclosure.mark)
    }
  }

  /// A personal repeat stays only for what was asked for inside it.
  private func instances(
    _ name: String, _ instances: [[InterviewRecord.Answer]]
  ) -> InterviewRecord.Answer? {
    let kept = instances.map(answers)
    if disclosures[name] == .leftOut, kept.allSatisfy(\.isEmpty) { return nil }
    return .instances(name: name, kept)
  }

  private func remarks(
    _ remarks: [InterviewRecord.Remark], isClosedWord: (String) -> Bool
  ) -> [InterviewRecord.Remark] {
    remarks.compactMap { remark in
      switch disclosures[RemarkPath(remark.path).name] {
      case .open: remark
      case .leftOut: nil
      case .withheld where isClosedWord(remark.text): remark
      case .withheld: InterviewRecord.Remark(path: remark.path, text: Disclosure.mark)
      }
    }
  }
}
