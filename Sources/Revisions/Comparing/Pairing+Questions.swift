import Questionnaires

/// Questions are known by what they say, or by everything but their name.
extension Pairing {
  enum Side { case old, new }

  /// What two entries must share to be taken for one.
  struct Key: Hashable {
    var item: Item?
    var type: ItemType?
    var text: String?
    var surroundings: [String?] = []
  }

  /// Everything but the name, in the same group. What says and computes nothing is like any other.
  func certainKeys(_ entry: Outline.Entry, _ side: Side) -> [Key] {
    guard entry.item.label != nil || entry.item.calculation != nil else { return [] }
    return [Key(item: entry.item.nameless, surroundings: [newParent(entry, side)])]
  }

  /// The type and the words, in one language that both versions have.
  func likelyKeys(
    _ entry: Outline.Entry, _ side: Side, _ languages: [LanguagePair]
  ) -> [Key] {
    guard let label = entry.item.label else { return [] }
    return languages.enumerated().compactMap { index, pair in
      guard let text = pair.text(label, side == .old), !text.isEmpty else { return nil }
      return Key(type: entry.item.type, text: "\(index) \(text)")
    }
  }

  /// The type, and the known items around, before and after it.
  func placeKeys(_ entry: Outline.Entry, _ places: [String: [String?]]) -> [Key] {
    places[entry.name].map { [Key(type: entry.item.type, surroundings: $0)] } ?? []
  }

  /// By name: the parent, and the nearest known items before and after, by their new names.
  func places(in outline: Outline, _ side: Side) -> [String: [String?]] {
    var places: [String: [String?]] = [:]
    let parents = [nil] + outline.entries.filter { $0.item.type.isContainer }.map { $0.name }
    for parent in parents {
      let siblings = outline.children(of: parent)
      let known = siblings.map { side == .old ? newNames[$0] : (oldNames[$0] == nil ? nil : $0) }
      let around = side == .old ? parent.map { newNames[$0] ?? "" } : parent
      var before: String?
      for (name, new) in zip(siblings, known) {
        places[name] = [around, before, nil]
        before = new ?? before
      }
      var after: String?
      for (name, new) in zip(siblings, known).reversed() {
        places[name]?[2] = after
        after = new ?? after
      }
    }
    return places
  }

  private func newParent(_ entry: Outline.Entry, _ side: Side) -> String? {
    side == .old ? entry.parent.map { newNames[$0] ?? "" } : entry.parent
  }

  /// By the name of each old item that is free: the new ones that share a key with it. Of many alike
  /// a few are enough to know that nobody can tell.
  func candidates(
    _ keys: (Outline.Entry, Side) -> [Key]
  ) -> [(old: String, new: [String])] {
    let few = 4
    var byKey: [Key: [String]] = [:]
    for entry in new.entries where isFree(new: entry.name) && !entry.item.type.isContainer {
      for key in keys(entry, .new) where byKey[key]?.count ?? 0 < few {
        byKey[key, default: []].append(entry.name)
      }
    }
    guard !byKey.isEmpty else { return [] }
    return old.entries.filter { isFree(old: $0.name) && !$0.item.type.isContainer }
      .compactMap { entry in
        let found = keys(entry, .old).flatMap { byKey[$0] ?? [] }
        return found.isEmpty ? nil : (entry.name, Array(Set(found)))
      }
  }

  /// Pairs an old item with its one candidate, if it is the only one to have it.
  mutating func pairUnique(
    _ candidates: [(old: String, new: [String])], _ sureness: Sureness
  ) {
    var wanted: [String: Int] = [:]
    for name in candidates.flatMap(\.new) { wanted[name, default: 0] += 1 }
    for (old, found) in candidates {
      if found.count == 1, wanted[found[0]] == 1 {
        pair(old, found[0], sureness)
      } else {
        doubts[old, default: []] += found
      }
    }
  }
}
