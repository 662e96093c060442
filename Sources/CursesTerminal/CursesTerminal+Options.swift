import Terminal

extension CursesTerminal {
  /// Which terminal to open, and how.
  ///
  ///     let terminal = try CursesTerminal(.init(mouse: !arguments.noMouse))
  public struct Options: Sendable {
    /// The descriptor to read from; by default standard input.
    public var input: Int32
    /// The descriptor to write to; by default standard output.
    public var output: Int32
    /// The name of its description; nil takes the variable `TERM`.
    public var name: String?
    /// Whether clicks and the wheel are asked for. Off, the mouse is the terminal's own.
    public var mouse: Bool
    /// The colours, as far as the terminal has any.
    public var theme: Theme
    /// Whether lines are drawn with `-` and `|`, for slow links and lacking fonts. They always are
    /// where the locale is not UTF-8.
    public var asciiLines: Bool
    /// Whether the terminal, which orders Arabic and Hebrew by itself, is told to leave it to us
    /// (ECMA-48's mode 8, as the terminal working group of freedesktop.org reads it).
    public var takesOrder: Bool
    /// Whether somebody may stop or end the program by the signals INT, QUIT and TSTP. HUP and TERM
    /// always end it.
    public var heedsInterrupts: Bool
    /// Whether no key is shown after it either, however it ends: somebody else gives the terminal back, and until
    /// then whoever types stands before nothing.
    public var leavesQuiet: Bool
    /// How long after an escape a key sequence may go on. nil: 25 ms, or 100 ms over SSH, which
    /// may split a sequence.
    public var escapeDelayMilliseconds: Int?

    /// The usual terminal, but for what is given.
    public init(
      input: Int32 = 0, output: Int32 = 1, name: String? = nil, mouse: Bool = true,
      theme: Theme = .auto, asciiLines: Bool = false, takesOrder: Bool = false,
      heedsInterrupts: Bool = true, leavesQuiet: Bool = false, escapeDelayMilliseconds: Int? = nil
    ) {
      self.input = input
      self.output = output
      self.name = name
      self.mouse = mouse
      self.theme = theme
      self.asciiLines = asciiLines
      self.takesOrder = takesOrder
      self.heedsInterrupts = heedsInterrupts
      self.leavesQuiet = leavesQuiet
      self.escapeDelayMilliseconds = escapeDelayMilliseconds
    }

    /// Whether the terminal may move what it shows. Some fill what becomes free with their own ground: at
    /// a kiosk, where nothing scrolls, not a cell may show it.
    var movesText: Bool { theme != .kiosk }
  }
}
