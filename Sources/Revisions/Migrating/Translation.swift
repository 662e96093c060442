import Interviews
import Questionnaires
import Records

/// What an event of an old journal is in the new version.
struct Translation {
  let old: Form
  let new: Form
  let revision: Revision
  /// The hash of the new version's file.
  let questionnaire: String?

  /// The event there, and what was done to it; throws why there is none.
  func translated(
    _ event: JournalEvent
  ) throws(Obstacle) -> (event: JournalEvent, done: [Conversion]) {
    switch event {
    case .began(let beginning): return (.began(translated(beginning)), [])
    case .languageChanged(let tag): return (.languageChanged(new.nearestLanguage(to: tag)), [])
    case .answered(let address, let text):
      let place = try place(of: address)
      let (answer, done) = try place.conversion.converted(text)
      guard !place.isComputedOnly else { throw .notAnswerable }
      guard place.conversion.to.type.holdsAnswers else { throw .retyped }
      return (.answered(place.address, answer), place.done + done)
    case .typed(let address, let text, let caret):
      let place = try place(of: address)
      guard place.takesTyping else { throw .retyped }
      return (.typed(place.address, text, caret: caret), place.done)
    case .declined(let address, let reason):
      let place = try place(of: address)
      guard place.conversion.to.type.holdsAnswers else { throw .retyped }
      let (before, after) = (place.conversion.from.definition, place.conversion.to.definition)
      let isUnlisted =
        before.nonresponse.contains(reason) && !after.nonresponse.contains(reason)
      return (
        .declined(place.address, reason), place.done + (isUnlisted ? [.reasonUnlisted] : [])
      )
    case .noted(let address, let text):
      let place = try place(of: address)
      return (.noted(place.address, text), place.done)
    case .instanceAdded(let address, let identity):
      return (.instanceAdded(try repeated(address), identity: identity), [])
    case .instanceRemoved(let address, let identity):
      return (.instanceRemoved(try repeated(address), identity: identity), [])
    case .visited(let address?): return (.visited(try place(of: address).address), [])
    case .marked(let address, .tags(let tags)):
      let place = try place(of: address)
      let (coded, done) = try coded(tags, place.conversion)
      return (.marked(place.address, .tags(coded)), place.done + done)
    case .marked(let address, .probe(let probe, let isAsked)):
      let place = try place(of: address)
      let moved = try moved(probe: probe, place.conversion)
      return (.marked(place.address, .probe(moved, isAsked: isAsked)), place.done)
    case .marked(let address, .confirmation(let check, let note)):
      let place = try place(of: address)
      let moved = try moved(check: check, place.conversion)
      return (.marked(place.address, .confirmation(check: moved, note: note)), place.done)
    case .marked(let address, .flag(let flag)):
      let place = try place(of: address)
      return (.marked(place.address, .flag(flag)), place.done)
    case .attached(let address, let attachment):
      let place = try place(of: address)
      guard place.conversion.to.type.isFile else { throw .retyped }
      return (.attached(place.address, attachment), place.done)
    case .recording(.reached(let address, let file, let milliseconds)):
      let place = try place(of: address)
      return (
        .recording(.reached(place.address, file: file, milliseconds: milliseconds)), place.done
      )
    case .recording: return (event, [])
    case .visited(nil), .sitting, .undone, .leftBehind, .finalized: return (event, [])
    }
  }

  /// Where an old item's things go.
  struct Place {
    let address: Address
    let conversion: AnswerConversion
    let done: [Conversion]

    /// Whether people answered it and a calculation nobody sees gives it now.
    fileprivate var isComputedOnly: Bool {
      conversion.from.type.isQuestion && conversion.to.type == .hidden
        && conversion.to.calculation != nil
    }

    /// Whether half-typed text shows there as it did.
    fileprivate var takesTyping: Bool {
      let (from, to) = (conversion.from.type, conversion.to.type)
      return from == to || to.isQuestion && !to.isSelect && to != .acknowledge
    }
  }

  func place(of address: Address) throws(Obstacle) -> Place {
    guard let from = old.item(named: address.name), let name = revision.newName(of: from.name),
      let to = new.item(named: name)
    else { throw .itemRemoved }
    guard !revision.isAcrossRepeats(from.name) else { throw .acrossRepeats }
    var names: [String: String] = [:]
    if let before = from.definition.choices?.value, let after = to.definition.choices?.value {
      names = revision.choiceNames[ListPair(old: before, new: after)] ?? [:]
    }
    let sureness = revision.sureness(of: from.name)
    return Place(
      address: Address(name, in: address.instances),
      conversion: AnswerConversion(
        from: from, to: to, table: new.choices(of: to.id), choiceNames: names),
      done: sureness.map { [.renamed(to: name, $0)] } ?? [])
  }

  /// The codes of a verbatim by their new names. One that the new codebook does not have stays behind.
  private func coded(
    _ tags: [Tag], _ conversion: AnswerConversion
  ) throws(Obstacle) -> (tags: [Tag], done: [Conversion]) {
    guard !tags.isEmpty else { return (tags, []) }
    guard let after = conversion.to.definition.codes?.value,
      let list = new.questionnaire.choiceLists.first(where: { $0.name == after })
    else { throw .choiceRemoved }
    let known = Set(list.names)
    let before = conversion.from.definition.codes?.value ?? after
    let names = revision.choiceNames[ListPair(old: before, new: after)] ?? [:]
    let renamed = tags.map { Tag($0.passage, code: names[$0.code] ?? $0.code) }
    let left = renamed.filter { known.contains($0.code) }
    guard !left.isEmpty else { throw .choiceRemoved }
    var done: [Conversion] = renamed == tags ? [] : [.choicesRenamed]
    if left.count < tags.count { done.append(.choicesDropped) }
    return (left, done)
  }

  var renaming: Renaming { revision.renaming }

  private func repeated(_ address: Address) throws(Obstacle) -> Address {
    let place = try place(of: address)
    guard place.conversion.to.type == .repeat else { throw .retyped }
    return place.address
  }

  /// The seed stays, and with it the order in which choices were shown.
  private func translated(_ beginning: Beginning) -> Beginning {
    Beginning(
      language: new.nearestLanguage(to: beginning.language), mode: beginning.mode,
      interviewer: beginning.interviewer, device: beginning.device, seed: beginning.seed,
      isPractice: beginning.isPractice, basedOn: beginning.basedOn,
      questionnaire: questionnaire)
  }
}

extension Form {
  /// The tag itself, one with the same primary language, or the first.
  fileprivate func nearestLanguage(to tag: String) -> String {
    if languages.contains(tag) { return tag }
    let primary = tag.split(separator: "-").first
    return languages.first { $0.split(separator: "-").first == primary } ?? languages[0]
  }
}
