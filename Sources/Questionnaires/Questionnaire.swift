/// What an author wrote, decoded and nothing more: no name is resolved, no expression parsed. It
/// remembers the byte of whatever can be at fault. `Form` is what an interview runs on.
public struct Questionnaire: Sendable, Hashable {
  public var id: String
  public var version: String
  public var title: Text
  /// BCP 47 tags, the first is the default. Empty: one unnamed language, every text a plain string.
  public var languages: [String]
  public var description: Text?
  public var instanceName: Placed<String>?
  /// By name, in the order of the file.
  public var choiceLists: [ChoiceList]
  /// The root's items: its sections, or the questions of a flat questionnaire.
  public var items: [Item]
  /// Whether the root's items were written as `sections`.
  public var hasSections: Bool
  /// Where a finished interview is sent unless the command line says otherwise.
  public var submissionURL: String?
  /// The study keys that finished interviews are sealed to; none: they stay readable.
  public var publicKeys: [PublicKey]
  /// The number that exports write for each reason of nonresponse.
  public var nonresponseCodes: [String: Int]
  /// When the sound of an interview is recorded; nil: never.
  public var recording: RecordingRule?
  /// How it behaves where respondents answer by themselves; nil: as the kiosk does by itself.
  public var kiosk: KioskRule?
  /// How many interviews of each kind are wanted.
  public var quotas: [Quota]
  /// The figures that reports are made of.
  public var indicators: [Indicator]
  /// The references of the modules that groups are locked to.
  public var modules: [StandardModule]

  static let usualNonresponseCodes = ["dont_know": -98, "refused": -99, "not_applicable": -97]

  public init(id: String, version: String, title: Text) {
    self.id = id
    self.version = version
    self.title = title
    languages = []
    choiceLists = []
    items = []
    hasSections = false
    quotas = []
    indicators = []
    modules = []
    publicKeys = []
    nonresponseCodes = Self.usualNonresponseCodes
  }
}

/// A key that finished interviews are sealed to.
public struct PublicKey: Sendable, Hashable {
  /// Whose it is.
  public let name: String
  /// An X25519 public key of 32 bytes, in Base64.
  public let key: String
  /// Whether it is for the day when the others are lost.
  public let isRecovery: Bool

  /// How long 32 bytes are in Base64, the sign at the end included.
  static let length = 44

  /// Whether the text can be a key.
  var isWellFormed: Bool {
    key.utf8.count == Self.length && key.hasSuffix("=")
      && key.utf8.dropLast().allSatisfy { letter in
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }
}

/// Something an author wrote, with the byte of the file where it begins.
public struct Placed<Value: Sendable & Hashable>: Sendable, Hashable {
  public let value: Value
  public let offset: Int

  public init(_ value: Value, at offset: Int) {
    self.value = value
    self.offset = offset
  }
}
