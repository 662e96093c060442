import Glibc
import TestKit

/// A collector that listens on this machine, as a process of its own. Killed with the value.
final class RunningCollector {
  let job: Job
  let port: UInt16
  var address: String { "http://127.0.0.1:\(port)" }

  /// Starts one on any free port and waits until it says which.
  init(_ account: Account, database: String) throws {
    job = try Job(
      Programs.collector,
      ["serve", "--database", account.path(database), "--listen", "127.0.0.1:0"],
      environment: account.environment)
    let announced = try job.notice(after: "listening on ")
    guard let port = announced.split(separator: ":").last.flatMap({ UInt16($0) }) else {
      throw Failure("'\(announced)' names no port")
    }
    self.port = port
  }

  /// Ends it as a power cut does.
  func kill() throws {
    job.signal(SIGKILL)
    _ = try job.wait()
  }

  /// Ends it as an administrator does.
  func stop() throws -> Job.Ending {
    job.signal(SIGTERM)
    return try job.wait()
  }
}

extension Account {
  /// Gives a device the right to send, and keeps the token in a file; answers with its path.
  func tokenFile(_ name: String, database: String) throws -> String {
    let added = try collector("token", "add", name, "--database", path(database)).succeeded()
    guard added.lines.count == 1, added.notices.isEmpty else {
      throw Failure("not the token alone was printed: \(added.text)\(added.notices)")
    }
    return try write(added.output, to: name + ".token")
  }

  /// What a collector holds.
  func held(_ database: String) throws -> [JSON] {
    try JSON(collector("records", "--json", "--database", path(database)).succeeded().text)
      .elements
  }

  /// What a collector gives out.
  func exported(_ database: String) throws -> [UInt8] {
    try collector("export", "--database", path(database)).succeeded().output
  }
}
