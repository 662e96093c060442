import JSONDocuments

extension QuestionnaireDecoder {
  mutating func indicators(_ fields: Fields<RootKey>) -> [Indicator] {
    var names = EntryNames("indicators")
    return entries(.indicators, of: fields).compactMap { indicator($0, &names) }
  }

  private mutating func indicator(_ node: JSONNode, _ names: inout EntryNames) -> Indicator? {
    guard
      let fields = self.fields(of: node, IndicatorKey.self, in: .indicator, named: "indicators")
    else { return nil }
    require(.name, .label, .value, of: fields, in: .indicator)
    let name = entryName(.name, of: fields, &names)
    let label = text(.label, of: fields)
    let description = text(.description, of: fields)
    let value = expression(.value, of: fields)
    let words = Indicator.Statistic.allCases.map(\.rawValue)
    let statistic = word(.statistic, of: fields, among: words).flatMap(Indicator.Statistic.init)
    let per = expression(.per, of: fields)
    checkPer(fields, statistic ?? .mean)
    let bands = bands(fields)
    let breakdowns = elements(.by, of: fields).compactMap { node in
      string(node, key: "by").map { Placed($0, at: node.offset) }
    }
    let minimumBase = wholeNumber(.minimumBase, of: fields, atLeast: 0)
    let tags = strings(.tags, of: fields)
    guard let name, let label, let value else { return nil }
    return Indicator(
      name: name, label: label, description: description, value: value,
      statistic: statistic ?? .mean, per: per, bands: bands, breakdowns: breakdowns,
      minimumBase: minimumBase, tags: tags)
  }

  /// A ratio needs something to divide by, and nothing else does.
  private mutating func checkPer(
    _ fields: Fields<IndicatorKey>, _ statistic: Indicator.Statistic
  ) {
    if statistic == .ratio {
      require(.per, of: fields, in: .indicator)
    } else if fields.has(.per) {
      note(.perWithoutRatio, at: fields.keyOffset(.per))
    }
  }

  private mutating func bands(_ fields: Fields<IndicatorKey>) -> [Indicator.Band] {
    var names = EntryNames("bands")
    var bands: [(band: Indicator.Band, offset: Int)] = []
    for node in elements(.bands, of: fields) {
      guard let fields = self.fields(of: node, BandKey.self, in: .band, named: "bands")
      else { continue }
      require(.name, .label, of: fields, in: .band)
      let name = entryName(.name, of: fields, &names)
      let label = text(.label, of: fields)
      let below = number(.below, of: fields)
      guard let name, let label else { continue }
      bands.append((Indicator.Band(name: name.value, label: label, below: below), node.offset))
    }
    checkOrder(of: bands)
    return bands.map(\.band)
  }

  /// Each ends beyond the one before it, and only the last is open.
  private mutating func checkOrder(of bands: [(band: Indicator.Band, offset: Int)]) {
    var reached = -Double.infinity
    for (place, entry) in bands.enumerated() {
      let isLast = place == bands.count - 1
      let rises = entry.band.below.map { !isLast && $0 > reached } ?? isLast
      if !rises { note(.bandOrder(entry.band.name), at: entry.offset) }
      reached = entry.band.below ?? .infinity
    }
  }
}
