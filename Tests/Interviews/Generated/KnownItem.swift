/// An item that expressions further down may speak of.
struct KnownItem {
  enum Kind: Equatable {
    case number, text, date
    case one(list: String)
    case many(list: String)
    case container
  }

  let name: String
  let kind: Kind
  /// The sections, groups and repeats around it, outermost first.
  let path: [String]
  /// Those of them that are repeats.
  let repeats: [String]
  /// Whether all that lies in it is known.
  var isWhole = false
}

/// Where an expression stands.
struct Surroundings {
  /// The sections, groups and repeats around it, outermost first.
  var path: [String] = []
  var repeats: [String] = []
  /// Whether `..` and `.` mean something else there than the question: the choice that a filter
  /// judges, say.
  var isElsewhere = false

  var elsewhere: Surroundings { Surroundings(path: path, repeats: repeats, isElsewhere: true) }

  func within(_ name: String, isRepeat: Bool) -> Surroundings {
    Surroundings(path: path + [name], repeats: isRepeat ? repeats + [name] : repeats)
  }

  /// Whether a question is one node from here, and not one for each instance of something.
  func seesOne(_ item: KnownItem) -> Bool { repeats.starts(with: item.repeats) }

  /// How many containers from the root on are around both.
  func shared(with item: KnownItem) -> Int {
    zip(path, item.path).prefix { $0 == $1 }.count
  }
}
