import Glibc

/// That a program has a store open. It ends with the program, however that ends.
public final class StoreUse: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  private static let name = Store.fileName + "-in-use"

  /// With others, who must not repair it meanwhile. Nil where no file can be made for it.
  static func shared(_ folder: Folder) throws(StoreFault) -> StoreUse? {
    let file = open(
      folder.file(name), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { return nil }
    return try held(file, LOCK_SH, folder.path)
  }

  private static func held(
    _ file: Int32, _ how: Int32, _ path: String
  ) throws(StoreFault) -> StoreUse {
    let use = StoreUse(file)
    guard flock(file, how | LOCK_NB) == 0 else { throw .inUse(path: path) }
    return use
  }

  /// Alone: refuses while any other program has the store open, and keeps others from opening it for
  /// as long as this is held.
  public static func alone(_ directory: String) throws(StoreFault) -> StoreUse {
    let folder = try Folder(directory)
    let path = folder.file(name)
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { throw .of(errno: errno, path: path) }
    return try held(file, LOCK_EX, directory)
  }
}
