import Foundation
import JSONDiff
import Testing

/// The built program, run as a script runs it: with a store of its own.
final class Program {
  /// What a run left behind.
  struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The one JSON document of standard output.
    func json() throws -> JSON { try JSON.parse(output) }

    /// The error document of standard error.
    func error() throws -> JSON { try #require(try JSON.parse(errors)["error"]) }
  }

  let directory: String

  init() throws {
    directory = NSTemporaryDirectory() + "commandline-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// Beside the tests, where the package manager builds both.
  static let path: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let candidates = CommandLine.arguments + [own]
    let folders = candidates.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    return folders.map { $0 + "/dutydesk" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
  }()

  static var isBuilt: Bool { !path.isEmpty }

  var store: String { directory + "/store" }

  func file(_ name: String, _ text: String) throws -> String {
    let path = directory + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Runs a command on the store and waits for its end.
  func run(_ words: [String], input: String = "") throws -> Run {
    try run(
      ["--store", store, "--config", directory + "/none.toml"] + words, program: "dutydesk",
      input: input)
  }

  /// Runs a program that was built beside the tests.
  func run(_ words: [String], program: String, input: String = "") throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path).deletingLastPathComponent()
      .appendingPathComponent(program)
    process.arguments = words
    process.environment = ["LANG": "en_US.UTF-8", "HOME": directory, "PATH": "/usr/bin:/bin"]
    let pipes = (Pipe(), Pipe(), Pipe())
    process.standardInput = pipes.0
    process.standardOutput = pipes.1
    process.standardError = pipes.2
    try process.run()
    pipes.0.fileHandleForWriting.write(Data(input.utf8))
    try pipes.0.fileHandleForWriting.close()
    let output = pipes.1.fileHandleForReading.readDataToEndOfFile()
    let errors = pipes.2.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}
