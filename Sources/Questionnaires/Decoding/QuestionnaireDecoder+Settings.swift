import JSONDocuments

/// What the questionnaire says beside its questions. Some of it is used by the program only once
/// an interview is over; its shape is judged when the file is opened all the same.
extension QuestionnaireDecoder {
  mutating func submission(_ fields: Fields<RootKey>) -> String? {
    guard let node = fields[.submission],
      let submission = self.fields(
        of: node, SubmissionKey.self, in: .submission, named: "submission")
    else { return nil }
    require(.url, of: submission, in: .submission)
    guard let node = submission[.url], let url = string(node, key: "url") else { return nil }
    let isWebAddress = url.hasPrefix("https://") || url.hasPrefix("http://")
    if !isWebAddress || url.contains(" ") { note(.badURL, at: node.offset) }
    return url
  }

  mutating func nonresponseCodes(_ fields: Fields<RootKey>) -> [String: Int] {
    guard let node = fields[.nonresponseCodes] else { return [:] }
    guard let members = node.members else {
      wrongKind(node, key: "nonresponse_codes", expected: .object)
      return [:]
    }
    var codes: [String: Int] = [:]
    for member in members {
      if !Self.reasons.contains(member.key) {
        unknownKey(member, in: .nonresponseCodes, known: Self.reasons)
      } else if let code = wholeNumber(member.value, key: member.key) {
        codes[member.key] = code
      }
    }
    checkCodes(codes, at: node.offset)
    return codes
  }

  /// Exports must tell the reasons apart, those that keep their usual code too.
  private mutating func checkCodes(_ given: [String: Int], at offset: Int) {
    let usual = Questionnaire.usualNonresponseCodes
    let codes = usual.merging(given) { _, code in code }
    for (place, first) in Self.reasons.enumerated() {
      for second in Self.reasons[(place + 1)...] {
        guard let code = codes[first], codes[second] == code else { continue }
        note(.finding(.sameNonresponseCode(code, first: first, second: second)), at: offset)
      }
    }
  }

  mutating func publicKeys(_ fields: Fields<RootKey>) -> [PublicKey] {
    var keys: [PublicKey] = []
    for node in elements(.publicKeys, of: fields) {
      guard
        let key = self.fields(of: node, PublicKeyKey.self, in: .publicKey, named: "public_keys")
      else { continue }
      require(.name, .key, of: key, in: .publicKey)
      let isRecovery = truth(.recovery, of: key) ?? false
      guard let name = string(.name, of: key), let text = string(.key, of: key) else { continue }
      // It stands in the heading of each record, in one line.
      if name.contains("\n") {
        note(.controlCharacter(key: "name"), at: key[.name]?.offset ?? node.offset)
      }
      let publicKey = PublicKey(name: name, key: text, isRecovery: isRecovery)
      if publicKey.isWellFormed {
        keys.append(publicKey)
      } else {
        note(.badPublicKey(name), at: key[.key]?.offset ?? node.offset)
      }
    }
    return keys
  }

  mutating func kiosk(_ fields: Fields<RootKey>) -> KioskRule? {
    guard let node = fields[.kiosk],
      let kiosk = self.fields(of: node, KioskKey.self, in: .kiosk, named: "kiosk")
    else { return nil }
    let words = IdlePolicy.allCases.map(\.rawValue)
    return KioskRule(
      idleSeconds: wholeNumber(.idleSeconds, of: kiosk, atLeast: 1),
      warnSeconds: wholeNumber(
        .warnSeconds, of: kiosk, atLeast: KioskRule.leastWarnSeconds),
      welcome: text(.welcome, of: kiosk), thanks: text(.thanks, of: kiosk),
      onIdle: word(.onIdle, of: kiosk, among: words).flatMap(IdlePolicy.init))
  }
}
