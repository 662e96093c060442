import Confinement
import Screens
import Testing
import Values

@testable import canvass

/// What one process of a kiosk leaves to the next.
@Suite struct KioskHandoverTests {
  private static let now = Moment(milliseconds: 1_795_219_200_123, offsetMinutes: -240)

  @Test(arguments: KioskEnd.allCases)
  func `somebody who is told good-bye is told the same by the next process`(end: KioskEnd) {
    var parting = KioskParting(end, language: "fr", until: Self.now)
    parting.code = "EYR0-9KJR-PFP7"
    parting.sealedTo = ["study", "\u{e9}tude"]
    parting.isPractice = end == .finished
    let left = KioskHandover(parting: parting, due: Self.now)
    #expect(KioskHandover(left.bytes(atMost: KioskRelay.most)) == left)
  }

  @Test func `who left nothing leaves nothing to say, and what is no handover is none`() {
    #expect(KioskHandover(KioskHandover().bytes(atMost: 4096)) == KioskHandover())
    #expect(KioskHandover([]) == nil)
    #expect(KioskHandover(Array("{".utf8)) == nil)
  }

  @Test(arguments: [1, 20])
  func `thanks and code come through though the names of study keys are too long`(names: Int) throws
  {
    var parting = KioskParting(.finished, language: "fr", until: Self.now)
    parting.code = "EYR0-9KJR-PFP7"
    parting.sealedTo = (0..<names).map {
      "\($0) " + String(repeating: "\u{e9}", count: 3000 / names + 500)
    }
    let bytes = KioskHandover(parting: parting, due: Self.now).bytes(atMost: KioskRelay.most)
    #expect(bytes.count <= KioskRelay.most)
    var told = parting
    told.sealedTo = []
    #expect(KioskHandover(bytes) == KioskHandover(parting: told, due: Self.now))
  }
}
