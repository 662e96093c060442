import JSONDocuments

/// One thing that a kiosk depends on, as it stands.
struct KioskCondition: Equatable {
  /// As scripts know it.
  let name: String
  let value: String
  /// What to do; nil: it is as it should be.
  let remedy: String?

  private init(_ name: String, _ value: String, _ remedy: String?) {
    self.name = name
    self.value = value
    self.remedy = remedy
  }

  static func sound(_ name: String, _ value: String) -> Self { Self(name, value, nil) }

  static func wrong(_ name: String, _ value: String, mend: String) -> Self {
    Self(name, value, mend)
  }

  var isWrong: Bool { remedy != nil }

  /// `! sysrq: the kernel obeys key combinations; install the kiosk, restart`
  var line: String {
    "\(isWrong ? "!" : " ") \(name): \(value)" + (remedy.map { "; " + $0 } ?? "")
  }

  var json: JSONValue {
    .present([
      ("value", .string(value)), ("ok", .bool(!isWrong)),
      ("remedy", remedy.map(JSONValue.string)),
    ])
  }
}
