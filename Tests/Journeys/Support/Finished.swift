/// What became of a command.
struct Finished {
  let ending: Job.Ending
  let output: [UInt8]
  let notices: String

  init(_ job: Job, within limit: Duration) throws {
    ending = try job.wait(within: limit)
    output = job.output
    notices = String(decoding: job.notices, as: UTF8.self)
  }

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
  /// Lines on standard error.
  var sentences: [String] { notices.split(separator: "\n").map(String.init) }

  /// The same, or a failure that shows what it said.
  @discardableResult func succeeded() throws -> Finished { try exited(0) }

  @discardableResult func exited(_ status: Int32) throws -> Finished {
    guard ending == .exited(status) else {
      throw Failure("it was to exit with \(status), and \(ending):\n\(text)\(notices)")
    }
    return self
  }
}
