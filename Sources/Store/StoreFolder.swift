import Glibc

/// What keeps a place from being trusted with what people said in confidence.
public enum Distrust: Sendable, Hashable {
  /// A link, which leads wherever whoever made it likes.
  case link
  /// It belongs to another account.
  case foreign
  /// Other accounts may write there.
  case writable
  /// Whoever may write to the folder above can exchange it.
  case above
}

extension Distrust {
  func sentence(_ path: String) -> String {
    switch self {
    case .link: "\(path) is a link, which is not followed: name the place that it leads to"
    case .foreign:
      "\(path) belongs to another account: choose another store, or work under that account"
    case .writable:
      "\(path) can be written to by other accounts: 'chmod go-w' it, or choose another store"
    case .above:
      "\(path) lies in a folder that everybody may write to: choose another place for the store"
    }
  }
}

/// Whether a store's folder and what lies in it are its owner's alone. What is ours is mended, what is
/// not is refused: somebody else may have put it there to read or to lead astray.
enum StoreFolder {
  /// The names of what a store puts into its folder begin so.
  private static let files = [Store.fileName, "ballast", "kiosk", Store.passingName]
  private static let folders = ["media", "open", "repair"]

  /// To be called before anything is made or opened there.
  static func check(_ path: String) throws(StoreFault) {
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    try checkAbove(folder)
    guard let facts = facts(folder) else { return }
    guard facts.st_mode & S_IFMT != S_IFLNK else { throw .notTrusted(path: folder, .link) }
    // What is no folder is told by whoever opens it.
    guard facts.st_mode & S_IFMT == S_IFDIR else { return }
    guard facts.st_uid == geteuid() else { throw .notTrusted(path: folder, .foreign) }
    let names = Folder.names(in: folder)
    for name in names { try check(name, in: folder) }
    if facts.st_mode & 0o077 != 0 {
      let isOnlyOurs = !names.isEmpty && names.allSatisfy(isOurs)
      if isOnlyOurs, chmod(folder, 0o700) == 0 { return }
      guard facts.st_mode & 0o022 == 0 else { throw .notTrusted(path: folder, .writable) }
    }
  }

  /// Whether others can look into a store's folder, which then holds more than a store.
  static func isOpenToOthers(_ path: String) -> Bool {
    guard let facts = facts(path) else { return false }
    return facts.st_mode & 0o077 != 0
  }

  /// Whether this is a folder and no link to one.
  static func isFolder(_ path: String) -> Bool {
    guard let facts = facts(path) else { return false }
    return facts.st_mode & S_IFMT == S_IFDIR
  }

  private static func isOurs(_ name: String) -> Bool {
    folders.contains(name) || files.contains { name.hasPrefix($0) } || Store.isHold(name)
  }

  private static func checkAbove(_ folder: String) throws(StoreFault) {
    var above = stat()
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = parts.joined(separator: "/")
    let parent = path.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : path
    guard stat(parent, &above) == 0 else { return }
    guard above.st_mode & S_IWOTH == 0 || above.st_mode & S_ISVTX != 0 else {
      throw .notTrusted(path: folder, .above)
    }
  }

  private static func check(_ name: String, in folder: String) throws(StoreFault) {
    guard isOurs(name), let facts = facts(folder + "/" + name) else { return }
    let path = folder + "/" + name
    guard facts.st_mode & S_IFMT != S_IFLNK else { throw .notTrusted(path: path, .link) }
    guard facts.st_uid == geteuid() else { throw .notTrusted(path: path, .foreign) }
    let isFolder = folders.contains(name)
    guard facts.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
      throw .notAFile(path: path)
    }
    if facts.st_mode & 0o077 != 0 { narrow(path, isFolder) }
  }

  /// By its descriptor: what stands under the name may be exchanged at any moment.
  private static func narrow(_ path: String, _ isFolder: Bool) {
    let kind = isFolder ? O_DIRECTORY : O_NONBLOCK
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
    guard descriptor >= 0 else { return }
    fchmod(descriptor, isFolder ? 0o700 : 0o600)
    close(descriptor)
  }

  private static func facts(_ path: String) -> stat? {
    var facts = stat()
    return lstat(path, &facts) == 0 ? facts : nil
  }
}
