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

  /// What was said at the visit is why the order is opened again.
  static func visit(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let carryOut = CarryOutCommand(desk: try place.desk())
    var request = request
    guard request.arguments.removeValue(forName: "reopen") == true else {
      return try carryOut(request, command: "visit")
    }
    request.arguments["reason"] = request.arguments["reason"] ?? request.arguments["text"]
    return try carryOut(request, command: "reopen", after: "visit")
  }

  static func calls(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ListCalls(desk: try place.desk())(request)
  }

  static func join(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    guard let members = try RecordBodies.document("file", place, request).object else {
      throw Failure(.inputJSON, ["text": "a record is a JSON object"])
    }
    return try JoinCaller(desk: try place.desk())(
      members, into: request.arguments["into"]?.string ?? "", actor: request.actor)
  }

  static func sources(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ProposeSources(desk: try place.desk())(request.records.first ?? "", actor: request.actor)
  }

  static func templates(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ListTemplates(desk: try place.desk())(request)
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

  static func reminders(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ReadReminders(desk: try place.desk())(actor: request.actor)
  }

  static func session(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RecordSession(desk: try place.desk())(request)
  }

  static func parent(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try PutUnderParent(desk: try place.desk())(request)
  }

  static func checklist(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try WorkChecklist(desk: try place.desk())(request.records.first ?? "", actor: request.actor)
  }

  static func tick(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try WorkChecklist(desk: try place.desk()).tick(request)
  }

  static func patrol(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ReadPatrol(desk: try place.desk())(request)
  }

  static func checkIn(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try CheckInOnPatrol(desk: try place.desk())(request)
  }

  static func supervise(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try SuperviseOverdue(desk: try place.desk())(request)
  }

  static func remind(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RemindOfRecord(desk: try place.desk())(request)
  }
}
