/// The labels of a list, without case and accents, one behind the other: what letters are looked for
/// in. Made when the first letter is typed, it is gone through byte by byte at each further one.
struct SearchIndex: Sendable {
  /// The folded labels, each behind a line break.
  private var bytes: [UInt8] = []
  /// Where each label begins in `bytes`.
  private var starts: [Int] = []
  /// What the words of each label sound like, each behind a space, each label behind a line break.
  private var sounds: [UInt8] = []
  private var soundStarts: [Int] = []

  init(_ labels: some Collection<String>) {
    starts.reserveCapacity(labels.count)
    for label in labels {
      bytes.append(Self.mark)
      starts.append(bytes.count)
      bytes.append(contentsOf: Search.folded(label).utf8)
      soundStarts.append(sounds.count)
      appendSounds(of: bytes[(starts.last ?? 0)...])
    }
    bytes.append(Self.mark)
  }

  private mutating func appendSounds(of label: ArraySlice<UInt8>) {
    var at = label.startIndex
    while at < label.endIndex {
      let start = at
      while at < label.endIndex, Self.isLetter(label[at]) { at += 1 }
      if at > start {
        sounds.append(Self.space)
        SoundCode.append(codeOf: label[start..<at], to: &sounds)
      } else {
        at += 1
      }
    }
    sounds.append(Self.mark)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
  }

  private static let mark = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// The places of the labels that hold every word of what was typed, in any order: first those that
  /// begin with it, then those in which a word does, then those that only sound like it, then the
  /// others that hold it.
  func places(of needle: String) -> [Int] {
    let words = needle.split(separator: " ").map { Array($0.utf8) }
    guard let longest = words.max(by: { $0.count < $1.count }) else { return Array(starts.indices) }
    let whole = Array(needle.utf8)
    var ranked: [[Int]] = [[], [], []]
    for place in places(holding: longest) where words.allSatisfy({ holds($0, place) }) {
      ranked[rank(whole, place)].append(place)
    }
    let alike = words.count == 1 ? placesSounding(like: whole) : []
    guard !alike.isEmpty else { return ranked[0] + ranked[1] + ranked[2] }
    let known = Set(ranked[0] + ranked[1] + ranked[2])
    return ranked[0] + ranked[1] + alike.filter { !known.contains($0) } + ranked[2]
  }

  /// The labels in which a word begins like this one sounds. Too little was typed to tell before
  /// there are three letters and two consonants.
  private func placesSounding(like word: [UInt8]) -> [Int] {
    let code = SoundCode.code(of: word)
    guard word.count > 2, SoundCode.consonants(in: code) > 1, word.allSatisfy(Self.isLetter) else {
      return []
    }
    let pattern = [Self.space] + code
    var found: [Int] = []
    var place = 0
    var from = 0
    while let hit = first(pattern, in: from..<sounds.count, of: sounds) {
      while place + 1 < soundStarts.count, soundStarts[place + 1] <= hit { place += 1 }
      found.append(place)
      from = place + 1 < soundStarts.count ? soundStarts[place + 1] : sounds.count
    }
    return found
  }

  /// The labels that hold a word, each once, in order.
  private func places(holding word: [UInt8]) -> [Int] {
    var found: [Int] = []
    var place = 0
    var from = 0
    while let hit = first(word, in: from..<bytes.count) {
      while place + 1 < starts.count, starts[place + 1] <= hit { place += 1 }
      found.append(place)
      from = end(place)
    }
    return found
  }

  private func end(_ place: Int) -> Int {
    place + 1 < starts.count ? starts[place + 1] - 1 : bytes.count - 1
  }

  private func holds(_ word: [UInt8], _ place: Int) -> Bool {
    first(word, in: starts[place]..<end(place)) != nil
  }

  private func rank(_ needle: [UInt8], _ place: Int) -> Int {
    let range = starts[place]..<end(place)
    if bytes[range].starts(with: needle) { return 0 }
    return first([Self.space] + needle, in: range) == nil ? 2 : 1
  }

  /// The first place of some bytes within a range.
  private func first(_ word: [UInt8], in range: Range<Int>) -> Int? {
    first(word, in: range, of: bytes)
  }

  private func first(_ word: [UInt8], in range: Range<Int>, of bytes: [UInt8]) -> Int? {
    guard let letter = word.first else { return range.lowerBound }
    return bytes.withUnsafeBufferPointer { bytes in
      var at = range.lowerBound
      while at + word.count <= range.upperBound {
        if bytes[at] == letter, word.indices.allSatisfy({ bytes[at + $0] == word[$0] }) {
          return at
        }
        at += 1
      }
      return nil
    }
  }
}
