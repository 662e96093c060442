/// Ways past a kiosk that are the system's, and what of its memory the system writes down.
extension KioskCondition {
  static func ofSystem(_ facts: SystemFacts) -> [Self] {
    [
      consoles(facts), loginScreen(facts), kernelKeys(facts), ctrlAltDel(facts), cores(facts),
      swap(facts),
    ]
  }

  private static let installs =
    "canvass kiosk --install sets that, from the next start of the computer on"

  /// Alt and a function key lead to other consoles: the kiosk holds its own, and no other must have a
  /// login.
  private static func consoles(_ facts: SystemFacts) -> Self {
    let name = "other-consoles"
    let folder = "/etc/systemd/system/getty.target.wants"
    let logins = facts.names(in: folder).filter {
      $0.hasPrefix("getty@tty") && $0 != "getty@tty1.service"
    }
    if let first = logins.first {
      return wrong(name, "a login waits on \(first)", mend: "sudo systemctl disable \(first)")
    }
    let count = facts.setting("NAutoVTs", in: "/etc/systemd/logind.conf")
    guard count == "0" else {
      return wrong(name, "Alt and F2 lead to a console with a login", mend: installs)
    }
    return sound(name, "none has a login")
  }

  /// It would take the screen that the kiosk has.
  private static func loginScreen(_ facts: SystemFacts) -> Self {
    guard facts.exists("/etc/systemd/system/display-manager.service") else {
      return sound("login-screen", "none with windows")
    }
    return wrong(
      "login-screen", "a login with windows comes up beside the kiosk",
      mend: "sudo systemctl set-default multi-user.target, then restart")
  }

  /// Alt, SysRq and a letter kill what is on the screen.
  private static func kernelKeys(_ facts: SystemFacts) -> Self {
    switch facts.text("/proc/sys/kernel/sysrq") {
    case "0"?: sound("sysrq", "off")
    case nil: sound("sysrq", "this kernel has none")
    case let value?: wrong("sysrq", "on (\(value))", mend: installs)
    }
  }

  private static func ctrlAltDel(_ facts: SystemFacts) -> Self {
    let isMasked = facts.exists("/etc/systemd/system/ctrl-alt-del.target")
    return isMasked
      ? sound("ctrl-alt-del", "does nothing")
      : wrong("ctrl-alt-del", "restarts the computer", mend: installs)
  }

  /// The kiosk forbids them for itself; what a kernel that is set up otherwise makes of that is another
  /// matter.
  private static func cores(_ facts: SystemFacts) -> Self {
    let pattern = facts.text("/proc/sys/kernel/core_pattern") ?? ""
    let dumps = facts.text("/proc/sys/fs/suid_dumpable") ?? "0"
    guard pattern == "|/bin/false" || dumps == "0" else {
      return wrong(
        "core-dumps", "a crash may write the program's memory down (\(pattern))", mend: installs)
    }
    return sound("core-dumps", "none")
  }

  /// What is in the memory may be written there; then only encryption keeps it.
  private static func swap(_ facts: SystemFacts) -> Self {
    let rows = (facts.text("/proc/swaps") ?? "").split(separator: "\n").dropFirst()
    let places = rows.compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
    guard let open = places.first(where: { !isKept($0, facts) }) else {
      return sound("swap", places.isEmpty ? "none" : "in memory, or encrypted")
    }
    return wrong(
      "swap", "\(open) is not encrypted, and may hold answers",
      mend: "sudo swapoff -a, and take the line with 'swap' out of /etc/fstab")
  }

  private static func isKept(_ place: String, _ facts: SystemFacts) -> Bool {
    guard let name = place.split(separator: "/").last, place.hasPrefix("/dev/") else {
      return false
    }
    if name.hasPrefix("zram") { return true }
    return facts.text("/sys/block/\(name)/dm/uuid")?.hasPrefix("CRYPT-") ?? false
  }
}
