import Exports

/// Where an export goes.
enum ExportTarget {
  /// Standard output, as it stands.
  case output
  /// One file, or a device or a pipe that stands there, by its name.
  case one(String)
  /// A folder, in which each file has its own name.
  case folder(String)

  /// What a word on the command line means: a name with the ending of the format is one file, however
  /// many interviews there are; what can take no files of its own takes all of them.
  init(_ path: String, _ ending: String) throws(Refusal) {
    guard path != "-" else {
      self = .output
      return
    }
    guard !path.isEmpty else { throw Refusal("--output names nothing; name a file, a folder or -") }
    guard !path.hasSuffix("/"), !Files.isFolder(path) else {
      self = .folder(path)
      return
    }
    switch try OutputEnd(path) {
    case .open, .stream: self = .one(path)
    case .file where path.hasSuffix("." + ending): self = .one(path)
    case .file:
      try Self.refuseFileName(path, ending)
      self = .folder(path)
    }
  }

  /// Nobody who names a file means a folder of that name.
  private static func refuseFileName(_ path: String, _ ending: String) throws(Refusal) {
    guard !Files.exists(path) else {
      throw Refusal(
        "\(path): is a file whose name does not end in .\(ending); name one that does, or a folder")
    }
    for format in ExportFormat.allCases where path.hasSuffix("." + format.rawValue) {
      throw Refusal(
        "\(path): the name is that of \(format.rawValue), and the format is \(ending); say --format "
          + "\(format.rawValue), name a file in .\(ending), or put / behind the name of a folder")
    }
  }

  var isFolder: Bool { if case .folder = self { true } else { false } }
}
