/// A kiosk that comes up by itself on a computer run by systemd: which files of the system make it so.
struct KioskInstallation {
  /// Where the program lies.
  let program: String
  let questionnaire: String
  let settings: String
  let printer: String?
  /// For a touch screen, by `cage` and `foot`; else on the console.
  let isTouch: Bool

  static let account = "canvass-kiosk"
  static let home = "/var/lib/canvass-kiosk"
  static let folder = "/etc/canvass-kiosk"
  static let unit = "canvass-kiosk.service"
  static let units = "/etc/systemd/system"

  /// Everything that is written, in this order.
  var files: [SystemFile] {
    [
      accountFile, accountUnit, kioskUnit,
      SystemFile(
        "\(Self.units)/multi-user.target.wants/\(Self.unit)", leadingTo: "../\(Self.unit)"),
      consoles, kernel,
      SystemFile("\(Self.units)/ctrl-alt-del.target", leadingTo: "/dev/null"),
      manager,
    ] + (isTouch ? [session, window] : [])
  }

  private static let heading =
    "# Written by 'canvass kiosk --install'; 'canvass kiosk --uninstall' takes it away again."

  /// The kiosk's own account, under which nobody can log in.
  private var accountFile: SystemFile {
    SystemFile(
      "/etc/sysusers.d/canvass-kiosk.conf",
      lines: [
        Self.heading, "u \(Self.account) - \"canvass kiosk\" \(Self.home) /usr/sbin/nologin",
      ])
  }

  /// The account must be there before the kiosk; systemd makes accounts by itself after upgrades alone.
  private var accountUnit: SystemFile {
    SystemFile(
      "\(Self.units)/canvass-kiosk-account.service",
      lines: [
        Self.heading, "[Unit]", "Description=The account of the canvass kiosk",
        "Before=\(Self.unit)", "", "[Service]", "Type=oneshot",
        "ExecStart=/usr/bin/systemd-sysusers /etc/sysusers.d/canvass-kiosk.conf",
      ])
  }

  /// No other console offers a login, the lid and the keys for sleep do nothing: hibernating would write
  /// the memory to the disk.
  private var consoles: SystemFile {
    SystemFile(
      "/etc/systemd/logind.conf.d/canvass-kiosk.conf",
      lines: [
        Self.heading, "[Login]", "NAutoVTs=0", "ReserveVT=0", "HandleLidSwitch=ignore",
        "HandleLidSwitchExternalPower=ignore", "HandleSuspendKey=ignore",
        "HandleHibernateKey=ignore",
      ])
  }

  /// No key combination that the kernel itself obeys, no picture of a program's memory.
  private var kernel: SystemFile {
    SystemFile(
      "/etc/sysctl.d/90-canvass-kiosk.conf",
      lines: [
        Self.heading, "kernel.sysrq = 0", "kernel.core_pattern = |/bin/false",
        "fs.suid_dumpable = 0",
      ])
  }

  /// Ctrl-Alt-Del, pressed once or seven times, does nothing.
  private var manager: SystemFile {
    SystemFile(
      "/etc/systemd/system.conf.d/canvass-kiosk.conf",
      lines: [Self.heading, "[Manager]", "CtrlAltDelBurstAction=none"])
  }

  private var kioskUnit: SystemFile {
    SystemFile(
      "\(Self.units)/\(Self.unit)",
      lines: [Self.heading] + unitLines + [""] + serviceLines + ["", "[Install]"] + [
        "WantedBy=multi-user.target"
      ])
  }
}
