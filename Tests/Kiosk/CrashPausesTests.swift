import Kiosk
import Testing

@Suite struct CrashPausesTests {
  @Test func `a kiosk that dies at once is started again more and more slowly`() {
    var pauses = CrashPauses()
    #expect((0..<9).map { _ in pauses.pause(after: 0) } == [1, 2, 4, 8, 16, 32, 60, 60, 60])
  }

  @Test func `one that had run is started again at once, and what was before is forgotten`() {
    var pauses = CrashPauses()
    _ = pauses.pause(after: 1)
    _ = pauses.pause(after: 2)
    #expect(pauses.pause(after: 3600) == 0)
    #expect(pauses.pause(after: 3) == 1)
  }
}
