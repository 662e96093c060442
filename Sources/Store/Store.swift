import GRDB
import Glibc
import Sealing
import Synchronization

/// What this machine keeps: the journals of interviews, the records that they became, and which of
/// those a collector has acknowledged.
///
/// ```swift
/// let store = try Store(directory: "/home/ana/.local/share/canvass")
/// try store.begin(id, questionnaire: key, bytes: file, entry: first, summary: "")
/// try store.append(entry, to: id, summary: "Ana, section 2")   // on disk when it returns
/// ```
/// Every verb is one transaction. One store may be open in several processes at once: what they do
/// is put in order, and an entry that another has made already is refused. Verbs throw
/// `StoreFault` and nothing else.
public final class Store: Sendable {
  /// The name of the database in its folder.
  static let fileName = "canvass.sqlite"

  private let connection: Mutex<DatabaseQueue>
  /// Which device's store it is: after its medium was gone, another one could be in its place.
  let identity: Mutex<String>
  private let durability: Durability
  private let place: Mutex<StorePlace>
  /// Why nothing can be written where it lies: then it is read as it was found.
  public let refusal: StoreFault?
  public var isReadOnly: Bool { refusal != nil }
  /// What is remembered of stores outside of them; nil where nobody asks.
  let known: KnownStores?
  let acquainted = Mutex(Acquaintance.locked)
  let folder: Folder
  let ballast: Ballast
  let keyring = Keyring()
  private let use: StoreUse?
  private let listener = Mutex<(@Sendable () -> Void)?>(nil)
  /// How many records of an older version were marked as they were found.
  let found = Mutex(0)

  /// Opens the store, or makes it: the folder for its owner alone, 0700, each file 0600. A folder that
  /// holds nothing but a store is narrowed to that; links, and what belongs to others or can be
  /// written by them, are refused. Refuses what is no store, and one that a newer version
  /// has changed. Where a passphrase protects it, it is locked until `unlock`. On a disk that takes
  /// nothing it can be read.
  ///
  /// - Parameter known: what is remembered of stores outside of them: another one than was known in this
  ///   place is refused.
  public convenience init(directory: String, known: KnownStores? = nil) throws(StoreFault) {
    try self.init(directory: directory, durability: .full, known: known)
  }

  /// How much SQLite waits for the disk. All but `full` lose what was acknowledged when the power goes:
  /// they are there so that the fault rigs can show that they would notice.
  package enum Durability: String, Sendable, CaseIterable {
    case full
    case normal
    case off
  }

  package init(
    directory: String, durability: Durability, known: KnownStores? = nil
  ) throws(StoreFault) {
    try StoreFolder.check(directory)
    let isNew = access(directory + "/" + Self.fileName, F_OK) != 0
    // Before anything is made there: whoever has the folder elsewhere can put it back.
    if isNew { try known?.refuseWeaker(nil, at: directory, isThere: false) }
    folder = try Folder(directory)
    ballast = Ballast(path: folder.file("ballast"))
    use = try StoreUse.shared(folder)
    (self.durability, self.known) = (durability, known)
    let file = try folder.privateFile(Self.fileName)
    let queue: DatabaseQueue
    (queue, refusal) = try Self.opened(folder, ballast, durability)
    connection = Mutex(queue)
    place = Mutex(StorePlace(file))
    do {
      let (key, identity) = try queue.inDatabase { database in
        try known?.refuseWeaker(Self.protection(database), at: directory)
        if !isNew { try known?.refuseStranger(database, at: directory) }
        let isChanged = try Migration.run(database, path: directory)
        if let name = try Schema.stranger(in: database) {
          throw StoreFault.foreignSchema(path: directory, name: name)
        }
        // What an older version kept in clear must not stand in the log any longer.
        if isChanged { try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        return (try Self.lock(database).openKey(), try Self.identity(database))
      }
      self.identity = Mutex(identity)
      keyring.put(key)
    } catch {
      throw StoreFault(error, path: directory)
    }
    try meet(isNew: isNew)
    catchUp()
    if !mayBeStranger { sweepPassing() }
  }

  /// Does what older versions left to be done and what takes the key.
  func catchUp() {
    markOlder()
    nameRight()
    if !isReadOnly { sealPlainFiles() }
  }

  /// The database; one in memory of what was committed where the disk takes nothing, and why. On a full disk
  /// SQLite cannot even begin to read: so the ballast goes first.
  private static func opened(
    _ folder: Folder, _ ballast: Ballast, _ durability: Durability
  ) throws(StoreFault) -> (DatabaseQueue, StoreFault?) {
    func image(_ refusal: StoreFault) throws(StoreFault) -> (DatabaseQueue, StoreFault?) {
      (try StoreImage.open(folder, .store(durability)), refusal)
    }
    if StoreImage.isNeeded(folder) { return try image(.readOnly(path: folder.path)) }
    let file = folder.file(fileName)
    do throws(StoreFault) {
      return (try opened(file, folder.path, durability), nil)
    } catch {
      guard case .diskFull = error else { throw error }
      for giveWay in [ballast.lend, ballast.release] where giveWay() {
        if let queue = try? opened(file, folder.path, durability) { return (queue, nil) }
      }
      return try image(error)
    }
  }

  /// Two programs that make a store at the same moment both turn it to write-ahead logging, and
  /// SQLite tells the second at once that it is busy, without waiting: so it is waited here.
  private static func opened(
    _ file: String, _ directory: String, _ durability: Durability
  ) throws(StoreFault) -> DatabaseQueue {
    var triesLeft = 100
    while true {
      do {
        return try DatabaseQueue(path: file, configuration: .store(durability))
      } catch {
        let fault = StoreFault(error, path: directory)
        guard case .busy = fault, triesLeft > 0 else { throw fault }
        triesLeft -= 1
        usleep(20_000)
      }
    }
  }

  private var queue: DatabaseQueue { connection.withLock(\.self) }

  /// Opens the files anew: after a medium was gone for a moment, the old connection stays broken.
  /// Only if the same store is there again.
  func reopen() -> Bool {
    let file = folder.file(Self.fileName)
    guard access(file, F_OK) == 0, let new = try? Self.opened(file, directory, durability),
      (try? new.inDatabase { try Self.identity($0) }) == identity.withLock(\.self)
    else { return false }
    connection.withLock { $0 = new }
    place.withLock { $0 = StorePlace(file) }
    return true
  }
  /// Whether other accounts can look into its folder, though not into its files.
  public var isOpenToOthers: Bool { StoreFolder.isOpenToOthers(directory) }

  /// The folder that it was opened in.
  public var directory: String { folder.path }

  func read<Result>(_ body: (Database) throws -> Result) throws(StoreFault) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw StoreFault(error, path: directory)
    }
  }

  /// Does it in one transaction, durable when it returns. On a full disk it gives the ballast up, and
  /// where the files cannot be reached it opens them anew, and tries once more.
  func write<Result>(_ body: (Database) throws -> Result) throws(StoreFault) -> Result {
    if let refusal { throw refusal }
    do {
      return try transaction(body)
    } catch {
      guard mend(error) else { throw error }
      return try transaction(body)
    }
  }

  private func mend(_ fault: StoreFault) -> Bool {
    switch fault {
    case .diskFull: ballast.release()
    case .failed, .missing, .permissionDenied: reopen()
    default: false
    }
  }

  private func transaction<Result>(
    _ body: (Database) throws -> Result
  ) throws(StoreFault) -> Result {
    let result: Result
    do {
      result = try queue.write(body)
    } catch {
      throw StoreFault(error, path: directory)
    }
    guard place.withLock(\.self).isHeld else { throw .gone(path: directory) }
    listener.withLock(\.self)?()
    return result
  }

  /// In the database that is read, which lies in memory where the disk takes nothing: what is done there
  /// lasts as long as the program.
  func amend<Result>(_ body: (Database) throws -> Result) throws(StoreFault) -> Result {
    guard isReadOnly else { return try write(body) }
    do {
      return try queue.write(body)
    } catch { throw StoreFault(error, path: directory) }
  }

  /// Refuses to begin what the disk could not hold to its end.
  func claimRoom() throws(StoreFault) {
    if let refusal { throw refusal }
    guard ballast.hold() else { throw .diskFull(path: directory) }
  }

  /// A connection for somebody who only reads, beside the one that writes.
  func reader() throws(StoreFault) -> DatabaseQueue {
    if isReadOnly { return queue }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    do {
      return try DatabaseQueue(path: folder.file(Self.fileName), configuration: configuration)
    } catch { throw StoreFault(error, path: directory) }
  }

  /// Lets somebody know after each write of this process; it is called on the writer's thread and must
  /// return at once.
  public func whenChanged(_ listener: @escaping @Sendable () -> Void) {
    self.listener.withLock { $0 = listener }
  }

  /// Lets go of the files; nothing can be asked of it afterwards.
  func letGo() throws(StoreFault) {
    do {
      try queue.close()
    } catch {
      throw StoreFault(error, path: directory)
    }
  }

  /// Outside a transaction, on the one connection that writes.
  func unrestricted<Result>(_ body: (Database) throws -> Result) throws(StoreFault) -> Result {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw StoreFault(error, path: directory)
    }
  }

  /// Takes away the files of what was deleted, and empties the write-ahead log, in which what was just deleted still stands. It can wait: if
  /// another process reads at this moment, the next wipe or the last one to close does it.
  func wipe() {
    keyring.forgetInterviews()
    guard !isReadOnly else { return }
    sweepMedia()
    try? unrestricted { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }
}

extension Configuration {
  /// Journal mode and durability are set here and not by GRDB, which would set NORMAL: with that,
  /// a power cut takes back what was acknowledged.
  fileprivate static func store(_ durability: Store.Durability) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA cell_size_check = ON;
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = \(durability.rawValue);
          """)
    }
    return configuration
  }
}
