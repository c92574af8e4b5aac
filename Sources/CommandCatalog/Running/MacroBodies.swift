import DomainModel
import JSONDiff
import Phrasebook
import UseCases

/// Runs the commands on macros.
enum MacroBodies {
  static func keep(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let macros = KeepMacros(desk: try place.desk())
    try macros.demandUnlocked(request.actor)
    let lines = MacroStep.lines(of: request.arguments["steps"]?.string ?? "")
    guard !lines.isEmpty else { throw .missing("steps", of: "macro keep") }
    for line in lines { _ = try MacroStep(line) }
    return try macros.keep(name(request), steps: lines, actor: request.actor)
  }

  static func drop(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try KeepMacros(desk: try place.desk()).drop(name(request), actor: request.actor)
  }

  static func list(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    try KeepMacros(desk: try place.desk()).list(actor: request.actor)
  }

  /// Step by step through the same guards as each command alone; each step is taken back by an undo
  /// of its own. A step that nothing allows ends it, because the next ones rest on it.
  static func run(_ place: Workplace, _ request: CommandRequest) throws(Failure)
    -> CommandOutcome
  {
    let macros = KeepMacros(desk: try place.desk())
    try macros.demandUnlocked(request.actor)
    var steps: [MacroStep] = []
    for line in try macros.steps(of: name(request), actor: request.actor) {
      steps.append(try MacroStep(line))
    }
    var report = MacroReport(records: request.records)
    for step in steps where report.goesOn {
      report.add(step, try result(of: step, on: request, place))
    }
    return report.outcome(of: name(request), steps: steps.count)
  }

  /// A refusal of one record alone is a result like those of a bulk; a store that fails ends it.
  private static func result(
    of step: MacroStep, on request: CommandRequest, _ place: Workplace
  ) throws(Failure) -> CommandOutcome {
    do throws(Failure) {
      return try CommandRunner(workplace: place).run(
        step.command, step.request(on: request.records, actor: request.actor))
    } catch {
      guard request.records.count == 1, let record = request.records.first,
        !error.code.isOfTheStore, error.code != .interrupted
      else { throw error }
      return CommandOutcome(
        Phrase("", ""), refused: [CommandOutcome.Refusal(record: record, failure: error)])
    }
  }

  private static func name(_ request: CommandRequest) -> String {
    request.arguments["name"]?.string ?? ""
  }
}

/// What became of a macro, step by step.
struct MacroReport {
  private let records: [String]
  private var steps: [(step: MacroStep, outcome: CommandOutcome)] = []

  init(records: [String]) {
    self.records = records
  }

  /// Whether the last step did something.
  var goesOn: Bool {
    guard let last = steps.last?.outcome else { return true }
    return !(last.changed.isEmpty && !last.refused.isEmpty)
  }

  mutating func add(_ step: MacroStep, _ outcome: CommandOutcome) {
    steps.append((step, outcome))
  }

  func outcome(of name: String, steps whole: Int) -> CommandOutcome {
    let refused = steps.flatMap(\.outcome.refused)
    var changed: [String] = []
    for id in steps.flatMap(\.outcome.changed) where !changed.contains(id) { changed.append(id) }
    return CommandOutcome(
      sentence(name, whole), changed: changed, refused: refused, output: json(name, whole),
      exitStatus: refused.isEmpty ? 0 : 1)
  }

  private func sentence(_ name: String, _ whole: Int) -> Phrase {
    let parts = steps.map { step, outcome in
      MacroPhrases.step(
        step.command.title, done: outcome.refused.isEmpty ? records.count : outcome.changed.count,
        refused: outcome.refused.count)
    }
    return MacroPhrases.done(name, parts, left: whole - steps.count)
  }

  private func json(_ name: String, _ whole: Int) -> JSON {
    [
      "macro": .string(name),
      "steps": .array(
        steps.map { step, outcome in
          [
            "line": .string(step.line), "changed": .array(outcome.changed.map(JSON.string)),
            "refused": .array(
              outcome.refused.map {
                [
                  "id": .string($0.record), "code": .string($0.failure.code.rawValue),
                  "details": .object($0.failure.details),
                ]
              }),
          ]
        }), "notRun": .number(JSONNumber(whole - steps.count)),
    ]
  }
}
