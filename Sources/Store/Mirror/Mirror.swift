import GRDB
import Glibc
import Records
import Synchronization
import Values

/// A second copy of a store on another medium: everything sealed, as it lies in the store.
///
/// ```swift
/// let mirror = try Mirror(of: store, at: "/media/ana/STICK/canvass", now: clock)
/// try mirror.catchUp()     // as often as one likes; what is there already is left alone
/// ```
/// There is no database on the medium but a file for each interview that is only added to, so that it
/// may be pulled out at any moment (`docs/mirror.md` says what is in them). It reads the store on a
/// connection of its own: whoever writes there never waits for it. It takes something away only at
/// the store's own word, never because the store lacks it.
public final class Mirror: Sendable {
  /// How far the copy is.
  public struct Standing: Sendable, Hashable {
    /// Interviews of the store, and how many of them the copy does not hold as they are.
    public var interviews = 0
    public var behind = 0
    /// Interviews that only the copy has.
    public var only = 0
    /// Files beside the store's interviews, how many of them the copy does not hold as they are, and
    /// how many only the copy has. An interview is behind if a file of it is.
    public var files = 0
    public var filesBehind = 0
    public var filesOnly = 0
    /// Files that were found damaged on the medium, and mended or put aside.
    public var mended: [String] = []
    /// What is damaged in the store itself, by its identity: the copy of it was left as it is.
    public var damaged: [String] = []
  }

  /// The folder that the copy lies in.
  public let path: String
  let store: Store
  let reader: DatabaseQueue
  let now: @Sendable () -> Moment
  let onAnyDisk: Bool
  let accepts: Bool
  /// What each interview was like when it was last found to be on the medium.
  let known = Mutex<[String: String]>([:])
  /// Whether the store was locked when it was last looked at: then nothing was taken away.
  let wasLocked = Mutex(true)
  /// The medium that was last written to.
  let held = Mutex<MirrorHold?>(nil)
  let devices: MirrorDisk.Devices
  /// How far each file was copied when it was last looked at.
  let copied = Mutex<[MirroredFile: Copied]>([:])

  /// - Parameter onAnyDisk: whether it may lie on the store's own disk, where it guards against
  ///   damage and not against loss.
  /// - Parameter accepts: whether somebody has said that the folder is the right one, though a medium was
  ///   mounted there that is not any more.
  public convenience init(
    of store: Store, at path: String, onAnyDisk: Bool = false, accepts: Bool = false,
    now: @escaping @Sendable () -> Moment
  ) throws(MirrorFault) {
    try self.init(
      of: store, at: path, onAnyDisk: onAnyDisk, accepts: accepts, devices: MirrorDisk.device,
      now: now)
  }

  /// - Parameter devices: on which disk a path lies.
  init(
    of store: Store, at path: String, onAnyDisk: Bool, accepts: Bool = false,
    devices: @escaping MirrorDisk.Devices, now: @escaping @Sendable () -> Moment
  ) throws(MirrorFault) {
    self.devices = devices
    self.store = store
    self.now = now
    self.onAnyDisk = onAnyDisk
    self.accepts = accepts
    self.path = path
    do throws(StoreFault) {
      reader = try store.reader()
    } catch { throw .store(error) }
  }

  var disk: MirrorDisk { MirrorDisk(path: path, hold: held.withLock(\.self)) }

  /// Brings to the medium what it lacks. All that was read of the store is ciphertext.
  ///
  /// - Parameter all: whether every file is looked at again, not only those of which the store has
  ///   news.
  @discardableResult
  public func catchUp(
    all: Bool = false, isOver: () -> Bool = { false },
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(MirrorFault) -> Standing {
    do throws(MirrorFault) {
      try open()
      return try disk.alone(on: devices) { (hold: MirrorHold) throws(MirrorFault) in
        // It may have been pulled out before the lock was taken.
        try refuseWhatWasLeft()
        if takeUp(hold) || all { forget() }
        store.known?.remember(mount: hold.mount)
        return try write(isOver, progress)
      }
    } catch {
      // Another medium may be in its place when it is there again.
      if !error.isPassing || error.isGone { forget() }
      throw error
    }
  }

  /// Writes to this medium from here on; answers whether it is another one than was last written to.
  private func takeUp(_ hold: MirrorHold) -> Bool {
    held.withLock { before in
      defer { before = hold }
      return before?.identity != hold.identity
    }
  }

  /// Looks at everything again next time.
  func forget() {
    known.withLock { $0 = [:] }
    copied.withLock { $0 = [:] }
  }

  /// How far the copy is, with nothing written: every file is read and compared.
  public func inspect() throws(MirrorFault) -> Standing {
    try refuseWhatWasLeft()
    guard access(path, F_OK) == 0 else { throw .away(path: path) }
    let device = try device()
    let reading = try read(Self.deviceFile)
    if let reading { try refuseForeign(reading, device) }
    var standing = Standing()
    let stamps = try stamps()
    var behind = try inspectFiles(&standing)
    standing.interviews = try interviewCount()
    for id in stamps.keys.sorted() {
      let plan = reading == nil ? nil : try plan(for: id).plan
      if plan == .damaged { standing.damaged.append(id) }
      if plan != .nothing { behind.insert(id) }
    }
    standing.behind = behind.count
    standing.only = try files().count { stamps[$0.key] == nil }
    return standing
  }
}
