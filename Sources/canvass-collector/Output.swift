import Collector
import Glibc
import JSONDocuments

/// A line on standard error, for whoever is watching.
func tell(_ line: String) { write(Array((escaped(line) + "\n").utf8), to: STDERR_FILENO) }

/// Help, or what is wrong with the command line: lines of ours with words from outside in them.
func say(_ text: String, isResult: Bool) {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { escaped(String($0)) + "\n" }
  write(Array(lines.joined().utf8), to: isResult ? STDOUT_FILENO : STDERR_FILENO)
}

/// A result on standard output, as it is.
func put(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

/// A line of a table for people: columns from outside cannot act on the terminal.
func put(columns: [String]) {
  put(Array((columns.map(escaped).joined(separator: "  ") + "\n").utf8))
}

/// A result for scripts.
func put(_ value: JSONValue) {
  put(JSONWriter.bytes(value, pretty: true) + [UInt8(ascii: "\n")])
}

private func write(_ bytes: [UInt8], to file: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
