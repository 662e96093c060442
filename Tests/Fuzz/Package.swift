// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets over the same sources, built with libFuzzer's instrumentation by script/fuzz. A
// package of its own, so that the ordinary build knows nothing of it.
let fuzzed: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .unsafeFlags(["-sanitize=fuzzer"]),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: fuzzed)
}

let package = Package(
  name: "fuzz",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    .systemLibrary(name: "CPCRE2", path: "Modules/CPCRE2"),
    module("JSONDocuments"),
    module("Values"),
    module(
      "Expressions", ["Values", "CPCRE2", .product(name: "Crypto", package: "swift-crypto")]),
    module("Questionnaires", ["Expressions", "Values", "JSONDocuments"]),
    module("Records", ["Values", "JSONDocuments"]),
    module("Interviews", ["Questionnaires", "Expressions", "Records", "Values"]),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Interviews", "Questionnaires", "Expressions", "Records", "Values", "JSONDocuments",
      ],
      path: "Targets", swiftSettings: fuzzed),
    .executableTarget(
      name: "fuzzer", dependencies: ["FuzzTargets"], path: "Driver",
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
)
