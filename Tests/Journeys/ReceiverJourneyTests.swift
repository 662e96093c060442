import TestKit
import Testing

extension JourneyTests {
  @Suite struct ReceiverJourneyTests {
    private static let items = """
      {"id": "place", "version": "1", "title": "A place", "items": [
        {"type": "geopoint", "name": "home", "label": "Where is home?"},
        {"type": "text", "name": "after", "label": "Anything else?"}]}
      """

    @Test func `a place is read from the receiver, and the keys go on meanwhile`() throws {
      let account = try Account()
      let receiver = try PretendedReceiver()
      account.environment["CANVASS_GPSD_PORT"] = String(receiver.port)
      let file = try account.write(Self.items, to: "place.json")
      let program = try account.open("interview", file)
      try program.terminal.waitForWords("Where is home?")
      program.terminal.send(Keys.down, Keys.enter)
      try program.terminal.waitForWords("Asking the receiver")
      program.terminal.send(Keys.up, "77")
      try program.terminal.waitFor("77")
      try receiver.say(
        #"{"class":"VERSION","release":"3.25"}"#, #"{"class":"TPV","mode":1}"#,
        #"{"class":"TPV","mode":3,"lat":14.0101,"lon":-60.9902,"altMSL":12.5,"eph":4.5}"#)
      try program.terminal.waitFor("14.0101, -60.9902, 12.5, 4.5")
      program.terminal.send(Keys.enter)
      try program.terminal.waitForWords("Anything else?")
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
      let answers = try account.show(account.onlyInterview())["answers"]?.texts
      #expect(answers == ["home": "14.0101 -60.9902 12.5 4.5"])
    }

    @Test func `without a receiver none is offered`() throws {
      let account = try Account()
      // A port that was free a moment ago, and that nobody listens on.
      account.environment["CANVASS_GPSD_PORT"] = String(try PretendedReceiver().port)
      let file = try account.write(Self.items, to: "place.json")
      let program = try account.open("interview", file)
      try program.terminal.waitFor("the question without a receiver") { screen in
        screen.words.contains("Where is home?") && !screen.words.contains("GPS")
      }
      program.terminal.send(Keys.control("x"))
      #expect(try program.wait() == .exited(0))
    }
  }
}
