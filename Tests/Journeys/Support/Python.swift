import Foundation

/// Python's `csv`, which reads what other people's programs will read.
enum Python {
  /// The rows of a CSV file, each by the names of its columns.
  static func rows(of path: String, _ account: Account) throws -> [[String: String]] {
    let program = """
      import csv, json, sys
      with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
      json.dump(rows, sys.stdout)
      """
    let interpreter = ProcessInfo.processInfo.environment["CANVASS_PYTHON"] ?? "python3"
    let job = try Job(
      "/usr/bin/env", [interpreter, "-c", program, path], environment: account.environment)
    let finished = try Finished(job, within: .seconds(20)).succeeded()
    return try JSONDecoder().decode([[String: String]].self, from: Data(finished.output))
  }
}
