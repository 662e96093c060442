import Testing

@testable import Kiosk

@Suite struct PINEntryTests {
  private func text(_ json: String, _ pin: StaffPIN) -> String? {
    KioskSettings.bytes(Array(json.utf8), with: pin).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a new PIN leaves every other byte of the settings as it was`() throws {
    let pin = try StaffPIN(digits: "471108", cost: .least)
    #expect(text("{}", pin) == "{\n  \"pin\": \"\(pin.hash)\"\n}")
    #expect(
      text("{\n  \"site\": \"Café\"\n}\n", pin)
        == "{\n  \"pin\": \"\(pin.hash)\",\n  \"site\": \"Café\"\n}\n")
    #expect(
      text(#"{"site": "A", "pin":   "o\"ld" , "test": true}"#, pin)
        == #"{"site": "A", "pin":   "\#(pin.hash)" , "test": true}"#)
  }

  @Test(arguments: ["[]", "", "{", #"{"pin": 4711}"#])
  func `what is no settings file is left alone`(json: String) throws {
    #expect(text(json, try StaffPIN(digits: "471108", cost: .least)) == nil)
  }
}
