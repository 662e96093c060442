import JSONDocuments
import Questionnaires

extension KioskSettings {
  /// Reads a kiosk's settings and finds every problem in them, in the order of the file. With errors
  /// among the problems they are what could be understood, and must not be used.
  ///
  /// - Parameter languages: those of the questionnaire, in which texts are wanted; nil: it is not known
  ///   which one they are for.
  public static func decode(
    _ file: QuestionnaireFile, languages: [String]?
  ) -> (settings: KioskSettings?, problems: [Problem]) {
    let (root, faults) = JSONReader.read(file.bytes)
    var decoder = KioskSettingsDecoder(
      file: file, report: ProblemReport(file: file), languages: languages)
    for fault in faults { decoder.report.add(.json(fault.code), at: fault.offset) }
    let settings = root.flatMap { decoder.settings($0) }
    return (settings, decoder.report.problems())
  }
}

/// Turns the JSON of a kiosk's settings into `KioskSettings`, noting every problem on its way.
struct KioskSettingsDecoder: FieldReader {
  let file: QuestionnaireFile
  var report: ProblemReport
  let languages: [String]?

  /// Settings have no items.
  var itemPath: String? { nil }

  mutating func settings(_ root: JSONNode) -> KioskSettings? {
    guard
      let fields = fields(
        of: root, KioskSettingsKey.self, in: .kioskSettings, named: "the settings of a kiosk")
    else { return nil }
    _ = string(.schema, of: fields)
    var settings = KioskSettings()
    settings.site = string(.site, of: fields)
    settings.help = text(.help, of: fields)
    settings.welcome = text(.welcome, of: fields)
    settings.thanks = text(.thanks, of: fields)
    settings.hours = hours(fields)
    numbers(fields, into: &settings)
    let words = IdlePolicy.allCases.map(\.rawValue)
    settings.onIdle = word(.onIdle, of: fields, among: words).flatMap(IdlePolicy.init)
    settings.asksDoubleEntry = truth(.doubleEntry, of: fields)
    settings.printer = printer(fields)
    settings.isTest = truth(.test, of: fields)
    settings.pin = pin(fields)
    return settings
  }

  private mutating func numbers(
    _ fields: Fields<KioskSettingsKey>, into settings: inout KioskSettings
  ) {
    settings.dailyMaximum = number(.dailyMaximum, fields, 1...KioskSettings.mostInterviews)
    settings.idleSeconds = number(
      .idleSeconds, fields, KioskSettings.leastIdleSeconds...KioskSettings.mostSeconds)
    settings.warnSeconds = number(
      .warnSeconds, fields, KioskRule.leastWarnSeconds...KioskSettings.mostSeconds)
    settings.thanksSeconds = number(
      .thanksSeconds, fields, KioskSettings.leastThanksSeconds...KioskSettings.mostSeconds)
    settings.syncMinutes = number(.syncMinutes, fields, 1...KioskSettings.mostMinutes)
  }

  private mutating func number(
    _ key: KioskSettingsKey, _ fields: Fields<KioskSettingsKey>, _ range: ClosedRange<Int>
  ) -> Int? {
    guard let node = fields[key],
      let number = wholeNumber(key, of: fields, atLeast: range.lowerBound)
    else { return nil }
    if number > range.upperBound {
      let remedy = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
      note(.unfitWord("\(number)", key: key.rawValue, remedy: remedy), at: node.offset)
    }
    return number
  }

  private mutating func printer(_ fields: Fields<KioskSettingsKey>) -> String? {
    guard let node = fields[.printer], let path = string(.printer, of: fields) else { return nil }
    if path.hasPrefix("/") { return path }
    note(
      .unknownWord(
        path, key: "printer", allowed: ["/dev/usb/lp0", "/var/spool/receipts"], suggestion: nil),
      at: node.offset)
    return nil
  }

  /// Whoever wrote the PIN itself there must not find it in a message as well.
  private mutating func pin(_ fields: Fields<KioskSettingsKey>) -> StaffPIN? {
    guard let node = fields[.pin], let text = string(.pin, of: fields) else { return nil }
    if let pin = StaffPIN(hash: text) { return pin }
    note(
      .unfitWord("…", key: "pin", remedy: "let 'canvass kiosk --set-pin' put it there"),
      at: node.offset)
    return nil
  }
}
