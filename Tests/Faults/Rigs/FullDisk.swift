import Foundation
import Glibc
import Sealing
import Store

/// The store on a small disk that somebody else fills to the last byte, at every point of an
/// interview.
package struct FullDisk {
  package struct Tally: Sendable, Codable {
    package var points = 0
    /// Interviews that could not be gone on with or finished.
    package var stuck = 0
    /// New interviews that were begun although there was no room to finish them.
    package var begun = 0
    /// Entries and records that were acknowledged and are not there.
    package var lost = 0
    /// Stores that did not go on when there was room again.
    package var dead = 0
  }

  private let disk: String
  private let hasBallast: Bool

  /// - Parameter disk: a folder on a small file system that nothing else uses.
  /// - Parameter hasBallast: false takes away what the store keeps for this, which shows that the rig
  ///   notices.
  package init(_ disk: String, hasBallast: Bool = true) {
    self.disk = disk
    self.hasBallast = hasBallast
  }

  package func run(points: Int) throws -> Tally {
    var tally = Tally()
    for point in 0..<points {
      try run(point, &tally)
      tally.points += 1
    }
    return tally
  }

  private func run(_ point: Int, _ tally: inout Tally) throws {
    let directory = disk + "/store"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try Store(directory: directory)
    var sitting = try Sitting(store, seals: point.isMultiple(of: 2))
    try sitting.begin()
    for _ in 0..<point { try sitting.answer(letters: 40) }
    if !hasBallast { unlink(directory + "/ballast") }
    fill()
    do {
      for letters in [10, 4000, 200, 30_000] { try sitting.answer(letters: letters) }
      try sitting.finish()
    } catch is StoreFault { tally.stuck += 1 }
    fill()
    do throws(StoreFault) {
      try begin(2, on: store)
      tally.begun += 1
    } catch {
      if error != .diskFull(path: directory) { tally.dead += 1 }
    }
    unlink(filler)
    do throws(StoreFault) { try begin(3, on: store) } catch { tally.dead += 1 }
    tally.lost += sitting.memory.lost(from: try Store(directory: directory), study: sitting.study)
  }

  private func begin(_ number: Int, on store: Store) throws(StoreFault) {
    try store.begin(
      Specimens.id(number), questionnaire: Specimens.survey, bytes: Specimens.surveyBytes,
      entry: Specimens.began)
  }

  private var filler: String { disk + "/filler" }

  /// Takes every byte that is left.
  private func fill() {
    let file = open(filler, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    var size = 1 << 16
    let bytes = [UInt8](repeating: 1, count: size)
    while size > 0 {
      if write(file, bytes, size) <= 0 { size /= 2 }
    }
  }
}

/// One interview, held to its end.
private struct Sitting {
  let study: StudyKeyPair
  private(set) var memory = Memory()
  private let store: Store
  private let seals: Bool
  private let id = Specimens.id(1)

  init(_ store: Store, seals: Bool) throws {
    self.store = store
    self.seals = seals
    study = try StudyKeyPair(name: "study")
  }

  mutating func begin() throws { try tell(.begin(id)) }

  mutating func answer(letters: Int) throws {
    try tell(
      .append([Specimens.answered(next, String(repeating: "é", count: letters))], to: id))
  }

  mutating func finish() throws {
    try tell(.finish(id, Specimens.finished(next), Specimens.record(id, "é"), seals: seals))
  }

  private var next: Int { memory.journal(of: id).count + 1 }

  private mutating func tell(_ verb: Verb) throws {
    try verb.perform(on: store, study: study.publicKey())
    memory.take(verb)
  }
}
