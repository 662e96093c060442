import Foundation
import JSONDocuments
import Records
import Sealing
import Store
import Testing
import Values

extension JourneyTests {
  /// Files beside interviews, taken out by who may.
  @Suite struct FileExportJourneyTests {
    private static let survey = """
      {"id": "seen", "version": "1", "title": "Seen",
       "items": [
         {"type": "image", "name": "house", "label": "House?"},
         {"type": "image", "name": "face", "label": "Face?", "personal_data": true}]}
      """
    private static let id = "uuid:3f2a9c10-0000-4000-8000-000000000001"
    private static let folder = "out/media/3f2a9c10-0000-4000-8000-000000000001"

    private let account: Account

    /// A finished interview with two pictures and a sound.
    private init(to study: [StudyKey], in account: Account) throws {
      self.account = account
      let bytes = Array(Self.survey.utf8)
      try account.write(bytes, to: "q/seen.json")
      let key = QuestionnaireKey(
        id: "seen", version: "1", hash: "sha256:" + hexadecimal(sha256(bytes)))
      let store = try Store(directory: account.path("store"))
      let moment = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)
      try store.begin(
        Self.id, questionnaire: key, bytes: bytes,
        entry: JournalEntry(
          sequence: 1, at: moment, event: .began(Beginning(language: "en", seed: 1))))
      var record = InterviewRecord(
        id: Self.id, questionnaire: key, state: .finalized, disposition: "110", language: "en",
        mode: .capi, started: moment, finalized: moment, answers: [])
      for item in ["house", "face"] {
        var file = try store.newFile(of: Self.id, as: item, ending: "jpg")
        let picture = Array("needle of the \(item)".utf8)
        try file.write(picture[...])
        record.attachments.append(
          InterviewRecord.AttachedFile(
            path: item,
            Attachment(
              file: try file.keep(), size: picture.count, sha256: hexadecimal(sha256(picture)),
              mediaType: "image/jpeg")))
      }
      var sound = try store.newRecording(of: Self.id, ending: "wav")
      try sound.write(Array("needle of a voice".utf8)[...])
      record.recordings = [InterviewRecord.RecordedFile(file: sound.name, started: moment)]
      try store.finalize(
        Self.id,
        entry: JournalEntry(
          sequence: 2, at: moment, event: .finalized(Outcome(code: "110", keep: .answers))),
        record: FrozenRecord(
          id: Self.id, bytes: JSONWriter.bytes(record.json), digest: sha256),
        summary: "", to: study)
    }

    private func export(_ options: String...) throws -> Finished {
      try account.canvass(
        [
          "export", "--format", "csv", "--files", "--questionnaires", account.path("q"), "--output",
          account.path("out"),
        ] + options)
    }

    init() throws { try self.init(to: [], in: try Account()) }

    @Test func `personal pictures and voices stay where they are unless asked for`() throws {
      let exported = try export().succeeded()
      #expect(try account.names(in: Self.folder) == ["house-1.jpg"])
      #expect(try account.text(Self.folder + "/house-1.jpg") == "needle of the house")
      #expect(exported.notices.contains("2 left out as personal data"))
    }

    @Test func `a sound that was cut off is exported up to there, and said to be cut`() throws {
      let exported = try export("--personal-data").exited(1)
      #expect(
        try account.names(in: Self.folder) == ["face-1.jpg", "house-1.jpg", "recording-1.wav"])
      #expect(try account.text(Self.folder + "/recording-1.wav") == "needle of a voice")
      #expect(exported.notices.contains("recording-1.wav of interview \(Self.id) ends before"))
    }

    @Test func `files of a sealed interview open with the study's key`() throws {
      let account = try Account()
      try account.canvass("keys", "new", account.path("iom.key"), "--no-passphrase").succeeded()
      let key = try StudyKeyFile(json: account.read("iom.key")).publicKey
      let sealed = try Self(to: [key], in: account)
      try sealed.export().exited(1)
      #expect(!FileManager.default.fileExists(atPath: account.path("out/media")))
      try sealed.export("--key", account.path("iom.key")).succeeded()
      #expect(try account.text(Self.folder + "/house-1.jpg") == "needle of the house")
    }

    @Test func `what is not here or was changed is named, and not written`() throws {
      let media = Self.folder.replacing("out/", with: "store/")
      try FileManager.default.removeItem(atPath: account.path(media + "/house-1.jpg"))
      var bytes = try account.read(media + "/face-1.jpg")
      bytes[60] ^= 1
      try account.write(bytes, to: media + "/face-1.jpg")
      let exported = try export("--personal-data").exited(1)
      #expect(exported.notices.contains("house-1.jpg of interview \(Self.id) is missing"))
      #expect(exported.notices.contains("face-1.jpg of interview \(Self.id) was changed"))
      #expect(try account.names(in: Self.folder) == ["recording-1.wav"])
    }

    @Test func `a lost laptop's files and sound come back from the second copy`() throws {
      account.environment["CANVASS_PASSPHRASE_FILE"] = try account.write(
        "mango tree at noon\n", to: "passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      let told = try account.canvass("mirror", account.path("copy"), "--same-disk").succeeded()
      #expect(told.text.contains("3 files beside them, all in the copy"), "\(told.text)")
      try FileManager.default.removeItem(atPath: account.path("store"))
      let back = try account.canvass("restore", account.path("copy")).succeeded()
      #expect(back.text.contains("with 3 files from the second copy"), "\(back.text)")
      _ = try export("--personal-data")
      #expect(try account.text(Self.folder + "/house-1.jpg") == "needle of the house")
      #expect(try account.text(Self.folder + "/recording-1.wav") == "needle of a voice")
    }

    @Test func `files need a folder`() throws {
      try account.canvass("export", "--format", "csv", "--files", "--output", "-").exited(64)
    }
  }
}
