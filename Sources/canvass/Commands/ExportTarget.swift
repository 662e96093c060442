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
    guard !path.hasSuffix("/"), !Files.isFolder(path) else {
      self = .folder(path)
      return
    }
    switch try OutputEnd(path) {
    case .open, .stream: self = .one(path)
    case .file: self = path.hasSuffix("." + ending) ? .one(path) : .folder(path)
    }
  }

  var isFolder: Bool { if case .folder = self { true } else { false } }
}
