import Foundation

/// Python, which `script/setup` installs: it reads CSV with code that nobody here wrote.
enum Python {
  struct Fault: Error {
    let status: Int32
  }

  /// The rows of a CSV file as Python's `csv` module reads them.
  static func rows(of csv: [UInt8]) throws -> [[String]] {
    let program = """
      import csv, json, sys
      csv.field_size_limit(10**7)
      with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
      with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(rows, file)
      """
    return try JSONDecoder().decode([[String]].self, from: try run(program, on: csv))
  }

  /// What a program writes into its second file that is given these bytes in its first. With files
  /// nobody has to read while it runs.
  private static func run(_ program: String, on input: [UInt8]) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "exports-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, result) = (folder.appending(path: "in.csv"), folder.appending(path: "out.json"))
    try Data(input).write(to: source)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", program, source.path, result.path]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Fault(status: process.terminationStatus) }
    return try Data(contentsOf: result)
  }

  private static var interpreter: String {
    ProcessInfo.processInfo.environment["CANVASS_PYTHON"] ?? "python3"
  }
}
