import Foundation
import JSONDocuments
import Records
import Testing
import Values

@testable import Sealing

/// What is sealed here is opened by an implementation that nobody here wrote.
@Suite struct OtherReaderTests {
  @Test(arguments: [0, 1, 900, 70_000])
  func `pyhpke opens what was sealed, with each of the keys`(size: Int) throws {
    let record = Array(#"{"id":"uuid:1","said":"\#(String(repeating: "é", count: size))"}"#.utf8)
    let pairs = try ["iom-2026", "recovery"].map { try StudyKeyPair(name: $0) }
    let heading = RecordHeading(
      id: "uuid:1",
      questionnaire: QuestionnaireKey(id: "oecs", version: "1 \"é\"", hash: "sha256:00"),
      finalized: Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240), isSealed: true,
      withdrawal: try WithdrawalCode().digest)
    let sealed = try SealedRecord(
      record, heading: heading, under: SecretKey(), to: pairs.map { try $0.publicKey() },
      signedBy: DeviceSigner(SecretKey()))
    for pair in pairs { #expect(try opened(sealed, with: pair) == record) }
  }

  private func opened(_ sealed: SealedRecord, with pair: StudyKeyPair) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "sealed-\(UUID()).json")
    try Data(sealed.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "open_sealed.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      ProcessInfo.processInfo.environment["CANVASS_PYTHON"] ?? "python3", script.path, file.path,
      pair.secret.withBytes { Data($0) }.base64EncodedString(),
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return [UInt8](output)
  }
}
