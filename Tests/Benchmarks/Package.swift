// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building and testing the house never builds the benchmarks.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Dutydesk", path: "../..")],
  targets: [
    .systemLibrary(name: "CSQLite"),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["CSQLite", .product(name: "DutyCore", package: "Dutydesk")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ])
