import DomainModel
import JSONDiff
import UseCases

/// Runs what grievances have beside their state machine.
enum GrievanceBodies {
  static func next(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ClaimNext(desk: try place.desk())(request)
  }

  static func dispatch(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try CarryOutCommand(desk: try place.desk())(request, command: "assign", after: "accept")
  }

  static func clock(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ExplainClocks(desk: try place.desk())(request.records.first ?? "", actor: request.actor)
  }

  static func similar(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try FindSimilar(desk: try place.desk())(request.records.first ?? "", actor: request.actor)
  }

  static func statistics(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let statistics = GrievanceStatistics(desk: try place.desk())
    if let file = request.arguments["html"]?.string {
      let page = StatisticsPage(report: try statistics.report(request), request: request)
      try place.files.write(file) { (emit) throws(Failure) in try emit(Array(page.html.utf8)) }
      return CommandOutcome(Phrase("已写入 \(file)", "Written to \(file)"), text: Phrase("", ""))
    }
    if request.arguments["csv"] == true {
      let table = StatisticsTable(report: try statistics.report(request), request: request)
      return table.outcome
    }
    return try statistics(request)
  }

  static func remind(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RemindOfRecord(desk: try place.desk())(request)
  }
}
