import DomainModel
import JSONDiff
import UseCases

/// Runs the commands on the whole store.
enum StoreBodies {
  static func initialise(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    // Looked for first: without them there is to be no half-made store.
    if request.arguments["samples"] == true { _ = try place.samples() }
    var (desk, outcome) = try InitialiseStore(place: place)(
      operatorName: request.arguments["operator"]?.string,
      scope: request.arguments["scope"]?.string)
    guard request.arguments["samples"] == true else { return outcome }
    let samples = try LoadSamples(desk: desk, place: place)()
    var output = outcome.output?.object ?? [:]
    output["samples"] = samples.output
    outcome.output = .object(output)
    outcome.message = Phrase(
      outcome.message.chinese + "\n" + samples.message.chinese,
      outcome.message.english + "\n" + samples.message.english)
    desk = Desk(store: desk.store, seat: place.seat)
    return outcome
  }

  static func status(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ReadStatus(desk: try place.desk())()
  }

  static func doctor(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ExamineStore(desk: try place.desk())(rebuilds: request.arguments["rebuild"] == true)
  }

  static func search(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let words = (request.arguments["query"]?.array ?? []).compactMap(\.string)
    let type = request.arguments["type"]?.string.flatMap(RecordType.init(rawValue:))
    return try SearchRecords(desk: try place.desk())(
      words.joined(separator: " "), types: type.map { [$0] } ?? [],
      limit: request.arguments["limit"]?.int ?? 100, actor: request.actor)
  }

  static func importFiles(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ImportRecords(desk: try place.desk(), place: place)(request)
  }

  static func export(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ExportRecords(desk: try place.desk(), place: place)(request)
  }

  static func backup(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try BackUpStore(desk: try place.desk(), place: place)(request)
  }

  static func restore(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try RestoreStore(place: place)(request)
  }

  static func operators(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try ListOperators(desk: try place.desk())()
  }

  static func addOperator(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try AddOperator(desk: try place.desk())(request)
  }
}
