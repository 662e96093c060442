/// What a touch screen needs besides: a session of its own, and a window without a single shortcut that
/// leads out of it.
extension KioskInstallation {
  /// `cage` gets screen and touch from the session that PAM registers; nobody types a password.
  var session: SystemFile {
    SystemFile(
      "/etc/pam.d/canvass-kiosk",
      lines: [
        "# Written by 'canvass kiosk --install'; 'canvass kiosk --uninstall' takes it away again.",
        "auth     required pam_permit.so", "account  required pam_unix.so",
        "session  required pam_unix.so", "session  required pam_systemd.so",
      ])
  }

  /// Large letters, nothing above the screen, no menu, no clipboard, no link. Ctrl with + and - stay: they
  /// make the letters larger and smaller.
  var window: SystemFile {
    SystemFile(
      "\(Self.folder)/foot.ini",
      lines: [
        "# Written by 'canvass kiosk --install'; 'canvass kiosk --uninstall' takes it away again.",
        "font=monospace:size=20", "dpi-aware=yes", "term=xterm-256color",
        "initial-window-mode=fullscreen", "selection-target=none", "", "[scrollback]",
        "lines=0", "", "[mouse]", "hide-when-typing=yes", "", "[csd]", "preferred=none", "",
        "[key-bindings]",
      ] + Self.keys.map { "\($0)=none" } + ["", "[mouse-bindings]"]
        + Self.clicks.map { "\($0)=none" })
  }

  private static let keys = [
    "scrollback-up-page", "scrollback-up-half-page", "scrollback-up-line",
    "scrollback-down-page", "scrollback-down-half-page", "scrollback-down-line",
    "clipboard-copy", "clipboard-paste", "primary-paste", "search-start", "spawn-terminal",
    "minimize", "maximize", "fullscreen", "show-urls-launch", "show-urls-copy", "prompt-prev",
    "prompt-next", "unicode-input",
  ]

  private static let clicks = [
    "selection-override-modifiers", "select-begin", "select-begin-block", "select-word",
    "select-word-whitespace", "select-row", "select-extend", "select-extend-character-wise",
    "primary-paste",
  ]
}
