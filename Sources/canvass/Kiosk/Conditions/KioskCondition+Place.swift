import Confinement
import Glibc

/// Where the kiosk keeps things, and on what it is shown.
extension KioskCondition {
  static func ofPlace(store: String) -> [Self] {
    [disk(store), others(store), screen()]
  }

  /// A few hundred thousand interviews; below, something else fills the disk.
  private static let leastFree: UInt64 = 200 << 20

  private static func disk(_ store: String) -> Self {
    var (folder, facts) = (store, statvfs())
    // The store is made by the first start.
    while statvfs(folder, &facts) != 0, folder.count > 1 { folder = Library.folder(of: folder) }
    let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    let value = "\(free >> 20) MB free for \(store)"
    return free < leastFree
      ? wrong("disk", value, mend: "free some space, or use a larger disk") : sound("disk", value)
  }

  private static func others(_ store: String) -> Self {
    guard Files.exists(store) else { return sound("store", "\(store), made by the first start") }
    return Files.isOpenToOthers(store)
      ? wrong(
        "store", "other accounts can look into \(store)", mend: "sudo chmod 700 \(store)")
      : sound("store", "\(store), for its own account alone")
  }

  private static let leastColumns = 40
  private static let leastRows = 12

  private static func screen() -> Self {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return sound("screen", "not looked at, for this was not asked on a terminal")
    }
    let terminal = Surroundings.environment("TERM") ?? "dumb"
    let value = "\(size.ws_col) columns by \(size.ws_row) lines on \(terminal)"
    guard terminal != "dumb" else {
      return wrong("screen", value, mend: "TERM must say which terminal it is, such as linux")
    }
    guard Int(size.ws_col) >= leastColumns, Int(size.ws_row) >= leastRows else {
      return wrong(
        "screen", value, mend: "take a smaller font: \(leastColumns) by \(leastRows) are needed")
    }
    return sound("screen", value)
  }

  /// Tried out with the asking process itself, which needs nothing of it any more.
  static func ofLock() -> Self {
    let report = KioskLock.engage()
    return report.isEngaged
      ? sound("lock", report.sentence)
      : wrong("lock", report.sentence, mend: "a kernel with seccomp is needed")
  }
}
