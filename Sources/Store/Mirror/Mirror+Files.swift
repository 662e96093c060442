import GRDB
import Records
import Sealing

/// The files beside interviews in a second copy: sealed as they lie in the store, in files of their own
/// that are added to while a sound is being recorded.
extension Mirror {
  /// How far a file of the store was copied when it was last looked at.
  struct Copied: Sendable, Hashable {
    /// What the file in the store was like.
    let stamp: MirrorInput.Stamp
    /// Bytes of it, the place where its copy ends, and the hash of the last frame there.
    var bytes: Int
    var place: Int
    var hash: [UInt8]
  }

  /// Brings to the medium what it lacks of files, and takes away those whose interview is no more.
  func keepFiles(
    _ device: StoredRow, _ standing: inout Standing, _ isOver: () -> Bool
  ) throws(MirrorFault) {
    let emptied = try emptied()
    for name in copies {
      guard let id = MirroredFile.interview(ofCopy: name), emptied.contains(id) else { continue }
      try disk.remove(name)
    }
    var behind: Set<String> = []
    let left = try emptied.union(passing())
    for file in MirroredFile.all(in: store.directory) where !left.contains(file.interview) {
      standing.files += 1
      guard !isOver() else {
        standing.filesBehind += 1
        behind.insert(file.interview)
        continue
      }
      try keep(file, device, &standing)
    }
    standing.behind += behind.count
  }

  /// Takes the copies of all files of an interview away.
  func dropFiles(of id: String) throws(MirrorFault) {
    for name in copies where name.hasPrefix(MirroredFile.beginning(of: id)) {
      try disk.remove(name)
    }
  }

  /// Reads all copies and compares them; answers with the interviews of which one is not as it should
  /// be.
  func inspectFiles(_ standing: inout Standing) throws(MirrorFault) -> Set<String> {
    let emptied = try emptied()
    var behind: Set<String> = []
    var names: Set<String> = []
    let left = try emptied.union(passing())
    for file in MirroredFile.all(in: store.directory) where !left.contains(file.interview) {
      guard let source = file.source(in: store.directory) else { continue }
      standing.files += 1
      names.insert(file.copy)
      let match = try MirrorMatch(of: file, source, with: disk.input(file.copy))
      if case .upTo(source.size, _, _) = match { continue }
      if match == .ahead {
        standing.filesOnly += 1
      } else {
        standing.filesBehind += 1
        behind.insert(file.interview)
      }
    }
    for name in copies where !names.contains(name) && isOwn(name) { standing.filesOnly += 1 }
    for name in copies {
      guard let id = MirroredFile.interview(ofCopy: name), emptied.contains(id) else { continue }
      behind.insert(id)
    }
    return behind
  }

  private var copies: [String] {
    disk.names.filter { $0.hasPrefix(MirroredFile.beginning) }
  }

  /// Whether a copy has the name that its header says, and so was not put aside.
  private func isOwn(_ name: String) -> Bool {
    guard let input = try? disk.input(name) else { return false }
    var pieces = MirrorFile.Pieces(from: input.next, digest: sha256)
    _ = try? pieces.next()
    return pieces.header?.subject.flatMap(MirroredFile.init)?.copy == name
  }

  /// Interviews of which the store says, by a mark, that nothing is kept any more.
  private func emptied() throws(MirrorFault) -> Set<String> {
    try fetch { database in
      guard let marker = store.markerAtHand(database) else { return [] }
      let erased = try StoredRow.all(database, .erasures).filter(marker.isSound)
        .compactMap { $0.text("id") }
      let emptied = try Row.fetchAll(
        database,
        sql: """
          SELECT r.*, \(Store.recordStanding) FROM \(Store.recordSources)
          WHERE length(i.head) = 0
          """
      ).filter(marker.isSound(recordIn:)).compactMap { try $0.decode(String.self, forColumn: "id") }
      return Set(erased + emptied)
    }
  }

  /// Those whose files are not copied: only memory has the key until they are finished.
  private func passing() throws(MirrorFault) -> Set<String> {
    try fetch { try String.fetchSet($0, sql: "SELECT id FROM (\(Store.passing))") }
  }

  // MARK: One file

  private func keep(
    _ file: MirroredFile, _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let known = copied.withLock { $0[file] }
    // Most are what they were: those are not even opened.
    if let known, known.stamp == file.stamp(in: store.directory) { return }
    guard let source = file.source(in: store.directory) else { return }
    if let known, known.stamp.number == source.stamp.number, known.bytes <= source.size,
      try disk.input(file.copy)?.size == known.place
    {
      return try add(source, to: file, known)
    }
    switch try MirrorMatch(of: file, source, with: disk.input(file.copy)) {
    case .upTo(let bytes, let place, let hash):
      try add(
        source, to: file, Copied(stamp: source.stamp, bytes: bytes, place: place, hash: hash))
    case .torn(let bytes, let place, let hash):
      standing.mended.append(file.copy)
      try add(
        source, to: file, Copied(stamp: source.stamp, bytes: bytes, place: place, hash: hash))
    case .ahead:
      // The store's was cut. What the copy has more is worth keeping.
      break
    case .changed:
      guard try !isDamagedHere(file) else {
        standing.damaged.append(file.subject)
        return
      }
      standing.mended.append(file.copy)
      try disk.setAside(file.copy)
      try begin(file, source, device)
    case .other, .missing: try begin(file, source, device)
    }
  }

  /// Whether the store's own file does not open as a whole; false where nobody can tell.
  private func isDamagedHere(_ file: MirroredFile) throws(MirrorFault) -> Bool {
    do throws(StoreFault) {
      guard let proof = try store.fileProof(of: file.interview) else { return false }
      return try proof.worth(of: file, at: file.path(in: store.directory)) != .whole
    } catch { throw .store(error) }
  }

  private func begin(
    _ file: MirroredFile, _ source: MirrorInput, _ device: StoredRow
  ) throws(MirrorFault) {
    var writer = MirrorFile.Writer(.mirroredFile, digest: sha256)
    let bytes = writer.begin(
      FrameHeader(created: now(), source: device.text("identity"), subject: file.subject))
    try disk.replace(file.copy, with: bytes)
    try add(
      source, to: file,
      Copied(stamp: source.stamp, bytes: 0, place: bytes.count, hash: writer.hash))
  }

  /// Pieces that are written and read back in one go.
  private static let atOnce = 8

  private func add(
    _ source: MirrorInput, to file: MirroredFile, _ known: Copied
  ) throws(MirrorFault) {
    var writer = MirrorFile.Writer(.mirroredFile, after: known.hash, digest: sha256)
    var (done, place) = (known.bytes, known.place)
    repeat {
      var frames: [UInt8] = []
      for _ in 0..<Self.atOnce where done < source.size {
        let piece = try source.bytes(
          from: done, count: min(MirrorFile.Pieces.longest, source.size - done))
        guard !piece.isEmpty else { break }
        frames += writer.append(piece)
        done += piece.count
      }
      try disk.write(frames, to: file.copy, at: place)
      place += frames.count
      guard !frames.isEmpty else { break }
    } while done < source.size
    let copy = Copied(stamp: source.stamp, bytes: done, place: place, hash: writer.hash)
    copied.withLock { $0[file] = copy }
  }
}
