import ArgumentParser
import Collector
import Glibc
import Values

/// What every command needs from outside.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where everything is kept; by default collector.sqlite in the data folder.",
      valueName: "file"))
  var database: String?

  func ledger() throws -> Ledger { try Ledger(file: try database ?? Self.standard()) }

  /// `$XDG_DATA_HOME/canvass-collector/collector.sqlite`, as the XDG specification has it: a
  /// relative path there counts as none.
  private static func standard() throws -> String {
    var data = environment("XDG_DATA_HOME") ?? ""
    if !data.hasPrefix("/") {
      guard let home = environment("HOME"), home.hasPrefix("/") else {
        throw ValidationError("HOME is not set: say --database FILE")
      }
      data = home + "/.local/share"
    }
    return data + "/canvass-collector/collector.sqlite"
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// The time of day, UTC.
func now() -> Moment {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

/// Runs a command's body. A fault is told on standard error in one sentence, and the exit is 1.
func reporting(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let fault as CollectorFault {
    throw told(fault)
  }
}

/// The same for a body that waits.
func reporting(_ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch let fault as CollectorFault {
    throw told(fault)
  }
}

private func told(_ fault: CollectorFault) -> ExitCode {
  tell("canvass-collector: " + fault.sentence)
  return .failure
}
