import ArgumentParser
import DomainModel
import Foundation
import SampleCounty

/// `dutydesk-samples --count N`: many records for measuring.
struct BulkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk",
    abstract: "Writes many records as NDJSON, ascending by id (the default command).")

  @Option(help: "How many records.")
  var count: Int

  @Option(help: "Seed of everything that is invented.")
  var seed: UInt64 = 1

  @Option(help: "File to write, - for standard output.")
  var out = "-"

  @Option(help: "Open grievances and tasks as a share of all records, 0 to 1.")
  var open = 0.04

  @Option(help: "Last day (YYYY-MM-DD) of the two years that the records cover.")
  var day = "2026-11-23"

  func validate() throws {
    guard count > 0 else { throw ValidationError("--count must be 1 or more.") }
    guard (0...1).contains(open) else { throw ValidationError("--open lies between 0 and 1.") }
  }

  func run() throws {
    guard let date = CivilDate(day) else {
      throw ValidationError("--day \(day) is no date; write it as 2026-11-23.")
    }
    let handle = try output()
    var samples = BulkSamples(count: count, seed: seed, day: date, openShare: open)
    try samples.write { bytes in try handle.write(contentsOf: Data(bytes)) }
    if out != "-" { try handle.close() }
  }

  private func output() throws -> FileHandle {
    guard out != "-" else { return .standardOutput }
    guard FileManager.default.createFile(atPath: out, contents: nil) else {
      throw ValidationError("\(out) can't be written; look at its folder and your rights.")
    }
    return try FileHandle(forWritingTo: URL(fileURLWithPath: out))
  }
}
