/// The silent twin of the real terminal: plays scripted inputs and remembers what was shown.
///
///     var terminal = MemoryTerminal(
///       size: Size(columns: 80, rows: 24), inputs: Input.typing("42\n"))
///     program.run(on: &terminal)
///     terminal.lines  // the last screen
///
/// After the last input comes `.hangup`, again and again, so that no program waits for ever.
public struct MemoryTerminal: TerminalDriver {
  /// The size of the last `.resized` played, and before that the one it was made with.
  public private(set) var size: Size
  /// Every canvas shown, oldest first.
  public private(set) var frames: [Canvas] = []
  /// How often a redraw was asked for.
  public private(set) var redraws = 0
  /// How often the bell rang.
  public private(set) var bells = 0
  /// How often the program stopped itself.
  public private(set) var suspensions = 0
  private var script: ArraySlice<Input?>

  /// A terminal whose inputs come in this order. `nil` among them: the time was up before the
  /// next one. It is passed over where the program waits without limit.
  public init(size: Size, inputs: [Input?] = []) {
    self.size = size
    script = inputs[...]
  }

  /// The last canvas shown.
  public var canvas: Canvas? { frames.last }
  /// The text of the last canvas.
  public var lines: [String] { frames.last?.lines ?? [] }

  /// Remembers the canvas.
  public mutating func show(_ canvas: Canvas) {
    frames.append(canvas)
  }

  /// Plays the next step of the script.
  public mutating func next(timeoutMilliseconds: Int?) -> Input? {
    while let step = script.popFirst() {
      if case .resized(let size) = step { self.size = size }
      if step != nil || timeoutMilliseconds != nil { return step }
    }
    return .hangup
  }

  /// Counts.
  public mutating func redraw() { redraws += 1 }

  /// Counts.
  public mutating func bell() { bells += 1 }

  /// Counts, and resumes at once.
  public mutating func suspend() {
    suspensions += 1
    script.insert(.resumed, at: script.startIndex)
  }
}
