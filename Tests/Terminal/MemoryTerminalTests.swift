import Terminal
import Testing

@Suite struct MemoryTerminalTests {
  private let size = Size(columns: 20, rows: 5)

  @Test func `inputs come in their order, then the line drops`() {
    var terminal = MemoryTerminal(size: size, inputs: Input.typing("a\n"))
    #expect(terminal.next(timeoutMilliseconds: nil) == .key(.character("a")))
    #expect(terminal.next(timeoutMilliseconds: nil) == .key(.enter))
    #expect(terminal.next(timeoutMilliseconds: nil) == .hangup)
    #expect(terminal.next(timeoutMilliseconds: 10) == .hangup)
  }

  @Test func `time is up only for those who wait for it`() {
    var terminal = MemoryTerminal(size: size, inputs: [nil, nil, .wheelUp])
    #expect(terminal.next(timeoutMilliseconds: 0) == nil)
    #expect(terminal.next(timeoutMilliseconds: nil) == .wheelUp)
  }

  @Test func `a resize is seen in the size`() {
    let small = Size(columns: 10, rows: 3)
    var terminal = MemoryTerminal(size: size, inputs: [.resized(small)])
    #expect(terminal.next(timeoutMilliseconds: nil) == .resized(small))
    #expect(terminal.size == small)
  }

  @Test func `every canvas shown is remembered`() {
    var terminal = MemoryTerminal(size: size)
    var canvas = Canvas(size: size)
    terminal.show(canvas)
    canvas.put("x", at: Position(row: 4, column: 2))
    terminal.show(canvas)
    #expect(terminal.frames.count == 2)
    #expect(terminal.lines == ["", "", "", "", "  x"])
  }

  @Test func `suspending resumes`() {
    var terminal = MemoryTerminal(size: size, inputs: [.wheelUp])
    terminal.suspend()
    #expect(terminal.next(timeoutMilliseconds: nil) == .resumed)
    #expect(terminal.next(timeoutMilliseconds: nil) == .wheelUp)
  }
}
