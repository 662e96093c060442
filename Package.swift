// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built alike: Swift 6 language mode, and a warning is a fault.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

/// A module of ours and the folder of its tests.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The addresses of what the libraries give are looked up when the program starts and cannot be
/// overwritten after; what they were looked up by need not stay in memory.
let hardened: [LinkerSetting] = [
  .unsafeFlags(["-Xlinker", "-z", "-Xlinker", "now"], .when(configuration: .release))
]

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ["TestKit"] + dependencies, path: "Tests/\(name)",
    exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "canvass",
  products: [
    .executable(name: "canvass", targets: ["canvass"]),
    .executable(name: "canvass-collector", targets: ["canvass-collector"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // C libraries, as Debian ships them.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CFriBidi", providers: [.apt(["libfribidi-dev"])]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CProcess"),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(name: "CSupervisor"),
    .target(name: "CKioskLock"),

    // Pure: no clock, random, file, database, terminal, environment, print.
    module("JSONDocuments"),
    module("Values"),
    module(
      "Expressions", ["Values", "CPCRE2", .product(name: "Crypto", package: "swift-crypto")]),
    module("Questionnaires", ["Expressions", "Values", "JSONDocuments"]),
    module("Records", ["Values", "JSONDocuments"]),
    module(
      "Sealing",
      [
        "Records", "Values", "JSONDocuments", "CSodium",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    module("Interviews", ["Questionnaires", "Expressions", "Records", "Values"]),
    module(
      "Revisions", ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"]),
    module("Simulations", ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"]),
    module(
      "Scenarios",
      [
        "Simulations", "Interviews", "Questionnaires", "Expressions", "Records", "Values",
        "JSONDocuments",
      ]),
    module("Reports", ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"]),
    module("Kiosk", ["Questionnaires", "Values", "JSONDocuments", "CSodium"]),
    module("Terminal", ["Values", "CFriBidi"]),
    module(
      "Screens",
      ["Interviews", "Questionnaires", "Expressions", "Records", "Values", "Terminal", "Kiosk"],
      resources: [.embedInCode("Words/Catalogues")]),
    module("Printing", ["Screens", "Questionnaires", "Expressions", "Values"]),
    module("Sync", ["Records", "Values", "JSONDocuments"]),
    module("Exports", ["Questionnaires", "Records", "Values", "JSONDocuments"]),

    // Each knows one thing outside the program.
    module("CursesTerminal", ["Terminal", "CNcurses", "CTerminalGuard"]),
    module("Confinement", ["Kiosk", "CKioskLock"]),
    module(
      "Store",
      [
        "Sealing", "Records", "Values", "JSONDocuments",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module(
      "Collector",
      [
        "Records", "Values", "JSONDocuments",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ]),

    // Where two side effects meet.
    .executableTarget(
      name: "canvass",
      dependencies: [
        "Screens", "Interviews", "Revisions", "Simulations", "Scenarios", "Reports",
        "Questionnaires",
        "Expressions",
        "Records", "Values", "JSONDocuments", "Terminal", "CursesTerminal", "CTerminalGuard",
        "CProcess", "CSupervisor", "Kiosk", "Confinement", "Sealing", "Store", "Sync", "Exports",
        "Printing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict, linkerSettings: hardened),
    .executableTarget(
      name: "canvass-collector",
      dependencies: [
        "Collector", "Records", "Values", "JSONDocuments", "CProcess",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict, linkerSettings: hardened),
    // Measures the engine; script/bench builds and runs it, nothing installs it.
    .executableTarget(
      name: "canvass-bench",
      dependencies: ["Interviews", "Questionnaires", "Records", "Values", "JSONDocuments"],
      swiftSettings: strict),

    // Tests only.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "TestKit",
      dependencies: [
        "Interviews", "Questionnaires", "Records", "Values", "JSONDocuments", "Terminal", "Store",
        "CVTerm",
      ],
      path: "Tests/TestKit", swiftSettings: strict),
    // What script/fuzz feeds with arbitrary bytes; the tests replay what it kept and found.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Interviews", "Questionnaires", "Expressions", "Records", "Values", "JSONDocuments",
      ],
      path: "Tests/Fuzz/Targets", swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Replay",
      swiftSettings: strict),
    // What goes wrong on purpose: script/faults runs it at length, the tests briefly.
    .target(
      name: "CCrashVFS", path: "Tests/Faults/CCrashVFS",
      linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "FaultRigs",
      dependencies: [
        "CCrashVFS", "Store", "Sealing", "Records", "Values", "JSONDocuments",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/Faults/Rigs", swiftSettings: strict),
    .executableTarget(
      name: "canvass-faults", dependencies: ["FaultRigs", "Store"], path: "Tests/Faults/Program",
      swiftSettings: strict),
    .testTarget(
      name: "FaultTests", dependencies: ["FaultRigs"], path: "Tests/Faults/Tests",
      swiftSettings: strict),
    // What tries in a process of its own what a kiosk may do, and what it may not.
    .target(name: "CAttempts", path: "Tests/Confinement/CAttempts"),
    .executableTarget(
      name: "canvass-confined",
      dependencies: [
        "Confinement", "CAttempts",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ], path: "Tests/Confinement/Program", swiftSettings: strict),
    tests("JSONDocuments", ["JSONDocuments"]),
    tests("Values", ["Values"]),
    tests("Expressions", ["Expressions"], data: ["Fixtures"]),
    tests("Questionnaires", ["Questionnaires", "Expressions", "Values"], data: ["Faulty"]),
    tests("Records", ["Records"]),
    tests(
      "Sealing", ["Sealing", "Records", "Values", "JSONDocuments"], data: ["open_sealed.py"]),
    tests("Interviews", ["Interviews"]),
    tests("Revisions", ["Revisions"]),
    tests("Simulations", ["Simulations"]),
    tests("Scenarios", ["Scenarios", "JSONDocuments"]),
    tests("Reports", ["Reports", "JSONDocuments"]),
    tests("Kiosk", ["Kiosk", "JSONDocuments"]),
    tests("Terminal", ["Terminal", "Values"]),
    tests(
      "Screens", ["Screens", "Kiosk", "Simulations", "Scenarios", "JSONDocuments"],
      data: ["Fixtures", "Snapshots", "Kiosk/Snapshots"]),
    tests("Printing", ["Printing"], data: ["Forms"]),
    tests("CursesTerminal", ["CursesTerminal"]),
    tests("Store", ["Store", "Sealing"]),
    tests("Sync", ["Sync"]),
    tests("Exports", ["Exports"]),
    tests("Collector", ["Collector", "canvass"]),
    tests("Architecture"),
    tests(
      "Journeys", ["canvass", "canvass-collector", "canvass-confined", "Screens", "Kiosk"],
      data: ["Snapshots", "Scripts"]),
  ]
)
