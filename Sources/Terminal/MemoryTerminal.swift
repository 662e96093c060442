/// The silent twin of the real terminal: plays scripted inputs and remembers what was shown.
///
///     var terminal = MemoryTerminal(
///       size: Size(columns: 80, rows: 24), inputs: Input.typing("42\n"))
///     program.run(on: &terminal)
///     terminal.lines  // the last screen
///
/// After the last input comes `.hangup`, again and again, so that no program waits for ever.
public struct MemoryTerminal: TerminalDriver {
  public private(set) var size: Size
  /// Every canvas shown, oldest first.
  public private(set) var frames: [Canvas] = []
  /// How often each of these was asked for.
  public private(set) var redraws = 0
  public private(set) var bells = 0
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

  /// Adds to the end of the script.
  public mutating func enqueue(_ inputs: [Input?]) {
    script += inputs
  }

  public mutating func show(_ canvas: Canvas) {
    frames.append(canvas)
  }

  public mutating func next(timeoutMilliseconds: Int?) -> Input? {
    while let step = script.popFirst() {
      if case .resized(let size) = step { self.size = size }
      if step != nil || timeoutMilliseconds != nil { return step }
    }
    return .hangup
  }

  public mutating func redraw() { redraws += 1 }
  public mutating func bell() { bells += 1 }

  public mutating func suspend() {
    suspensions += 1
    script.insert(.resumed, at: script.startIndex)
  }
}
