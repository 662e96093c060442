import Glibc
import JSONDocuments

/// Writes a kiosk's files into a system, and takes exactly them out again.
struct Installer {
  /// Empty, or a folder that holds the system that is set up: an image, or a test.
  let root: String

  func place(of path: String) -> String { root + path }

  /// What a path is called in the system that is set up, where it lies in there.
  func inside(_ path: String) -> String {
    guard !root.isEmpty, let folder = realpath(root, nil) else { return path }
    defer { free(folder) }
    let prefix = String(cString: folder) + "/"
    return path.hasPrefix(prefix) ? "/" + path.dropFirst(prefix.count) : path
  }

  /// Where a path leads that was named for the system that is set up: as it is called in there, or from
  /// outside.
  func found(_ path: String) -> String {
    guard !root.isEmpty, path.hasPrefix("/"), Files.exists(place(of: path)) else { return path }
    return place(of: path)
  }

  /// Where a path leads that may not be there yet: into the system that is set up, however it is named.
  func destined(_ path: String) -> String {
    if root.isEmpty || isInside(Library.folder(of: path)) { return path }
    return place(of: path.hasPrefix("/") ? path : "/" + path)
  }

  private func isInside(_ folder: String) -> Bool {
    guard let root = realpath(root, nil) else { return false }
    defer { free(root) }
    guard let real = realpath(folder, nil) else { return false }
    defer { free(real) }
    return (String(cString: real) + "/").hasPrefix(String(cString: root) + "/")
  }

  /// The questionnaire that is called so in the system that is set up: the program there would find it by
  /// itself, beside the place where it is installed. Nil: none is there.
  func questionnaire(_ id: String, for program: String) -> String? {
    guard !root.isEmpty, !id.contains("/") else { return nil }
    let above = Library.folder(of: Library.folder(of: inside(program)))
    return [above, "/usr/local", "/usr"]
      .map { place(of: "\($0)/share/canvass/questionnaires/\(id).json") }.first(where: Files.exists)
  }

  /// The command that undoes what was installed.
  var undoing: String {
    root.isEmpty
      ? "sudo canvass kiosk --uninstall"
      : "canvass kiosk --uninstall --root \(CommonOptions.quoted(root))"
  }

  private var list: String { place(of: InstalledList.path) }

  /// What is installed; nil: nothing. Refuses a list that cannot be read.
  func installed() throws(Refusal) -> InstalledList? {
    guard Files.exists(list) else { return nil }
    let bytes = try Files.read(list)
    guard let node = try? JSONReader.parse(bytes), let installed = InstalledList(node) else {
      throw Refusal("\(list): is damaged; without it nobody knows what was installed")
    }
    return installed
  }

  // MARK: Writing

  /// What would be written, and what it would take the place of.
  func prepared(_ installation: KioskInstallation) throws(Refusal) -> InstalledList {
    if try installed() != nil {
      throw Refusal("a kiosk is installed already; first: \(undoing)")
    }
    var entries: [InstalledList.Entry] = []
    for file in installation.files {
      let before = try SystemFile.Content.standing(at: place(of: file.path))
      entries.append(InstalledList.Entry(file: file, before: before))
    }
    return InstalledList(
      program: installation.program, questionnaire: installation.questionnaire,
      settings: installation.settings,
      entries: entries, folders: missingFolders(entries.map(\.file.path) + [InstalledList.path]))
  }

  /// Writes all of it, or nothing.
  func install(_ prepared: InstalledList) throws(Refusal) {
    do throws(Refusal) {
      try makeFolders(prepared.folders)
      // First, so that whatever comes between can be undone.
      let bytes = JSONWriter.bytes(prepared.json, pretty: true)
      try SystemFile.Content.text(bytes, mode: 0o600).put(at: list)
      for entry in prepared.entries { try entry.file.content.put(at: place(of: entry.file.path)) }
    } catch {
      _ = try? uninstall(prepared)
      throw error
    }
  }

  private func missingFolders(_ paths: [String]) -> [String] {
    var missing: [String] = []
    for path in paths {
      var folder = ""
      for part in path.split(separator: "/").dropLast() {
        folder += "/" + part
        if !Files.exists(place(of: folder)), !missing.contains(folder) { missing.append(folder) }
      }
    }
    return missing
  }

  private func makeFolders(_ folders: [String]) throws(Refusal) {
    for folder in folders {
      let place = place(of: folder)
      guard mkdir(place, 0o755) == 0 || errno == EEXIST, chmod(place, 0o755) == 0 else {
        throw Refusal("\(place): the folder cannot be made: \(Files.reason())")
      }
    }
  }

  // MARK: Undoing

  /// Brings back what stood there before. What somebody has changed since is left as it is; its paths
  /// are the answer.
  func uninstall(_ installed: InstalledList) throws(Refusal) -> [String] {
    var changed: [String] = []
    for entry in installed.entries.reversed() {
      let place = place(of: entry.file.path)
      let standing = try SystemFile.Content.standing(at: place)
      if standing == entry.before { continue }
      guard standing == entry.file.content || standing == nil else {
        changed.append(entry.file.path)
        continue
      }
      try bringBack(entry.before, at: place)
    }
    Files.remove(list)
    for folder in installed.folders.reversed() { rmdir(place(of: folder)) }
    return changed
  }

  private func bringBack(_ before: SystemFile.Content?, at place: String) throws(Refusal) {
    if let before { return try before.put(at: place) }
    Files.remove(place)
    Files.syncFolder(of: place)
  }

  /// The paths of what is not there as it was written.
  func altered(_ installed: InstalledList) throws(Refusal) -> [String] {
    var altered: [String] = []
    for entry in installed.entries
    where try SystemFile.Content.standing(at: place(of: entry.file.path)) != entry.file.content {
      altered.append(entry.file.path)
    }
    return altered
  }
}
