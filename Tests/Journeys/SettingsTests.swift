import TestKit
import Testing

extension JourneyTests {
  /// What a person wrote into the settings by hand.
  @Suite struct SettingsTests {
    @Test(arguments: [
      (#"{"mirror": ["/media/ana"]}"#, "'mirror' wants a text, or leave it out"),
      (#"{"mirror": ""}"#, "'mirror' wants a text, or leave it out"),
      (#"{"mirror": true}"#, "'mirror' wants a text, or leave it out"),
      (#"{"mirror": 5}"#, "'mirror' wants a text, or leave it out"),
      (#"{"interviewer": [7]}"#, "'interviewer' wants a text"),
      (#"{"collector": ""}"#, "'collector': the collector's address is none"),
      (#"{"collector": "ftp://example.org"}"#, "'collector': the collector's address is none"),
      (#"{"retention_days": [14]}"#, "'retention_days' is a whole number from 0 to 3650"),
      (#"{"retention_days": "abc"}"#, "'retention_days' is a whole number from 0 to 3650"),
      (#"{"lock_minutes": -5}"#, "'lock_minutes' is a number of minutes, or 0 for never"),
      (#"{"theme": "purple"}"#, #"'theme' is "auto" or "light" or "dark""#),
      (#"{"plain": "maybe"}"#, #"'plain' is "on" or "off""#),
      (#"{"miror": "/media/ana"}"#, "unknown key 'miror'"),
    ])
    func `a setting that means nothing is named with its place`(file: String, says: String) throws {
      let account = try Account()
      try account.write(file, to: "config/canvass/config.json")
      for command in ["list", "doctor"] {
        let told = try account.canvass(command).exited(1)
        #expect(told.notices.contains("config.json:1:2: \(says)"), "\(told.notices)")
      }
    }

    @Test
    func `settings that are no object are refused, and every kind that means something is taken`()
      throws
    {
      let account = try Account()
      try account.write("[]", to: "config/canvass/config.json")
      let told = try account.canvass("list").exited(1)
      #expect(told.notices.contains("the settings are one object"), "\(told.notices)")
      try account.write(
        #"""
        {"theme": "dark", "mouse": "off", "plain": "off", "lock_minutes": 0.5,
         "retention_days": 14, "language": "", "interviewer": 7,
         "collector": "http://localhost:8080"}
        """#, to: "config/canvass/config.json")
      try account.canvass("list").succeeded()
    }
  }
}
