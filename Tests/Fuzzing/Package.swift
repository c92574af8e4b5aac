// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building and testing the house never builds the fuzzers.
// Scripts/fuzz.sh builds and runs it.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "Dutydesk", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz", dependencies: [.product(name: "Decoders", package: "Dutydesk")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ])
