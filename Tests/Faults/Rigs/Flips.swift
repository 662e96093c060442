import Foundation
import Sealing
import Store

/// A store of which one bit is another than it was, again and again.
package struct Flips {
  package struct Tally: Sendable, Codable {
    package var flips = 0
    /// Inside what is sealed of an entry, a record or a key.
    package var inside = 0
    /// Of those, found by the store.
    package var insideDetected = 0
    /// Anywhere, found by the store.
    package var detected = 0
    /// Nothing that anybody reads is any different.
    package var harmless = 0
    /// An answer, a record or an interview is different or gone, and nothing says so.
    package var accepted = 0
    /// The numbers of the flips that were accepted, or were inside and not found.
    package var suspects: [Int] = []
    /// Of the same answers in clear, in a table without seals: flips that were accepted.
    package var acceptedInClear = 0
  }

  let bytes: [UInt8]
  private let clear: [UInt8]
  private let inside: IndexSet
  private let truth: Holdings
  private let memory: Memory

  package init() throws {
    let scratch = try ScratchFolder()
    let directory = scratch.path + "/store"
    do {
      let store = try Store(directory: directory)
      memory = try Self.write(to: store)
    }
    let file = directory + "/" + Holdings.fileName
    // SQLite leaves copies of what it moves from page to page; to change one of those changes nothing.
    try Holdings.compact(file)
    bytes = try Self.contents(file)
    inside = try Self.places(of: Holdings.sealed(directory), in: bytes)
    truth = Holdings(directory, memory)
    guard truth.faults == 0 else { throw RigFailure("the store has faults before any flip") }
    try Holdings.writeInClear(memory, to: scratch.path + "/clear.sqlite")
    clear = try Self.contents(scratch.path + "/clear.sqlite")
  }

  /// Fills a store; when it is closed all of it stands in one file.
  static func write(to store: Store) throws -> Memory {
    let study = try StudyKeyPair(name: "study").publicKey()
    var memory = Memory()
    var numbers = SeededNumbers(3)
    func tell(_ verb: Verb) throws {
      try verb.perform(on: store, study: study)
      memory.take(verb)
    }
    for number in 1...9 {
      let id = Specimens.id(number)
      try tell(.begin(id))
      for sequence in 2...9 {
        try tell(.append([Specimens.answered(sequence, numbers.text(upTo: 400))], to: id))
      }
      guard number > 3 else { continue }
      let record = try Specimens.record(id, numbers.text(upTo: 1500))
      try tell(.finish(id, Specimens.finished(10), record, seals: number > 6))
    }
    return memory
  }

  static func contents(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw RigFailure(path) }
    return Array(data)
  }

  /// Where bytes stand in a file, also those that SQLite has spread over several pages. What stands in
  /// it more than once, such as an identity, is left out.
  private static func places(of pieces: [[UInt8]], in file: [UInt8]) throws -> IndexSet {
    let stretch = 16
    var found: [ArraySlice<UInt8>: Int] = [:]
    for piece in pieces where piece.count >= stretch {
      for start in 0...piece.count - stretch { found[piece[start..<start + stretch]] = -1 }
    }
    var repeated: Set<Int> = []
    for start in 0...file.count - stretch {
      let here = file[start..<start + stretch]
      guard let before = found[here] else { continue }
      if before >= 0 { repeated.formUnion([before, start]) }
      found[here] = start
    }
    var places = IndexSet()
    for start in found.values where start >= 0 && !repeated.contains(start) {
      places.insert(integersIn: start..<start + stretch)
    }
    return places
  }
}

extension Flips {
  package func run(_ seeds: Range<Int>) throws -> Tally {
    let scratch = try ScratchFolder()
    var tally = Tally()
    for seed in seeds {
      var numbers = SeededNumbers(seed)
      try flip(numbers.below(bytes.count), 1 << numbers.below(8), seed, scratch, &tally)
      if try flipInClear(numbers.below(clear.count), 1 << numbers.below(8), scratch) {
        tally.acceptedInClear += 1
      }
    }
    return tally
  }

  private func flip(
    _ place: Int, _ bit: UInt8, _ seed: Int, _ scratch: ScratchFolder, _ tally: inout Tally
  ) throws {
    let directory = try scratch.folder("store")
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
      try FileManager.default.removeItem(atPath: directory + "/" + name)
    }
    var changed = bytes
    changed[place] ^= bit
    try Data(changed).write(to: URL(filePath: directory + "/" + Holdings.fileName))
    let found = Holdings(directory, memory)
    let (isInside, isDetected) = (inside.contains(place), found.faults > 0)
    let isAccepted = !isDetected && found != truth
    tally.flips += 1
    tally.inside += isInside ? 1 : 0
    tally.insideDetected += isInside && isDetected ? 1 : 0
    tally.detected += isDetected ? 1 : 0
    tally.harmless += found == truth ? 1 : 0
    // What is sound of a damaged store must be as true as ever.
    tally.accepted += isAccepted || !found.agrees(with: truth) ? 1 : 0
    if isAccepted || !found.agrees(with: truth) || isInside && !isDetected {
      tally.suspects.append(seed)
    }
  }

  private func flipInClear(
    _ place: Int, _ bit: UInt8, _ scratch: ScratchFolder
  ) throws -> Bool {
    let path = scratch.path + "/clear.sqlite"
    var changed = clear
    changed[place] ^= bit
    try Data(changed).write(to: URL(filePath: path))
    return Holdings.isChangedInClear(path, from: memory)
  }
}
