import Foundation
import TestKit
import Testing

extension JourneyTests {
  /// Somebody who can write the database, and has no key, at the whole program.
  @Suite struct MarkJourneyTests {
    /// Copies the finished interview's row under another identity, with bytes that nobody sealed and their
    /// own SHA-256, and puts it among those to be sent.
    private static let forging = """
      import hashlib, sqlite3, sys
      store, forged = sys.argv[1:]
      database = sqlite3.connect(store + "/canvass.sqlite")
      bytes = ('{"sealed":1,"id":"%s"}' % forged).encode()
      database.execute(
        '''INSERT INTO records (id, sha256, size, questionnaire_id, questionnaire_version,
             questionnaire_hash, disposition, finalized_at, origin, is_sealed)
           SELECT ?, ?, ?, questionnaire_id, questionnaire_version, questionnaire_hash, '110',
             finalized_at, 'own', 1 FROM records''',
        (forged, hashlib.sha256(bytes).hexdigest(), len(bytes)))
      database.execute("INSERT INTO contents VALUES (?, ?)", (forged, bytes))
      database.execute("INSERT INTO outbox (id) VALUES (?)", (forged,))
      database.execute("INSERT INTO erasures (id, at) VALUES (?, '2026-01-01T00:00:00.000Z')", (forged,))
      database.commit()
      """

    private static let forged = "uuid:3f2a9c10-0000-4000-8000-00000000f01d"

    @Test
    func `a finished interview that somebody put there is named everywhere, and goes nowhere`()
      throws
    {
      let (account, id) = try FinishedSurvey.account()
      let job = try Job(
        "/usr/bin/python3", ["-c", Self.forging, account.path("store"), Self.forged],
        environment: account.environment)
      #expect(try job.wait() == .exited(0), "\(String(decoding: job.notices, as: UTF8.self))")
      let doctor = try account.canvass("doctor").exited(1)
      #expect(doctor.text.contains("damaged, or not made here: \(Self.forged)"))
      #expect(doctor.text.contains("not made by this device, and not obeyed: an erasure of"))
      #expect(doctor.text.contains("1 waits to be sent, 1 set aside"), "\(doctor.text)")
      let waiting = try account.canvass("sync", "--dry-run").exited(1)
      #expect(waiting.text.contains("1 would be sent"))
      let exported = try account.canvass("export", "--format", "jsonl", "--output", "-").exited(1)
      #expect(exported.lines.count == 1 && exported.text.contains(id))
      let file = account.path("all.sbatch")
      let carried = try account.canvass("batch", "create", "--all", file).exited(1)
      let verified = try account.canvass("batch", "verify", file, "--json").succeeded()
      #expect(try JSON(verified.text)["records"]?.number == 1)
      for notices in [waiting.notices, exported.notices, carried.notices] {
        #expect(notices.contains(Self.forged), "\(notices)")
      }
      try account.canvass("doctor", "--repair").exited(1)
      #expect(try account.canvass("sync", "--dry-run").text.contains("1 would be sent"))
      #expect(try account.canvass("doctor").text.contains("marks: all of this device"))
    }

    /// Says of every finished interview that a collector has it.
    private static let acknowledging = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1] + "/canvass.sqlite")
      database.execute(
        "INSERT INTO receipts (id, sha256, collector, sequence, received_at)"
        " SELECT id, sha256, 'c', 1, '2026-01-01T00:00:00.000Z' FROM records")
      database.commit()
      """

    @Test func `receipts that somebody put there keep nothing from being sent or carried`() throws {
      let (account, _) = try FinishedSurvey.account()
      try account.write("mango tree at noon", to: "passphrase")
      account.environment["CANVASS_PASSPHRASE_FILE"] = account.path("passphrase")
      try account.canvass("keys", "passphrase").succeeded()
      let job = try Job(
        "/usr/bin/python3", ["-c", Self.acknowledging, account.path("store")],
        environment: account.environment)
      #expect(try job.wait() == .exited(0), "\(String(decoding: job.notices, as: UTF8.self))")
      #expect(try account.canvass("sync", "--dry-run").text.contains("1 would be sent"))
      let file = account.path("all.sbatch")
      let carried = try account.canvass("batch", "create", file).succeeded()
      #expect(carried.text.contains("1 interview written"))
    }
  }
}
