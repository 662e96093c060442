import Exports
import Questionnaires
import Records
import Values

/// Why a sample is no questionnaire.
struct SampleFault: Error {
  let problems: [Problem]
}

/// Small questionnaires and records, written inline.
enum Sample {
  /// A questionnaire from items written as JSON.
  static func questionnaire(
    _ items: String, version: String = "1", id: String = "survey", extra: String = ""
  ) throws -> Questionnaire {
    let json = """
      {"id": "\(id)", "version": "\(version)", "title": {"en": "Survey", "fr": "Enquête"},
       "languages": ["en", "fr"], \(extra)
       "choices": {
         "yes_no": [
           {"name": "yes", "label": {"en": "Yes", "fr": "Oui"}},
           {"name": "no", "label": {"en": "No", "fr": "Non"}}],
         "tongues": [
           {"name": "en", "label": {"en": "English", "fr": "Anglais"}},
           {"name": "fr", "label": {"en": "French, spoken", "fr": "Français"}},
           {"name": "kwl", "label": {"en": "Kwéyòl", "fr": "Créole"}}]},
       "items": [\(items)]}
      """
    let (questionnaire, problems) = QuestionnaireFile(name: "s.json", bytes: Array(json.utf8))
      .decode()
    guard let questionnaire, !problems.contains(where: { $0.severity == .error }) else {
      throw SampleFault(problems: problems)
    }
    return questionnaire
  }

  /// An item with a label in both languages.
  static func item(_ type: String, _ name: String, _ more: String = "") -> String {
    """
    {"type": "\(type)", "name": "\(name)", "label": {"en": "L", "fr": "L"}\
    \(more.isEmpty ? "" : ", " + more)}
    """
  }

  static let began = Moment(milliseconds: 1_795_255_331_250, offsetMinutes: -240)

  /// A finalized interview; its id ends with the number.
  static func record(
    _ number: Int, _ answers: [InterviewRecord.Answer], version: String = "1",
    id: String = "survey", nonresponse: [(String, String)] = [], notes: [(String, String)] = []
  ) -> InterviewRecord {
    InterviewRecord(
      id: "uuid:\(number)", questionnaire: QuestionnaireKey(id: id, version: version, hash: "h"),
      state: .finalized, disposition: "110", language: "en", mode: .capi, interviewer: "Amina",
      device: "laptop", started: began, finalized: began, activeSeconds: 60, answers: answers,
      nonresponse: nonresponse.map { InterviewRecord.Remark(path: $0, text: $1) },
      notes: notes.map { InterviewRecord.Remark(path: $0, text: $1) })
  }
}

extension ExportedFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines without what `Sample` gives every interview alike: its metadata.
  var answerLines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      String(line).replacing(Sample.metadata, with: "").replacing(Sample.metadataHeader, with: "")
    }
  }
}

extension Sample {
  static let metadataHeader =
    ",meta_version,meta_state,meta_disposition,meta_language,meta_mode,meta_interviewer,meta_device"
    + ",meta_started,meta_finalized,meta_active_seconds"
  static let metadata =
    ",1,finalized,110,en,capi,Amina,laptop,2026-11-21T06:02:11.250-04:00"
    + ",2026-11-21T06:02:11.250-04:00,60"
}

extension Questionnaire {
  /// Gives the first choice of every list another English label.
  mutating func relabelFirstChoices(_ label: String) {
    choiceLists = choiceLists.map { list in
      var choices = Array(list)
      choices[0].label.byLanguage["en"] = label
      return ChoiceList(name: list.name, choices: choices)
    }
  }
}
