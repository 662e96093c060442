/// In what a locked group is not its standard module, in words.
extension ProblemCode {
  var moduleWords: (String, String) {
    switch self {
    case .moduleMissing(let file):
      (
        "there is no file \(quoted(file)) to compare this group with",
        "put the module's reference beside the questionnaire, or drop 'locked'"
      )
    case .otherModule(let name, let expected):
      (
        "this is the reference of \(quoted(name)), not of \(quoted(expected))",
        "rename the file, or the 'module'"
      )
    case .locked(let difference, let module): difference.words(module: quoted(module))
    default: ("", "")
    }
  }
}

extension LockedDifference {
  fileprivate func words(module: String) -> (String, String) {
    switch self {
    case .wording(let key, let language, let reference?):
      (
        "the \(quoted(key))\(Self.tongue(language)) is not that of \(module): \(quoted(reference))",
        "restore it word for word, or drop 'locked'"
      )
    case .wording(let key, _, nil):
      ("\(module) has no \(quoted(key)) here", "remove it, or drop 'locked'")
    case .order(let reference):
      (
        "\(module) has \(quoted(reference)) at this place",
        "restore the order, or drop 'locked'"
      )
    case .type(let reference):
      ("in \(module) this is \(reference.words)", "restore the type, or drop 'locked'")
    case .choices(let difference): difference.words(module: module)
    case .itemMissing(let name):
      ("\(quoted(name)) of \(module) is left out", "add it, or drop 'locked'")
    case .itemAdded(let name):
      (
        "\(module) has no \(quoted(name))",
        "move it out of the group, or drop 'locked'"
      )
    case .condition:
      (
        "\(module) asks this whenever it asks the others",
        "remove 'relevant', or give it to the whole group; or drop 'locked'"
      )
    }
  }

  fileprivate static func tongue(_ language: String) -> String {
    language.isEmpty ? "" : " in \(quoted(language))"
  }
}

extension LockedDifference.Choices {
  fileprivate func words(module: String) -> (String, String) {
    switch self {
    case .missing(let name):
      ("the choice \(quoted(name)) of \(module) is left out", "add it, or drop 'locked'")
    case .added(let name):
      ("\(module) has no choice \(quoted(name))", "remove it, or drop 'locked'")
    case .order(let name, let reference):
      (
        "\(module) has the choice \(quoted(reference)) where \(quoted(name)) stands",
        "restore the order, or drop 'locked'"
      )
    case .wording(let name, let language, let reference):
      (
        "the choice \(quoted(name))\(LockedDifference.tongue(language)) is not that of "
          + "\(module): \(quoted(reference))",
        "restore it word for word, or drop 'locked'"
      )
    case .changedBy(let key):
      (
        "\(quoted(key)) changes the choices of \(module)",
        "remove it, or drop 'locked'"
      )
    }
  }
}
