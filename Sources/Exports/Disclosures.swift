import Questionnaires

/// Whether what stands under a name may be written.
enum Disclosure: Sendable, Hashable {
  case open
  /// Personal data that nobody asked for.
  case leftOut
  /// No questionnaire at hand has the name, so it could be personal: that there is something is
  /// written, what it is only if asked for.
  case withheld

  /// Stands where something is withheld.
  static let mark = "(withheld)"
}

/// What may be written of each item of a questionnaire, looked at in all its versions.
struct Disclosures: Sendable {
  private var byName: [String: Disclosure] = [:]
  private let personalData: PersonalData

  init(_ versions: [Questionnaire], personalData: PersonalData) {
    self.personalData = personalData
    for version in versions {
      for item in version.items { add(item, personalAround: false, askedForAround: false) }
    }
  }

  subscript(name: String) -> Disclosure {
    byName[name] ?? (personalData.asksFor(name) ? .open : .withheld)
  }

  private mutating func add(_ item: Item, personalAround: Bool, askedForAround: Bool) {
    let isPersonal = personalAround || item.personalData || item.type.isPersonal
    let isAskedFor = askedForAround || personalData.asksFor(item.name)
    let disclosure = isPersonal && !isAskedFor ? Disclosure.leftOut : .open
    keep(disclosure, for: item.name)
    if item.orOther { keep(disclosure, for: item.otherName) }
    for child in item.items {
      add(child, personalAround: isPersonal, askedForAround: isAskedFor)
    }
  }

  /// The strictest of all versions holds.
  private mutating func keep(_ disclosure: Disclosure, for name: String) {
    if byName[name] != .leftOut { byName[name] = disclosure }
  }
}

extension Item {
  /// Where XLSForm keeps the free text that `or_other` offers.
  var otherName: String { name + "_other" }
}
