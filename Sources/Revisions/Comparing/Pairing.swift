import Questionnaires

/// Which item of the old version is which of the new: by a person's word, by name, and where a name
/// is gone by what is certain or likely. What could be one of several is none of them.
struct Pairing {
  let old: Outline
  let new: Outline
  private(set) var newNames: [String: String] = [:]
  private(set) var oldNames: [String: String] = [:]
  /// By old names.
  private(set) var sureness: [String: Sureness] = [:]
  /// By the old name of what is gone: the new items that it may have become.
  var doubts: [String: [String]] = [:]
  /// What a person said is gone.
  private var gone: Set<String> = []

  init(
    _ old: Outline, _ new: Outline, languages: [LanguagePair], renames: [Rename]
  ) throws(RenameFault) {
    self.old = old
    self.new = new
    try follow(renames)
    for entry in old.entries where isFree(old: entry.name) && isFree(new: entry.name) {
      if new[entry.name] != nil { pair(entry.name, entry.name) }
    }
    pairContainers(languages)
    pairUnique(candidates { certainKeys($0, $1) }, .certain)
    pairUnique(candidates { likelyKeys($0, $1, languages) }, .likely)
    // Nothing is paired by its place alone: another question may stand there now.
    let places = (old: places(in: old, .old), new: places(in: new, .new))
    for (name, found) in candidates({ placeKeys($0, $1 == .old ? places.old : places.new) }) {
      doubts[name, default: []] += found
    }
    settleDoubts()
  }

  func isFree(old name: String) -> Bool { newNames[name] == nil && !gone.contains(name) }

  func isFree(new name: String) -> Bool { oldNames[name] == nil }

  mutating func pair(_ old: String, _ new: String, _ sureness: Sureness? = nil) {
    newNames[old] = new
    oldNames[new] = old
    self.sureness[old] = old == new ? nil : sureness
  }

  private mutating func follow(_ renames: [Rename]) throws(RenameFault) {
    for rename in renames {
      guard old[rename.old] != nil else { throw .unknownOld(rename.old) }
      guard isFree(old: rename.old) else { throw .repeated(rename.old) }
      guard let name = rename.new else {
        gone.insert(rename.old)
        continue
      }
      guard new[name] != nil else { throw .unknownNew(name) }
      guard isFree(new: name) else { throw .repeated(name) }
      pair(rename.old, name, .told)
    }
  }

  /// Doubts of what is gone, each new item once, in document order, and only those still free.
  private mutating func settleDoubts() {
    doubts = doubts.filter { isFree(old: $0.key) }.compactMapValues { names in
      let free = Set(names).filter { isFree(new: $0) }
      return free.isEmpty
        ? nil : free.sorted { (new.place(of: $0) ?? 0) < (new.place(of: $1) ?? 0) }
    }
  }
}

// MARK: - Containers

extension Pairing {
  /// A group or repeat is known by what is in it: the innermost first, for they are what the outer
  /// ones are known by.
  private mutating func pairContainers(_ languages: [LanguagePair]) {
    for entry in old.entries.reversed() where entry.item.type.isContainer {
      guard isFree(old: entry.name) else { continue }
      let homes = Set(entry.children.compactMap { newNames[$0] }.map { new[$0]?.parent })
      guard homes.count == 1, case let name?? = homes.first, isFree(new: name),
        let home = new[name], home.item.type == entry.item.type
      else { continue }
      let origins = Set(home.children.compactMap { oldNames[$0] }.map { old[$0]?.parent })
      if origins == [entry.name] {
        let hasSameWords = languages.allSatisfy { $0.isSame(entry.item.label, home.item.label) }
        pair(entry.name, name, hasSameWords ? .certain : .likely)
      } else {
        doubts[entry.name, default: []].append(name)
      }
    }
  }
}

extension Pairing {
  /// Rewrites what an author wrote of old items to their new names. A name that another item has taken is
  /// no name of the old one any more.
  var renaming: Renaming {
    var names = newNames.filter { $0.key != $0.value }
    for entry in old.entries where newNames[entry.name] == nil && new[entry.name] != nil {
      names[entry.name] = entry.name + " (gone)"
    }
    return Renaming(names: names)
  }
}
