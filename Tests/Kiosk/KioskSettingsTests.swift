import Questionnaires
import Testing

@testable import Kiosk

@Suite struct KioskSettingsTests {
  private func decode(_ json: String) -> (settings: KioskSettings?, problems: [Problem]) {
    KioskSettings.decode(
      QuestionnaireFile(name: "kiosk.json", bytes: Array(json.utf8)), languages: ["en", "fr"])
  }

  @Test func `every setting is read`() throws {
    let pin = try StaffPIN(digits: "471108", cost: .least)
    let (settings, problems) = decode(
      """
      {"site": "Hôpital Owen King", "help": {"en": "Ask Grace", "fr": "Demandez Grace"},
       "welcome": "Bonjou!", "thanks": "Mèsi", "hours": {"monday": ["08:00-12:00"]},
       "daily_maximum": 80, "idle_seconds": 45, "warn_seconds": 30, "on_idle": "park",
       "thanks_seconds": 20, "double_entry": true, "sync_minutes": 15, "printer": "/dev/usb/lp0",
       "test": true, "pin": "\(pin.hash)"}
      """)
    #expect(problems.isEmpty, "\(problems)")
    let plan = KioskPlan(try #require(settings), nil)
    #expect(
      plan
        == KioskPlan(
          siteName: "Hôpital Owen King", help: settings?.help, welcome: settings?.welcome,
          thanks: settings?.thanks,
          hours: OpeningHours(spans: [.init(weekday: 1, from: 480, to: 720)]),
          dailyMaximum: 80, idleSeconds: 45, warnSeconds: 30, onIdle: .park, asksDoubleEntry: true,
          syncMinutes: 15, printer: "/dev/usb/lp0", isTest: true, thanksSeconds: 20))
    #expect(plan.help?.byLanguage == ["en": "Ask Grace", "fr": "Demandez Grace"])
    #expect(settings?.pin == pin)
  }

  @Test(
    arguments: [
      (
        #"{"sitee": "Clinic"}"#,
        "kiosk.json:1:2: error: unknown key 'sitee' in the settings of a kiosk; did you mean 'site'? (unknown-key)"
      ),
      (
        #"{"warn_seconds": 10}"#,
        "kiosk.json:1:18: error: 'warn_seconds' is too small; write 20 or more (number-too-small)"
      ),
      (
        #"{"idle_seconds": 1}"#,
        "kiosk.json:1:18: error: 'idle_seconds' is too small; write 10 or more (number-too-small)"
      ),
      (
        #"{"sync_minutes": 9000000000000000000}"#,
        "kiosk.json:1:18: error: '9000000000000000000' is no value of 'sync_minutes'; write a whole number from 1 to 10080 (unknown-word)"
      ),
      (
        #"{"idle_seconds": 86401}"#,
        "kiosk.json:1:18: error: '86401' is no value of 'idle_seconds'; write a whole number from 10 to 86400 (unknown-word)"
      ),
      (
        #"{"on_idle": "parks"}"#,
        "kiosk.json:1:13: error: 'parks' is no value of 'on_idle'; did you mean 'park'? (unknown-word)"
      ),
      (
        #"{"hours": {"funday": []}}"#,
        "kiosk.json:1:12: error: unknown key 'funday' in 'hours'; did you mean 'sunday'? (unknown-key)"
      ),
      (
        #"{"hours": {"monday": ["8-12"]}}"#,
        "kiosk.json:1:23: error: '8-12' is no value of 'monday'; write '08:00-12:00', '20:00-02:00' or '00:00-24:00' (unknown-word)"
      ),
      (
        #"{"hours": {"monday": ["08:00-08:00"]}}"#,
        "kiosk.json:1:23: error: '08:00-08:00' is no value of 'monday'; write '08:00-12:00', '20:00-02:00' or '00:00-24:00' (unknown-word)"
      ),
      (
        #"{"hours": {"monday": "08:00-12:00"}}"#,
        "kiosk.json:1:22: error: 'monday': expected a list, found a text; put it in square brackets (wrong-kind)"
      ),
      (
        #"{"printer": "lp0"}"#,
        "kiosk.json:1:13: error: 'lp0' is no value of 'printer'; write '/dev/usb/lp0' or '/var/spool/receipts' (unknown-word)"
      ),
      (
        #"{"double_entry": "yes"}"#,
        "kiosk.json:1:18: error: 'double_entry': expected true or false, found a text; write true or false without quotes (wrong-kind)"
      ),
    ])
  func `what is wrong is told with its place and how to mend it`(json: String, sentence: String) {
    #expect(decode(json).problems.map(\.description) == [sentence])
  }

  @Test func `a PIN in clear is refused, and not told again`() throws {
    let problems = decode(#"{"pin": "471108"}"#).problems.map(\.description)
    let only = try #require(problems.first)
    #expect(problems.count == 1 && !only.contains("471108"), "\(only)")
    #expect(only.contains("canvass kiosk --set-pin"), "\(only)")
  }

  @Test func `texts are wanted in the languages of the questionnaire`() {
    let codes = decode(#"{"help": {"en": "Ask", "es": "Pregunte"}}"#).problems.map(
      \.code.identifier)
    #expect(
      codes == ["undeclared-language", "missing-translation"]
        || codes == ["missing-translation", "undeclared-language"])
  }

  @Test func `what the settings leave open comes from the questionnaire, then from the kiosk`() {
    var settings = KioskSettings()
    let rule = KioskRule(idleSeconds: 90, welcome: Text("W"), onIdle: .keep)
    #expect(
      KioskPlan(settings, rule) == KioskPlan(welcome: Text("W"), idleSeconds: 90, onIdle: .keep))
    settings.idleSeconds = 30
    settings.welcome = Text("Here")
    #expect(KioskPlan(settings, rule).idleSeconds == 30)
    #expect(KioskPlan(settings, rule).welcome == Text("Here"))
    #expect(KioskPlan(KioskSettings(), nil) == KioskPlan())
  }

  @Test func `no warning is ever shorter than twenty seconds`() {
    #expect(KioskPlan(warnSeconds: 3).warnSeconds == 20)
    #expect(KioskPlan(KioskSettings(), KioskRule(warnSeconds: 5)).warnSeconds == 20)
  }
}
