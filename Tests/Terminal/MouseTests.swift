import Terminal
import TestKit
import Testing

/// What the mouse and a finger send.
@Suite struct MouseTests {
  private func decode(_ bytes: [UInt8]) -> [Input] {
    var decoder = InputDecoder()
    return bytes.flatMap { decoder.decode(.byte($0)) } + decoder.decode(.silence)
  }

  private func decode(_ text: String) -> [Input] { decode(Array(text.utf8)) }

  @Test func `a click is a press and a release, however wide the window`() {
    let place = Position(row: 99, column: 399)
    #expect(decode("\u{1B}[<0;400;100M\u{1B}[<0;400;100m") == Input.clicking(place))
  }

  @Test func `a click with a key held is a click`() {
    let place = Position(row: 0, column: 1)
    for button in [4, 8, 16, 28] {
      #expect(decode("\u{1B}[<\(button);2;1M") == [.pressed(place)], "\(button)")
    }
  }

  @Test func `the wheel turns`() {
    #expect(decode("\u{1B}[<64;5;5M\u{1B}[<65;5;5M") == [.wheelUp, .wheelDown])
  }

  @Test(arguments: ["<1;5;5M", "<2;5;5M", "<32;5;5M", "<35;5;5M", "<66;5;5M", "<0;5M", "<0;0;0M"])
  func `other buttons, motion and nonsense do nothing and type nothing`(report: String) {
    #expect(decode("\u{1B}[\(report)a") == [.key(.character("a"))])
  }

  @Test func `a terminal that knows only the old form is understood, and types nothing`() {
    let press: [UInt8] = [0x1B, 0x5B, 0x4D, 32, 33 + 200, 33 + 9]
    let release: [UInt8] = [0x1B, 0x5B, 0x4D, 35, 33 + 200, 33 + 9]
    let wheel: [UInt8] = [0x1B, 0x5B, 0x4D, 96, 33, 33]
    #expect(decode(press + release) == Input.clicking(Position(row: 9, column: 200)))
    #expect(decode(wheel + [0x61]) == [.wheelUp, .key(.character("a"))])
  }

  @Test func `a report inside of a paste is dropped`() {
    #expect(decode("\u{1B}[200~a\u{1B}[<0;5;5Mb\u{1B}[201~") == [.paste("ab")])
  }

  @Test func `of two things over one another the upper one is meant`() {
    var canvas = Canvas(size: Size(columns: 10, rows: 3))
    canvas.target(row: 1, as: .line(4))
    canvas.target(row: 1, from: 5, to: 40, as: .enter)
    #expect(canvas.target(at: Position(row: 1, column: 0))?.key == .line(4))
    #expect(canvas.target(at: Position(row: 1, column: 9))?.key == .enter)
    #expect(canvas.target(at: Position(row: 0, column: 0)) == nil)
    canvas.dropTargets()
    #expect(canvas.target(at: Position(row: 1, column: 0)) == nil)
  }
}
