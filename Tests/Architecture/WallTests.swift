import Foundation
import TestKit
import Testing

/// What never mixes, held against the import lines and a few words of every source file: the package
/// manager lets a target import whatever its dependencies depend on.
@Suite struct WallTests {
  /// Which modules each module may import.
  static let walls: [String: Set<String>] = [
    "JSONDocuments": [],
    "Values": [],
    "Terminal": ["Values", "CFriBidi"],
    "Expressions": ["Values", "CPCRE2", "Crypto", "Glibc"],
    "Questionnaires": ["Expressions", "Values", "JSONDocuments", "Synchronization"],
    "Records": ["Values", "JSONDocuments"],
    "Interviews": ["Questionnaires", "Expressions", "Records", "Values", "Swift"],
    "Revisions": ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"],
    "Simulations": ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"],
    "Scenarios": [
      "Simulations", "Interviews", "Questionnaires", "Expressions", "Records", "Values",
      "JSONDocuments",
    ],
    "Reports": ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"],
    "Screens": [
      "Interviews", "Questionnaires", "Records", "Values", "Terminal", "Expressions", "Kiosk",
      "Swift",
    ],
    "Kiosk": ["Questionnaires", "Values", "JSONDocuments", "CSodium"],
    "Confinement": ["Kiosk", "CKioskLock", "Glibc"],
    "Printing": ["Screens", "Questionnaires", "Expressions", "Values"],
    "Sync": ["Records", "Values", "JSONDocuments"],
    "Exports": ["Questionnaires", "Records", "Values", "JSONDocuments"],
    "CursesTerminal": ["Terminal", "CNcurses", "CTerminalGuard", "Glibc"],
    "Sealing": [
      "Records", "Values", "JSONDocuments", "Crypto", "CSodium", "Foundation", "Synchronization",
    ],
    "Store": [
      "Sealing", "Records", "Values", "JSONDocuments", "GRDB", "GRDBSQLite", "Glibc", "Foundation",
      "Synchronization",
    ],
  ]

  /// Modules that know no clock, random, file, environment or output.
  static let pure = [
    "JSONDocuments", "Values", "Terminal", "Expressions", "Questionnaires", "Records",
    "Interviews", "Revisions", "Simulations", "Scenarios", "Reports", "Screens", "Printing", "Sync",
    "Exports", "Kiosk",
  ]

  static func sources(of module: String) throws -> [(name: String, text: String)] {
    let folder = BundledFiles.root.appending(path: "Sources/\(module)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var sources: [(String, String)] = []
    for case let file as URL in files ?? FileManager.DirectoryEnumerator()
    where file.pathExtension == "swift" {
      sources.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return sources
  }

  @Test(arguments: walls.keys.sorted())
  func `a module imports what it may and nothing else`(module: String) throws {
    let sources = try Self.sources(of: module)
    #expect(!sources.isEmpty)
    for (name, text) in sources {
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
          place == 0 || words[0].hasPrefix("@") || words[0] == "private"
        else { continue }
        let isAllowed = Self.walls[module]?.contains(words[place + 1]) ?? false
        #expect(isAllowed, "\(module)/\(name): \(line)")
      }
    }
  }

  @Test(arguments: pure)
  func `a pure module asks nothing of the world`(module: String) throws {
    let forbidden = [
      "print(", "getenv(", "SystemRandomNumberGenerator", "fopen(", "open(\"", "clock_gettime",
      "Date()", "ContinuousClock", "Task.sleep", "exit(", "nonisolated(unsafe) static",
    ]
    for (name, text) in try Self.sources(of: module) {
      for word in forbidden where text.contains(word) {
        let lines = text.split(separator: "\n").filter {
          $0.contains(word) && !$0.contains("//") && !$0.contains("func ")
        }
        let isUsed = lines.contains { line in
          // A method of our own that ends in the same letters is no call of the world's.
          line.ranges(of: word).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && before != "."
          }
        }
        #expect(!isUsed, "\(module)/\(name): \(word)")
      }
    }
  }

  @Test func `only the terminal's driver knows ncurses, and it knows no question`() throws {
    for (name, text) in try Self.sources(of: "CursesTerminal") {
      #expect(!text.contains("import Questionnaires"), "\(name)")
    }
    for module in Self.walls.keys where module != "CursesTerminal" {
      for (name, text) in try Self.sources(of: module) {
        #expect(!text.contains("CNcurses"), "\(module)/\(name)")
      }
    }
  }

  @Test func `no program is started but by the supervisor, and by becoming ourselves anew`() throws
  {
    let words = [
      "Process(", "posix_spawn", "system(", "popen(", "execv", "execl", "fork(", "vfork(", "clone(",
      "dlopen(",
    ]
    let allowed: Set = ["IdleLock.swift"]
    for module in try Self.modules() {
      for (name, text) in try Self.sources(of: module) where !allowed.contains(name) {
        for line in text.split(separator: "\n")
        where !line.contains("//") && !line.contains("case ") {
          let isUsed = words.contains { word in
            line.ranges(of: word).contains { range in
              guard range.lowerBound > line.startIndex else { return true }
              let before = line[line.index(before: range.lowerBound)]
              return !before.isLetter && before != "." && before != "_"
            }
          }
          #expect(!isUsed, "\(module)/\(name): \(line)")
        }
      }
    }
  }

  /// All folders of sources, those in C among them.
  private static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: BundledFiles.root.appending(path: "Sources").path
    ).sorted()
  }
}
