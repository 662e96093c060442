import Values

/// A cluster that may be drawn, with the columns it takes: what the gate lets through.
struct Glyph: Equatable, Sendable {
  var character: Character
  var width: Int
  var isWidthCertain = true

  static let space = Glyph(character: " ", width: 1)
  static let replacement = Glyph(character: "\u{FFFD}", width: 1)

  /// More marks than this on one base are no writing, and ncurses has no room for them.
  static let mostMarks = 4
}

extension Glyph {
  /// The cluster as it is, or nil if a part of it may not be drawn.
  ///
  /// The width is the sum over the code points, as xterm has it: marks add nothing to their base,
  /// the people of an emoji family stand side by side.
  init?(_ cluster: Character) {
    if let ascii = Glyph.ascii(cluster) {
      guard ascii >= 0x20, ascii < 0x7F else { return nil }
      self.init(character: cluster, width: 1)
      return
    }
    if let scalar = cluster.onlyScalar {
      guard let width = TextWidth.width(of: scalar), width > 0 else { return nil }
      self.init(character: cluster, width: width, isWidthCertain: scalar != Joining.softHyphen)
      return
    }
    var joining = Joining()
    for scalar in cluster.unicodeScalars where !joining.admit(scalar) { return nil }
    guard joining.isComplete else { return nil }
    self.init(character: cluster, width: joining.width, isWidthCertain: joining.isWidthCertain)
  }

  /// The one byte of an ASCII character. A CR and LF together are two.
  @inline(__always)
  static func ascii(_ cluster: Character) -> UInt8? {
    let bytes = cluster.utf8
    guard let first = bytes.first, first < 0x80, bytes.count == 1 else { return nil }
    return first
  }

  /// Whether a cluster is a mark of `Inset`.
  @inline(__always)
  static func isMark(_ cluster: Character) -> Bool {
    guard let scalar = cluster.onlyScalar else { return false }
    return Inset.isMark(scalar)
  }

  /// What is drawn for a cluster: itself, or the parts that may be drawn with one U+FFFD for each
  /// run of those that may not.
  struct Run: Sequence, IteratorProtocol {
    private var upcoming: Glyph?
    private var rest: ArraySlice<Glyph> = []

    /// Nothing for a mark around what was filled in, which takes no room.
    init(_ cluster: Character) {
      if Glyph.isMark(cluster) { return }
      if let glyph = Glyph(cluster) {
        upcoming = glyph
      } else {
        rest = Glyph.parts(of: cluster)[...]
        upcoming = rest.popFirst()
      }
    }

    var first: Glyph? { upcoming }

    mutating func next() -> Glyph? {
      defer { upcoming = rest.popFirst() }
      return upcoming
    }
  }

  private static func parts(of cluster: Character) -> ArraySlice<Glyph> {
    var parts: [Glyph] = []
    for scalar in cluster.unicodeScalars {
      if let last = parts.last, last != .replacement {
        var longer = String(last.character)
        longer.unicodeScalars.append(scalar)
        if longer.count == 1, let joined = Glyph(Character(longer)) {
          parts[parts.count - 1] = joined
          continue
        }
      }
      let alone = Glyph(Character(scalar)) ?? .replacement
      if alone != .replacement || parts.last != .replacement { parts.append(alone) }
    }
    return parts[...]
  }
}
