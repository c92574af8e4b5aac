// swift-tools-version: 6.1
import PackageDescription

// The layers of the house, lowest first; a target imports only what its line names.
// Docs/architecture.md explains the table, Tests/TidyTests holds every file to it.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let tomlKit: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
// Only a build with the trait needs libpq: `swift build --traits PostgreSQL`.
let withPostgreSQL = TargetDependencyCondition.when(traits: ["PostgreSQL"])
let libpq = Target.Dependency.target(name: "CLibpq", condition: withPostgreSQL)
let postgreSQLStore = Target.Dependency.target(name: "PostgreSQLStore", condition: withPostgreSQL)
let network: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
]

// Nothing is loaded into a program, so its symbols are no others' business; the runtime walks all
// exported ones at each start.
let unexported: LinkerSetting = .unsafeFlags(
  ["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux]))

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ subject: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: "\(subject)Tests", dependencies: dependencies, path: "Tests/\(subject)Tests",
    exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "Dutydesk",
  products: [
    .executable(name: "dutydesk", targets: ["dutydesk"]),
    .executable(name: "dutydesk-node", targets: ["dutydesk-node"]),
    .executable(name: "dutydesk-samples", targets: ["dutydesk-samples"]),
    .library(name: "SyncClient", targets: ["SyncClient"]),
    .library(name: "SyncNode", targets: ["SyncNode"]),
    .library(
      name: "Decoders",
      targets: [
        "DomainModel", "JSONDiff", "Interchange", "SyncProtocol", "CellGrid", "TerminalDriver",
      ]),
    .library(name: "DutyCore", targets: ["DomainModel", "JSONDiff", "LocalStore", "UseCases"]),
  ],
  traits: [
    .trait(name: "PostgreSQL", description: "The node can keep its store in PostgreSQL.")
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  ],
  targets: [
    // Layer 0: values, rules and shims.
    library("JSONDiff"),
    library("DomainModel", ["JSONDiff"]),
    .target(name: "CWidthTable"),
    library("CellGrid", ["CWidthTable"]),
    .target(name: "CChineseReadings"),
    library("ChineseText", ["CChineseReadings"]),
    .target(name: "CLibcrypto", linkerSettings: [.linkedLibrary("crypto")]),
    library("Trust", ["CLibcrypto", "JSONDiff"]),
    .target(
      name: "CNcurses", dependencies: ["CWidthTable"],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CPseudoTerminal"),

    // Layer 1: words, the store, the terminal.
    library("Phrasebook", ["DomainModel", "JSONDiff"]),
    library(
      "LocalStore", ["DomainModel", "JSONDiff", "ChineseText", "Trust", grdb, sqlite]),
    library("Interchange", ["DomainModel", "JSONDiff"]),
    library("RecordMerge", ["DomainModel", "JSONDiff"]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    library("SyncProtocol", ["DomainModel", "JSONDiff", "CZlib"]),
    .target(
      name: "Assets", dependencies: ["DomainModel", "JSONDiff", "CellGrid", tomlKit],
      resources: [.copy("../../Themes"), .copy("../../Samples")], swiftSettings: strict),
    library("TerminalDriver", ["CellGrid", "CNcurses"]),
    library("SampleCounty", ["DomainModel", "JSONDiff"]),

    // Layers 2 to 5: use cases, commands, panes, shell.
    library(
      "UseCases",
      [
        "DomainModel", "JSONDiff", "LocalStore", "Interchange", "Trust", "ChineseText",
        "SampleCounty",
      ]),
    library(
      "CommandCatalog",
      [
        "DomainModel", "JSONDiff", "Phrasebook", "UseCases", "Interchange", "ChineseText",
        "CellGrid",
      ]),
    library(
      "Panes",
      [
        "CommandCatalog", "UseCases", "LocalStore", "DomainModel", "JSONDiff", "CellGrid",
        "ChineseText", "Phrasebook",
      ]),
    library(
      "AppShell",
      [
        "Panes", "CommandCatalog", "UseCases", "LocalStore", "Assets", "CellGrid", "ChineseText",
        "DomainModel", "JSONDiff", "Phrasebook", "TerminalDriver",
      ]),

    // Sync: the node and its client, over one protocol.
    library(
      "SyncClient",
      ["SyncProtocol", "RecordMerge", "LocalStore", "DomainModel", "JSONDiff", "Trust"] + network),
    library(
      "SyncNode",
      [
        "SyncProtocol", "RecordMerge", "DomainModel", "JSONDiff", "Trust", grdb, hummingbird,
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    .target(name: "CLibpq", linkerSettings: [.linkedLibrary("pq")]),
    library(
      "PostgreSQLStore", ["SyncNode", "RecordMerge", "DomainModel", "JSONDiff", "Trust", libpq]),

    // Layer 6: composition roots.
    .executableTarget(
      name: "dutydesk",
      dependencies: [
        "AppShell", "Panes", "CommandCatalog", "UseCases", "LocalStore", "Interchange", "Assets",
        "CellGrid", "ChineseText", "DomainModel", "JSONDiff", "Phrasebook", "SyncClient",
        "TerminalDriver", "Trust",
      ],
      swiftSettings: strict, linkerSettings: [unexported]),
    .executableTarget(
      name: "dutydesk-node",
      dependencies: [
        "SyncNode", "SyncClient", "SyncProtocol", "DomainModel", "JSONDiff", "Trust",
        postgreSQLStore,
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "dutydesk-samples",
      dependencies: ["SampleCounty", "DomainModel", "JSONDiff", argumentParser],
      swiftSettings: strict),

    // Tests.
    tests("JSONDiff", ["JSONDiff"]),
    tests("Trust", ["Trust", "CLibcrypto", "JSONDiff"]),
    tests("DomainModel", ["DomainModel", "JSONDiff"]),
    tests("CellGrid", ["CellGrid"]),
    tests("ChineseText", ["ChineseText"]),
    tests("Assets", ["Assets", "CellGrid", "DomainModel", "JSONDiff"]),
    .target(
      name: "TestSupport", dependencies: ["CellGrid", "CPseudoTerminal", "CWidthTable"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "TerminalTrial", dependencies: ["TerminalDriver", "CellGrid"],
      path: "Tests/TerminalTrial", swiftSettings: strict),
    tests(
      "TerminalDriver",
      ["TerminalDriver", "CellGrid", "CNcurses", "TestSupport", "TerminalTrial"]),
    tests("Phrasebook", ["Phrasebook", "DomainModel", "JSONDiff"]),
    tests(
      "LocalStore", ["LocalStore", "DomainModel", "JSONDiff", "Trust", "ChineseText", grdb],
      data: ["Fixtures"]),
    tests("Interchange", ["Interchange", "DomainModel", "JSONDiff", "Trust"]),
    tests("RecordMerge", ["RecordMerge", "DomainModel", "JSONDiff"]),
    tests("SyncProtocol", ["SyncProtocol", "RecordMerge", "DomainModel", "JSONDiff"]),
    tests(
      "SyncClient",
      [
        "SyncClient", "SyncProtocol", "RecordMerge", "LocalStore", "DomainModel", "JSONDiff",
        "Trust",
      ]),
    tests(
      "SyncNode",
      [
        "SyncNode", "SyncProtocol", "RecordMerge", "DomainModel", "JSONDiff", "Trust", grdb,
        postgreSQLStore, hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "sync-benchmark",
      dependencies: [
        "SyncClient", "SyncNode", "SyncProtocol", "RecordMerge", "LocalStore", "DomainModel",
        "JSONDiff", "Trust", postgreSQLStore, .product(name: "Logging", package: "swift-log"),
      ], path: "Tests/SyncBenchmark", swiftSettings: strict),
    tests(
      "Simulation",
      [
        "SyncClient", "SyncNode", "SyncProtocol", "RecordMerge", "LocalStore", "DomainModel",
        "JSONDiff", "Trust", .product(name: "Logging", package: "swift-log"),
      ]),
    tests("SampleCounty", ["SampleCounty", "DomainModel", "JSONDiff"]),
    tests(
      "UseCases", ["UseCases", "LocalStore", "Interchange", "DomainModel", "JSONDiff", "Trust"]),
    tests(
      "CommandCatalog",
      ["CommandCatalog", "UseCases", "DomainModel", "JSONDiff", "CellGrid"],
      data: ["Snapshots"]),
    tests(
      "Panes", ["Panes", "LocalStore", "DomainModel", "JSONDiff", "CellGrid", "CommandCatalog"]),
    tests(
      "AppShell",
      [
        "AppShell", "Panes", "CommandCatalog", "UseCases", "LocalStore", "CellGrid", "DomainModel",
        "JSONDiff", "Phrasebook", "Assets",
      ], data: ["Fixtures", "Snapshots"]),
    tests("CommandLine", ["dutydesk", "JSONDiff"]),
    tests("EndToEnd", ["dutydesk", "TestSupport", "CellGrid"]),
    tests("Tidy"),
  ],
  swiftLanguageModes: [.v6]
)
