/// Keys of the questionnaire itself.
enum RootKey: String, FormatKey {
  case schema = "$schema"
  case id, version, title, languages, description
  case instanceName = "instance_name"
  case choices, sections, items
  case publicKeys = "public_keys"
  case submission, kiosk, recording
  case nonresponseCodes = "nonresponse_codes"
  case quotas, indicators, modules

  static let spellings = KeySpellings<RootKey>()
}

/// Keys of a section, group, repeat or question.
enum ItemKey: String, FormatKey {
  case type, name, label, hint
  case guidanceHint = "guidance_hint"
  case relevant, required
  case requiredMessage = "required_message"
  case constraint
  case constraintMessage = "constraint_message"
  case calculation, trigger
  case defaultValue = "default"
  case readOnly = "read_only"
  case appearance, parameters, choices
  case choiceFilter = "choice_filter"
  case randomize
  case orOther = "or_other"
  case repeatCount = "repeat_count"
  case instanceLabel = "instance_label"
  case media, items
  case nonresponse, checks, probes, codes, outcome
  case personalData = "personal_data"
  case sensitive, locked, rationale, tags

  static let spellings = KeySpellings<ItemKey>()
}

/// Keys of a choice that mean something to the program; any further key is a column for filters.
enum ChoiceKey: String, FormatKey {
  case name, label, exclusive, fixed

  static let spellings = KeySpellings<ChoiceKey>()
}

/// Keys of a choice list that stands in a file of its own.
enum ChoiceFileKey: String, FormatKey {
  case file

  static let spellings = KeySpellings<ChoiceFileKey>()
}

/// Keys of the `outcome` of a note.
enum OutcomeKey: String, FormatKey {
  case code, keep

  static let spellings = KeySpellings<OutcomeKey>()
}

/// Keys of the reference of a standard module.
enum ModuleKey: String, FormatKey {
  case module, title, reference, languages, choices, items

  static let spellings = KeySpellings<ModuleKey>()
}

/// Keys of one of an item's `checks`.
enum CheckKey: String, FormatKey {
  case rule, message, severity

  static let spellings = KeySpellings<CheckKey>()
}

/// Keys of an item's `media`.
enum MediaKey: String, FormatKey {
  case image
  case bigImage = "big-image"
  case audio, video

  static let spellings = KeySpellings<MediaKey>()
}

/// Keys of an item's `parameters`: those of XLSForm.
enum ParameterKey: String, FormatKey {
  case start, end, step
  case seed, value, label
  case rows
  case maxPixels = "max-pixels"
  case quality
  case captureAccuracy = "capture-accuracy"
  case warningAccuracy = "warning-accuracy"
  case allowMockAccuracy = "allow-mock-accuracy"
  case locationPriority = "location-priority"
  case locationMinInterval = "location-min-interval"
  case locationMaxAge = "location-max-age"
  case trackChanges = "track-changes"
  case trackChangesReasons = "track-changes-reasons"
  case identifyUser = "identify-user"

  static let spellings = KeySpellings<ParameterKey>()
}

/// Keys of one of the `public_keys`.
enum PublicKeyKey: String, FormatKey {
  case name, key, recovery

  static let spellings = KeySpellings<PublicKeyKey>()
}

/// Keys of `submission`.
enum SubmissionKey: String, FormatKey {
  case url

  static let spellings = KeySpellings<SubmissionKey>()
}

/// Keys of `recording`.
enum RecordingKey: String, FormatKey {
  case consent, answer, items

  static let spellings = KeySpellings<RecordingKey>()
}

/// Keys of `kiosk`.
enum KioskKey: String, FormatKey {
  case idleSeconds = "idle_seconds"
  case warnSeconds = "warn_seconds"
  case welcome, thanks
  case onIdle = "on_idle"

  static let spellings = KeySpellings<KioskKey>()
}

/// Keys of one of the `quotas`.
enum QuotaKey: String, FormatKey {
  case name, label, when, target, severity, most

  static let spellings = KeySpellings<QuotaKey>()
}

/// Keys of one of the `indicators`.
enum IndicatorKey: String, FormatKey {
  case name, label, description, value, statistic, per, bands, by
  case minimumBase = "minimum_base"
  case tags

  static let spellings = KeySpellings<IndicatorKey>()
}

/// Keys of one of an indicator's `bands`.
enum BandKey: String, FormatKey {
  case name, label, below

  static let spellings = KeySpellings<BandKey>()
}
