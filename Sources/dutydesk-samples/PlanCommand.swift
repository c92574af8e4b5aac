import ArgumentParser
import Foundation
import JSONDiff
import SampleCounty

/// `dutydesk-samples plan`: a plan's text as a policy, its tasks and its units.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Reads a government plan: clauses, duties, units, dates.")

  @Argument(help: "The plan's text (Markdown with ## 一、, ### （一）, 1.).")
  var file: String

  @Option(help: "Folder for policy.ndjson, task.ndjson and unit.ndjson.")
  var out: String

  @Option(help: "Region of who issued the plan.")
  var issuerScope = "37"

  @Option(help: "Region where the tasks are followed up.")
  var scope = "370102"

  func run() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let document = PlanReader.read(text)
    guard !document.clauses.isEmpty else {
      throw ValidationError("\(file) has no clauses; headings must read ## 一、 and ### （一）.")
    }
    let records = PlanRecords(document, issuerScope: issuerScope, trackingScope: scope)
    let folder = URL(fileURLWithPath: out)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write([records.policy], to: folder.appendingPathComponent("policy.ndjson"))
    try write(records.tasks, to: folder.appendingPathComponent("task.ndjson"))
    try write(records.units, to: folder.appendingPathComponent("unit.ndjson"))
  }

  private func write(_ records: [JSONObject], to url: URL) throws {
    var bytes: [UInt8] = []
    for record in records {
      JSON.object(record).appendCanonical(to: &bytes)
      bytes.append(0x0a)
    }
    try Data(bytes).write(to: url)
  }
}
