import Questionnaires
import Records
import Values

/// Files beside the interview: those that are answers, and its sound.
extension Interview {
  mutating func take(
    _ attachment: Attachment, at address: Address
  ) throws(InterviewFault) {
    guard form.items[try found(address).item].type.isFile else { throw .notAnswerable }
    attachments[attachment.file] = attachment
  }

  mutating func take(_ recording: Recording, at moment: Moment) {
    switch recording {
    case .began(let file):
      recordings.append(InterviewRecord.RecordedFile(file: file, started: moment))
    case .reached(let address, let file, let milliseconds):
      guard let node = node(at: address) else { return }
      let place = InterviewRecord.RecordedFile.Place(
        path: path(of: node), milliseconds: milliseconds)
      change(file) { $0.questions.append(place) }
    case .ended(let file, let milliseconds): change(file) { $0.seconds = milliseconds / 1000 }
    case .failed: break
    }
  }

  private mutating func change(
    _ file: String, _ body: (inout InterviewRecord.RecordedFile) -> Void
  ) {
    guard let place = recordings.lastIndex(where: { $0.file == file }) else { return }
    body(&recordings[place])
  }

  /// What is known of the file that is the answer of a question; nil where none is.
  public func attachment(_ node: NodeID) -> Attachment? {
    form.items[node.item].type.isFile ? attachments[answer(node)] : nil
  }
}
