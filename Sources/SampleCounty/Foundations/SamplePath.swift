import DomainModel
import JSONDiff

/// The usual way of a record through its states.
enum SamplePath {
  struct Stage {
    var command: String
    var from: String
    var to: String
    /// How long after the stage before.
    var minutes: ClosedRange<Int>
    /// Whether the record has stood since then for a day or so only.
    var isRecent = false
  }

  /// Stages that lead to a status; empty when the record stands where it was made.
  static func path(of record: Record, to status: String) -> [Stage] {
    if record.type == .grievance { return grievance(record, to: status) }
    guard let type = record.type, let line = lines[type] else { return [] }
    var stages: [Stage] = []
    var from = line.start
    for stage in line.stages {
      guard from != status else { break }
      stages.append(Stage(command: stage.0, from: from, to: stage.1, minutes: stage.2))
      from = stage.1
    }
    if from == status { return stages }
    // A side exit (cancelled, refused, withdrawn): straight from where it usually leaves the line.
    guard let exit = line.exits[status] else { return [] }
    let before = stages.prefix { $0.from != exit.from }
    return before
      + [Stage(command: exit.command, from: exit.from, to: status, minutes: 60...2000)]
  }

  private static func grievance(_ record: Record, to status: String) -> [Stage] {
    let accept = Stage(command: "accept", from: "registered", to: "accepted", minutes: 3...24)
    let assign = Stage(command: "assign", from: "accepted", to: "assigned", minutes: 4...50)
    let sign = Stage(command: "sign", from: "assigned", to: "signed", minutes: 15...170)
    switch status {
    case "accepted": return [accept]
    case "declined":
      return [Stage(command: "decline", from: "registered", to: "declined", minutes: 3...20)]
    case "merged":
      return [Stage(command: "merge", from: "registered", to: "merged", minutes: 3...12)]
    case "assigned" where record["binding"]?.bool == true:
      return [
        accept, assign, stage("return", "assigned", "returned", 60...300),
        stage("overrule", "returned", "assigned", 30...120),
      ]
    case "assigned": return [accept, assign]
    case "returned": return [accept, assign, stage("return", "assigned", "returned", 60...600)]
    case "signed": return [accept, assign, sign]
    case "suspended":
      return [accept, assign, sign, stage("suspend", "signed", "suspended", 200...1800)]
    case "resolved", "visited", "closed":
      return finished(record, to: status, begin: [accept, assign, sign])
    case "mediating", "agreed", "failed", "followUp":
      return mediated(record, to: status, accept: accept)
    default: return []
    }
  }

  private static func finished(_ record: Record, to status: String, begin: [Stage]) -> [Stage] {
    var stages =
      record["direct"]?.bool == true
      ? [stage("answer", "registered", "resolved", 5...40)]
      : begin + [stage("resolve", "signed", "resolved", 700...3600)]
    if status == "resolved" { stages[stages.count - 1].isRecent = true }
    if status != "resolved" { stages.append(stage("visit", "resolved", "visited", 300...1500)) }
    if status == "closed" { stages.append(stage("close", "visited", "closed", 20...600)) }
    return stages
  }

  private static func mediated(_ record: Record, to status: String, accept: Stage) -> [Stage] {
    let hasAgreed = record["agreement"] != nil
    var stages = [accept, stage("mediate", "accepted", "mediating", 60...600)]
    guard status != "mediating" else { return stages }
    let outcome = hasAgreed ? "agreed" : "failed"
    stages.append(stage(hasAgreed ? "agree" : "fail", "mediating", outcome, 4000...9000))
    if status == "followUp" { stages.append(stage("followup", outcome, "followUp", 300...2000)) }
    return stages
  }

  private static func stage(
    _ command: String, _ from: String, _ to: String, _ minutes: ClosedRange<Int>
  ) -> Stage {
    Stage(command: command, from: from, to: to, minutes: minutes)
  }

  /// Who gave the command: the handler where the unit works, the desk elsewhere.
  static func actor(of stage: Stage, in record: Record) -> String {
    let unitWorks: Set<String> = ["sign", "suspend", "resolve", "mediate", "agree", "fail"]
    if unitWorks.contains(stage.command), let assignee = record.text("assignee") {
      return assignee
    }
    if ["notify", "start", "submit"].contains(stage.command),
      let inspector = record["inspectors"]?[0]?.string
    {
      return inspector
    }
    return record.text("createdBy") ?? "system"
  }
}
