/// The service: the kiosk in place of the login of the first console, without any shell around it.
extension KioskInstallation {
  var unitLines: [String] {
    [
      "[Unit]", "Description=The canvass kiosk",
      "After=systemd-user-sessions.service plymouth-quit-wait.service canvass-kiosk-account.service",
      "Requires=canvass-kiosk-account.service",
      // As display managers do it: one of them has the first console.
      "Conflicts=getty@tty1.service", "After=getty@tty1.service",
      // Whoever has left by the PIN finds a login there.
      "OnSuccess=getty@tty1.service",
      // Never too often: a kiosk that stays dark helps nobody.
      "StartLimitIntervalSec=0",
    ] + (isTouch ? ["Wants=dbus.socket systemd-logind.service", Self.afterSeat] : [])
  }

  private static let afterSeat = "After=dbus.socket systemd-logind.service"

  var serviceLines: [String] {
    ["[Service]", "ExecStart=\(command)"] + account + terminal + restarting + hardening
  }

  /// A `%` or a space in a path means something to systemd.
  static func word(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("$", with: "$$")
    return escaped.contains { " \t;'\"".contains($0) } ? "\"\(escaped)\"" : escaped
  }

  private var command: String {
    let kiosk =
      "\(Self.word(program)) kiosk \(Self.word(questionnaire)) --settings ${CREDENTIALS_DIRECTORY}/kiosk.json"
    guard isTouch else { return kiosk }
    return "/usr/bin/cage -d -- /usr/bin/foot --config=\(Self.folder)/foot.ini \(kiosk)"
  }

  /// The settings belong to the administrator; the kiosk is given a copy to read.
  private var account: [String] {
    [
      "User=\(Self.account)", "StateDirectory=canvass-kiosk", "StateDirectoryMode=0700",
      "WorkingDirectory=\(Self.home)", "UMask=0077",
      "LoadCredential=kiosk.json:\(settings)",
      "Environment=HOME=\(Self.home) XDG_CONFIG_HOME=\(Self.folder)",
      "Environment=CANVASS_STORE=\(Self.home)/store LANG=C.UTF-8",
    ] + (printer.map { $0.hasPrefix("/dev/") } == true ? ["SupplementaryGroups=lp"] : [])
  }

  private var terminal: [String] {
    let console = [
      "TTYPath=/dev/tty1", "TTYReset=yes", "TTYVHangup=yes", "TTYVTDisallocate=yes",
      "StandardError=journal", "UtmpIdentifier=tty1",
    ]
    return isTouch
      ? console + ["StandardInput=tty-fail", "StandardOutput=journal", "UtmpMode=user"]
        + ["PAMName=canvass-kiosk"]
      : console + ["StandardInput=tty", "StandardOutput=tty", "Environment=TERM=linux"]
  }

  /// A crash, a kill or a lost terminal lead back to the welcome screen; the PIN, or whoever stops the
  /// service, does not.
  private var restarting: [String] {
    ["Restart=on-failure", "RestartSec=2", "SuccessExitStatus=143", "TimeoutStopSec=15"]
  }

  private var hardening: [String] {
    var lines = [
      "LimitCORE=0", "LimitMEMLOCK=64M", "NoNewPrivileges=yes", "CapabilityBoundingSet=",
      "ProtectSystem=strict", "ProtectHome=read-only", "PrivateTmp=yes",
      "ProtectKernelTunables=yes", "ProtectKernelModules=yes", "ProtectKernelLogs=yes",
      "ProtectControlGroups=yes", "ProtectClock=yes", "ProtectHostname=yes",
      "RestrictSUIDSGID=yes", "RestrictRealtime=yes", "RestrictNamespaces=yes",
      "LockPersonality=yes", "SystemCallArchitectures=native",
    ]
    if !isTouch { lines += console }
    // A device needs no place to be written to.
    if let printer, !printer.hasPrefix("/dev/") {
      lines.append("ReadWritePaths=-\(Self.word(Library.folder(of: printer)))")
    }
    return lines
  }

  /// What a window on a touch screen could not live without.
  private var console: [String] {
    let devices =
      ["/dev/tty1", "/dev/tty"]
      + [printer].compactMap(\.self).filter {
        $0.hasPrefix("/dev/")
      }
    return [
      "MemoryDenyWriteExecute=yes",
      "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK",
      // The kiosk locks itself further with a filter of its own.
      "SystemCallFilter=@system-service seccomp", "SystemCallErrorNumber=EPERM",
      "DevicePolicy=closed",
    ] + devices.map { "DeviceAllow=\(Self.word($0)) rw" }
  }
}
