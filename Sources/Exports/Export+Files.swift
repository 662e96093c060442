import Questionnaires
import Records

/// Which files beside an interview may go with its export.
public struct FilesBeside: Sendable, Hashable {
  /// Their names, in the order of the record.
  public var names: [String] = []
  /// Those left out as personal data.
  public var leftOut: [String] = []
}

extension Export {
  /// The files that are answers, those of personal questions left out unless asked for; and sound,
  /// which is somebody's voice and so as personal as a name: only with all personal data. So is what
  /// no questionnaire at hand explains.
  public func files(beside record: InterviewRecord) -> FilesBeside {
    let versions = questionnaires.filter { $0.id == record.questionnaire.id }
    let disclosures = Disclosures(versions, personalData: options.personalData)
    var files = FilesBeside()
    for file in record.attachments {
      let isOpen = disclosures[RemarkPath(file.path).name] == .open
      files.add(file.attachment.file, isOpen: isOpen)
    }
    for sound in record.recordings {
      files.add(sound.file, isOpen: options.personalData == .included)
    }
    return files
  }
}

extension FilesBeside {
  fileprivate mutating func add(_ name: String, isOpen: Bool) {
    if isOpen { names.append(name) } else { leftOut.append(name) }
  }
}
