/// Gives each thing that wants a name one of its own, numbering those that come later.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name itself, or the first of `name_2`, `name_3`, … that is free.
  mutating func name(_ wanted: String, folding: (String) -> String = { $0 }) -> String {
    var name = wanted
    var number = 2
    while !taken.insert(folding(name)).inserted {
      name = "\(wanted)_\(number)"
      number += 1
    }
    return name
  }
}

/// Names files after questionnaires and repeats. Records come from other machines, so neither name
/// is trusted: nothing but letters, digits, `_`, `.` and `-` stays, and none begins with a
/// dot or a dash.
struct FileNames {
  private var names = UniqueNames()

  /// `survey-visits.csv`
  mutating func name(_ parts: [String], ending: String) -> String {
    // Some file systems take `Visits` and `visits` for the same.
    names.name(parts.map(Self.harmless).joined(separator: "-"), folding: { $0.lowercased() })
      + "." + ending
  }

  /// The longest part, so that two and an ending stay below the 255 bytes that file systems allow.
  private static let longest = 110

  static func harmless(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isPlain = scalar.properties.isIDContinue
      let isInner = (scalar == "." || scalar == "-") && !name.isEmpty
      name.unicodeScalars.append(isPlain || isInner ? scalar : "_")
      if name.utf8.count >= longest { break }
    }
    return name.isEmpty ? "_" : name
  }
}
