import GRDB
import Glibc
import Records
import Sealing
import Synchronization
import Values

/// Bringing to the medium what it lacks.
extension Mirror {
  func write(
    _ isOver: () -> Bool, _ progress: (Int, Int) -> Void
  ) throws(MirrorFault) -> Standing {
    var standing = Standing()
    let device = try device()
    try keepDevice(device, &standing)
    // What is to go is looked for as soon as the store is unlocked.
    let isLocked = store.isLocked
    let isNews = wasLocked.withLock { before in
      defer { before = isLocked }
      return before != isLocked
    }
    if isNews { forget() }
    let isWhole = known.withLock(\.isEmpty)
    try keepQuestionnaires(device, &standing)
    let stamps = try stamps()
    standing.interviews = try interviewCount()
    let old = known.withLock { $0 }
    let due = stamps.filter { old[$0.key] != $0.value }.keys.sorted()
    for (index, id) in due.enumerated() {
      if isOver() {
        standing.behind = due.count - index
        return standing
      }
      progress(index, due.count)
      try keep(id, device, &standing)
      known.withLock { $0[id] = stamps[id] }
    }
    progress(due.count, due.count)
    try keepFiles(device, &standing, isOver)
    // What the store has no word about is looked for when all is looked at.
    if isWhole { try keepOthers(stamps, device, &standing) }
    try dropFormerLocks(device)
    return standing
  }

  private func keepOthers(
    _ stamps: [String: String], _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    for id in try files().keys.sorted() where stamps[id] == nil {
      try keep(id, device, &standing)
      if access(path + "/" + Self.file(of: id), F_OK) == 0 { standing.only += 1 }
    }
  }

  func plan(
    for id: String
  ) throws(MirrorFault) -> (plan: MirrorPlan, reading: MirrorFile.Reading?) {
    let reading = try read(Self.file(of: id))
    let copy = (reading?.rows ?? []).compactMap { try? StoredRow(payload: $0) }
    let (rows, marker) = try fetch { database in
      (try StoredRow.all(database, about: id), store.markerAtHand(database))
    }
    if let header = reading?.header, header.subject != id { return (.fork(rows), reading) }
    let comparison = MirrorComparison(
      store: obeyed(rows, marker), copy: copy, isThere: reading != nil, marker: marker,
      opens: { self.store.opens($0) }, isSound: store.isSound(rows),
      isSettled: { self.isSettled($0) })
    return (comparison.plan, reading)
  }

  func keep(
    _ id: String, _ device: StoredRow, _ standing: inout Standing
  ) throws(MirrorFault) {
    let (plan, reading) = try plan(for: id)
    if plan == .damaged { standing.damaged.append(id) }
    // What says that they are to go is the last to go.
    if plan == .remove { try dropFiles(of: id) }
    try keep(
      plan, Self.file(of: id), reading,
      FrameHeader(created: now(), source: device.text("identity"), subject: id),
      &standing)
  }

  /// Does what has to be done to a file, mending it first where it was torn or damaged.
  func keep(
    _ plan: MirrorPlan, _ name: String, _ reading: MirrorFile.Reading?, _ header: FrameHeader,
    _ standing: inout Standing
  ) throws(MirrorFault) {
    switch plan {
    case .remove: try disk.remove(name)
    case .replace(let rows): try disk.replace(name, with: whole(name, header, rows))
    case .fork(let rows):
      standing.mended.append(name)
      try disk.setAside(name)
      try disk.replace(name, with: whole(name, header, rows))
    case .append(let rows): try append(rows, name, reading, header, &standing)
    case .damaged: break
    case .nothing:
      guard let reading, !reading.isSound else { return }
      try append([], name, reading, header, &standing)
    }
  }

  private func append(
    _ rows: [StoredRow], _ name: String, _ reading: MirrorFile.Reading?, _ header: FrameHeader,
    _ standing: inout Standing
  ) throws(MirrorFault) {
    guard let reading, reading.header != nil else {
      if reading != nil { standing.mended.append(name) }
      try disk.replace(name, with: whole(name, header, rows))
      return
    }
    if !reading.isSound { standing.mended.append(name) }
    var writer = MirrorFile.Writer(Self.kind(of: name), after: reading.hash, digest: sha256)
    try disk.write(
      rows.flatMap { writer.append($0.payload) }, to: name, at: reading.soundBytes)
  }

  func whole(_ name: String, _ header: FrameHeader, _ rows: [StoredRow]) -> [UInt8] {
    var writer = MirrorFile.Writer(Self.kind(of: name), digest: sha256)
    var bytes = writer.begin(header)
    for row in rows { bytes += writer.append(row.payload) }
    return bytes
  }
}
