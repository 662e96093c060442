import Foundation
import Sealing
import Store

/// A store whose program was killed, so that much of it stands in SQLite's log alone, and of which one
/// bit there is another.
///
/// SQLite has a sum over each page of its log, and takes the log for ended where one does not fit: what
/// came after is gone, without a word. That is as if the power had gone earlier, and is all that may
/// happen. Where the sums are made to fit, the store itself must find the change.
package struct LogFlips {
  package struct Tally: Sendable, Codable {
    package var flips = 0
    /// Of those, where SQLite took the log for ended; all that is left is true.
    package var cut = 0
    /// How many of the flips had their sums made to fit, and how many of these the store found.
    package var fitted = 0
    package var fittedDetected = 0
    /// Something is read as what it was not, or is missing though the log goes on.
    package var accepted = 0
    package var suspects: [Int] = []
  }

  private let database: [UInt8]
  private let log: [UInt8]
  private let memory: Memory
  private let truth: Holdings

  package init() throws {
    let scratch = try ScratchFolder()
    let directory = scratch.path + "/store"
    let store = try Store(directory: directory)
    memory = try Self.goOn(store, after: try Flips.write(to: store))
    database = try Flips.contents(directory + "/" + Holdings.fileName)
    log = try Flips.contents(directory + "/" + Holdings.fileName + "-wal")
    truth = Holdings(directory, memory)
    withExtendedLifetime(store) {}
    guard truth.faults == 0 else { throw RigFailure("the store has faults before any flip") }
    guard WriteAheadLog.fit(log) == log else {
      throw RigFailure("the log's sums are not understood")
    }
  }

  /// Sealing empties the log; what comes after stands in it alone.
  private static func goOn(_ store: Store, after memory: Memory) throws -> Memory {
    let study = try StudyKeyPair(name: "study").publicKey()
    var (memory, numbers) = (memory, SeededNumbers(5))
    func tell(_ verb: Verb) throws {
      try verb.perform(on: store, study: study)
      memory.take(verb)
    }
    for number in 10...14 {
      let id = Specimens.id(number)
      try tell(.begin(id))
      for sequence in 2...9 {
        try tell(.append([Specimens.answered(sequence, numbers.text(upTo: 400))], to: id))
      }
      guard number > 12 else { continue }
      let record = try Specimens.record(id, numbers.text(upTo: 1500))
      try tell(.finish(id, Specimens.finished(10), record, seals: false))
    }
    return memory
  }

  package func run(_ seeds: Range<Int>) throws -> Tally {
    let scratch = try ScratchFolder()
    var tally = Tally()
    for seed in seeds {
      var numbers = SeededNumbers(seed)
      let (place, bit) = (numbers.below(log.count), UInt8(1 << numbers.below(8)))
      var changed = log
      changed[place] ^= bit
      let isFitted = seed.isMultiple(of: 2) && !WriteAheadLog.isSalt(place, in: log)
      let found = try open(isFitted ? WriteAheadLog.fit(changed) : changed, scratch)
      judge(found, seed, isFitted, &tally)
    }
    return tally
  }

  private func open(_ log: [UInt8], _ scratch: ScratchFolder) throws -> Holdings {
    let directory = try scratch.folder("store")
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      try FileManager.default.removeItem(atPath: directory + "/" + name)
    }
    let file = directory + "/" + Holdings.fileName
    try Data(database).write(to: URL(filePath: file))
    try Data(log).write(to: URL(filePath: file + "-wal"))
    return Holdings(directory, memory)
  }

  private func judge(_ found: Holdings, _ seed: Int, _ isFitted: Bool, _ tally: inout Tally) {
    tally.flips += 1
    let isDetected = found.faults > 0
    // Less is what a cut log gives; with sums that fit nothing was cut.
    let isTrue = isFitted ? isDetected || found == truth : found.isBeginning(of: truth)
    if isFitted {
      tally.fitted += 1
      tally.fittedDetected += isDetected ? 1 : 0
    } else if found != truth {
      tally.cut += 1
    }
    guard !isTrue || !found.isBeginning(of: truth) else { return }
    tally.accepted += 1
    tally.suspects.append(seed)
  }
}

/// The sums in a log of SQLite (its file format, section 4.2).
enum WriteAheadLog {
  private static let header = 32
  private static let frameHeader = 24

  /// The same log with sums that fit what stands there.
  static func fit(_ log: [UInt8]) -> [UInt8] {
    guard log.count > header else { return log }
    var log = log
    let isBigEndian = log[3] & 1 == 1
    let pageSize = Int(number(log[8..<12], 8, isBigEndian: true))
    guard pageSize >= 512 else { return log }
    var sum = added((0, 0), log[0..<24], isBigEndian)
    write(sum, to: &log, at: 24)
    var place = header
    while place + frameHeader + pageSize <= log.count {
      // Frames of an earlier round have another salt: the log ends before them.
      guard log[place + 8..<place + 16] == log[16..<24] else { break }
      sum = added(sum, log[place..<place + 8], isBigEndian)
      sum = added(sum, log[place + frameHeader..<place + frameHeader + pageSize], isBigEndian)
      write(sum, to: &log, at: place + 16)
      place += frameHeader + pageSize
    }
    return log
  }

  /// Whether a byte is of a salt, by which SQLite tells the frames of this round from older ones: the log
  /// ends before a frame of another salt, and no sum makes it go on.
  static func isSalt(_ place: Int, in log: [UInt8]) -> Bool {
    if place < header { return (16..<24).contains(place) }
    let pageSize = Int(number(log[8..<12], 8, isBigEndian: true))
    return (8..<16).contains((place - header) % (frameHeader + pageSize))
  }

  private static func added(
    _ sum: (UInt32, UInt32), _ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool
  ) -> (UInt32, UInt32) {
    var (first, second) = sum
    for place in stride(from: bytes.startIndex, to: bytes.endIndex - 7, by: 8) {
      first &+= number(bytes, place, isBigEndian: isBigEndian) &+ second
      second &+= number(bytes, place + 4, isBigEndian: isBigEndian) &+ first
    }
    return (first, second)
  }

  private static func number(
    _ bytes: ArraySlice<UInt8>, _ place: Int, isBigEndian: Bool
  ) -> UInt32 {
    (0..<4).reduce(0) { number, byte in
      number | UInt32(bytes[place + byte]) << (isBigEndian ? 24 - byte * 8 : byte * 8)
    }
  }

  private static func write(_ sum: (UInt32, UInt32), to log: inout [UInt8], at place: Int) {
    for (index, value) in [sum.0, sum.1].enumerated() {
      for byte in 0..<4 {
        log[place + index * 4 + byte] = UInt8(truncatingIfNeeded: value >> (24 - byte * 8))
      }
    }
  }
}
