import ArgumentParser
import DomainModel
import Foundation
import SampleCounty

/// `dutydesk-samples county`: the folder `Samples/county`, byte for byte.
struct CountyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "county", abstract: "Writes the county's records and CAP files into a folder.")

  @Option(help: "Folder to write into; it is made when missing.")
  var out: String

  @Option(help: "Seed of everything that is invented.")
  var seed: UInt64 = 370102

  @Option(help: "Day (YYYY-MM-DD) from which the times of the CAP files are counted.")
  var day = "2026-11-23"

  func run() throws {
    guard let date = CivilDate(day) else {
      throw ValidationError("--day \(day) is no date; write it as 2026-11-23.")
    }
    let county = SampleCounty(seed: seed)
    for file in county.files() + SampleCounty.capFiles(seed: seed, day: date) {
      let url = URL(fileURLWithPath: out).appendingPathComponent(file.name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }
}
