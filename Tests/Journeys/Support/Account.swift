import Foundation
import Terminal
import TestKit

/// Somebody's account on a machine: a home, settings and a store that nobody else uses. Gone with
/// the value.
final class Account {
  let folder: String
  var environment: [String: String]

  /// Its clock is Castries', written so that no table of time zones is needed.
  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "journey-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    environment = [
      "HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "CANVASS_STORE": folder + "/store",
      "TZ": "AST4", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
      "TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A file of this account.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Writes a file and gives its path.
  @discardableResult func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path(name))))
  }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// The files in a folder of this account, by name.
  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  // MARK: Running

  /// Runs `canvass` as a script does.
  func canvass(_ arguments: String..., within limit: Duration = .seconds(20)) throws -> Finished {
    try Finished(Job(Programs.canvass, arguments, environment: environment), within: limit)
  }

  /// The same with arguments in a list.
  func canvass(_ arguments: [String]) throws -> Finished {
    try Finished(
      Job(Programs.canvass, arguments, environment: environment), within: .seconds(20))
  }

  func collector(_ arguments: String...) throws -> Finished {
    try Finished(
      Job(Programs.collector, arguments, environment: environment), within: .seconds(20))
  }

  /// Opens `canvass` in a window.
  func open(
    _ arguments: String..., size: Size = Size(columns: 80, rows: 24)
  ) throws -> PTYProcess {
    try PTYProcess(Programs.canvass, arguments, environment: environment, size: size)
  }

  // MARK: What is kept

  /// What `canvass list --json` says, one interview a line.
  func list(_ state: String = "all") throws -> [JSON] {
    try canvass("list", "--json", "--state", state).succeeded().lines.map { try JSON($0) }
  }

  /// The id of the only interview in this state.
  func onlyInterview(_ state: String = "all") throws -> String {
    let listed = try list(state)
    guard listed.count == 1, let id = listed[0]["id"]?.string else {
      throw Failure("not one interview is \(state) but \(listed)")
    }
    return id
  }

  func show(_ id: String) throws -> JSON {
    try JSON(canvass("show", id, "--json", "--sensitive").succeeded().text)
  }

  /// The events of an interview as its journal has them.
  func journal(_ id: String) throws -> [JSON] {
    try canvass("show", id, "--journal", "--json", "--sensitive").succeeded().lines.map {
      try JSON($0)
    }
  }
}
