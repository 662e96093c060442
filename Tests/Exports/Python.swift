import Foundation
import TestKit

/// Runs Python, which `script/setup` installs: a reader of CSV that nobody here wrote.
enum Python {
  struct Fault: Error {
    let status: Int32
  }

  /// What a program prints that is given these bytes on its standard input.
  static func run(_ program: String, on input: [UInt8]) throws -> Data {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", program, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Fault(status: process.terminationStatus) }
    return data
  }

  /// The rows of a CSV file as Python's `csv` module reads them.
  static func rows(of csv: [UInt8]) throws -> [[String]] {
    let program = """
      import csv, json, sys
      csv.field_size_limit(10**7)
      with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        json.dump(list(csv.reader(file, strict=True)), sys.stdout)
      """
    return try JSONDecoder().decode([[String]].self, from: try run(program, on: csv))
  }

  private static var interpreter: String {
    ProcessInfo.processInfo.environment["CANVASS_PYTHON"] ?? "python3"
  }
}
