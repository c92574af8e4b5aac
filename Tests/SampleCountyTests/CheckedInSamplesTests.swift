import Foundation
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Keeping the checked-in samples")
struct CheckedInSamplesTests {
  /// The package's folder: these sources stand two folders below it, maybe behind a link.
  static let samples = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Samples")

  @Test("The county's files are byte for byte what the generator gives")
  func countyIsRegenerated() throws {
    let files =
      CheckedCounty.county.files()
      + SampleCounty.capFiles(seed: CheckedCounty.seed, day: CheckedCounty.loadingDay)

    for file in files {
      let url = Self.samples.appendingPathComponent("county").appendingPathComponent(file.name)
      #expect(try Array(Data(contentsOf: url)) == file.bytes, "\(file.name)")
    }
  }

  @Test("The plan's files have sixty duties, each with a lead unit that is there")
  func planIsWhole() throws {
    let tasks = try records("task")
    let units = try Set(records("unit").compactMap { $0["id"]?.string })
    let policy = try #require(try records("policy").first)
    let clauses = Set((policy["clauses"]?.array ?? []).compactMap { $0["id"]?.string })

    #expect(tasks.count == 60)
    #expect(clauses.isSuperset(of: ["一.1", "二.3.2", "三.3.2", "四.4.7", "八.4"]))
    for task in tasks {
      #expect(units.contains(task["leadUnit"]?.string ?? ""))
      #expect(clauses.contains(task["basis"]?["clause"]?.string ?? ""))
    }
    let dated = tasks.filter { $0["dueAt"] != nil }
    #expect(dated.count == 41)
  }

  private func records(_ name: String) throws -> [JSON] {
    let url = Self.samples.appendingPathComponent("plan/\(name).ndjson")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { try JSON.parse(String($0)) }
  }
}
