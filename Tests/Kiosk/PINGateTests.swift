import JSONDocuments
import Testing
import Values

@testable import Kiosk

/// The staff PIN, its clock given.
@Suite struct PINGateTests {
  private static let noon = Moment(milliseconds: 1_795_275_720_000, offsetMinutes: -240)

  private func gate() throws -> PINGate {
    PINGate(try StaffPIN(digits: "471108", cost: .least))
  }

  private func after(_ seconds: Int) -> Moment { Self.noon.later(seconds: seconds) }

  @Test func `the PIN lets in, and another does not`() throws {
    var gate = try gate()
    #expect(gate.attempt("471109", at: after(0)) == .wrong(left: 2))
    #expect(gate.attempt("471108", at: after(1)) == .right)
    #expect(gate.memory.tries.map(\.outcome) == [.wrong, .right])
  }

  @Test func `after three wrong tries even the right one has to wait a minute`() throws {
    var gate = try gate()
    for left in [2, 1] { #expect(gate.attempt("000000", at: after(0)) == .wrong(left: left)) }
    #expect(gate.attempt("000000", at: after(0)) == .wait(until: after(60)))
    #expect(gate.attempt("471108", at: after(59)) == .wait(until: after(60)))
    #expect(gate.attempt("471108", at: after(60)) == .right)
  }

  @Test func `the wait doubles up to a quarter of an hour, and a right try ends that`() throws {
    var gate = try gate()
    var waits: [Int64] = []
    var now = after(0)
    for _ in 0..<6 {
      for _ in 0..<2 { _ = gate.attempt("999999", at: now) }
      guard case .wait(let until) = gate.attempt("999999", at: now) else {
        Issue.record("the third wrong try did not lead to a wait")
        return
      }
      waits.append((until.milliseconds - now.milliseconds) / 1000)
      now = until
    }
    #expect(waits == [60, 120, 240, 480, 900, 900])
    #expect(gate.attempt("471108", at: now) == .right)
    #expect(gate.attempt("1", at: now) == .wrong(left: 2))
  }

  @Test func `a restart gives no new tries`() throws {
    var gate = try gate()
    for _ in 0..<3 { _ = gate.attempt("000000", at: after(0)) }
    let kept = try JSONReader.parse(JSONWriter.bytes(gate.memory.json))
    var again = PINGate(gate.pin, remembered: try #require(PINMemory(kept)))
    #expect(again.memory == gate.memory)
    #expect(again.attempt("471108", at: after(30)) == .wait(until: after(60)))
  }

  @Test func `a clock that was put back holds nobody off for longer than the wait`() throws {
    var gate = try gate()
    for _ in 0..<3 { _ = gate.attempt("000000", at: after(0)) }
    let longAgo = after(-3_000_000)
    #expect(gate.waiting(at: longAgo) == longAgo.later(seconds: 60))
  }

  @Test func `what is remembered says when and how, never what was typed`() throws {
    var gate = try gate()
    _ = gate.attempt("826401", at: after(0))
    let text = JSONWriter.text(gate.memory.json)
    #expect(text.contains("wrong") && !text.contains("826401") && !text.contains("471108"))
  }

  @Test func `who hammers on the keypad does not fill the disk`() throws {
    var gate = try gate()
    for second in 0..<500 { _ = gate.attempt("000000", at: after(second / 50)) }
    #expect(gate.memory.tries.count == PINMemory.mostTries)
  }

  @Test(arguments: [
    #"{}"#, #"{"wrong": -1, "tries": []}"#, #"{"wrong": 1, "tries": [], "wait": {}}"#,
  ])
  func `a damaged memory is not taken for none`(text: String) throws {
    #expect(PINMemory(try JSONReader.parse(Array(text.utf8))) == nil)
  }
}
