import Records

/// Where coded passages stand after the text around them was changed.
enum Passages {
  /// Takes the change for one: what is alike at the beginning and at the end stayed, and what lies
  /// between was replaced. A passage that was changed inside grows or shrinks with it; one that is
  /// gone is dropped.
  static func moved(_ tags: [Tag], from old: [Character], to new: [Character]) -> [Tag] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let most = min(old.count, new.count) - start
    let same = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    let tail = min(same, most)
    let changed = start..<old.count - tail
    let growth = new.count - old.count
    func moved(_ place: Int, isEnd: Bool) -> Int {
      if place < changed.lowerBound || isEnd && place == changed.lowerBound { return place }
      if place >= changed.upperBound { return place + growth }
      return isEnd ? changed.upperBound + growth : changed.lowerBound
    }
    return tags.compactMap { tag in
      let from = moved(tag.passage.lowerBound, isEnd: false)
      let to = moved(tag.passage.upperBound, isEnd: true)
      return from < to ? Tag(from..<to, code: tag.code) : nil
    }
  }
}
