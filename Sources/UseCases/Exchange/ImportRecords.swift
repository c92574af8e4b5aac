import DomainModel
import Interchange
import JSONDiff
import LocalStore
import Trust

/// Takes files in: a transaction each 1 000 rows, a bad row rejected alone.
///
/// Interrupted, it has taken whole rows and says how many; run again, it takes the rest.
public struct ImportRecords: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// `request`: `file` (list), `format`, `encoding`, `type`, `source`, `map`, `dry-run`, `strict`.
  /// Throws `.fileMissing`, `.inputFormat`, store failures.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.actor)
    let context = try desk.writing(as: actor, work: "import")
    let sources = try sources(request)
    let isStrict = request.arguments["strict"] == true
    if isStrict || request.arguments["dry-run"] == true {
      let report = try run(sources, actor, context, isDry: true)
      if !isStrict { return outcome(report, isDry: true) }
      guard report.rejectedCount == 0 else {
        var refused = outcome(report, isDry: true)
        refused.exitStatus = Failure.Code.inputJSON.exitStatus
        return refused
      }
    }
    let report = try run(sources, actor, context, isDry: false)
    if report.hasAlerts { try ReplaceAlerts(desk: desk)() }
    try indexSome()
    return outcome(report, isDry: false)
  }

  /// What the index doesn't reach in this time the workstation does while it runs; a search looks
  /// through open records meanwhile and says how far the index is.
  private func indexSome() throws(Failure) {
    try desk.store.indexPending(budgetMilliseconds: 2000)
  }

  private func sources(_ request: CommandRequest) throws(Failure) -> [ImportSource] {
    let paths = (request.arguments["file"]?.array ?? []).compactMap(\.string)
    let scope = try desk.store.read { (reader) throws(Failure) in
      try reader.setting(DeskSetting.scope)?.string ?? ""
    }
    let isStrict = request.arguments["strict"] == true
    let settings = try settings(request, scope: scope)
    var sources: [ImportSource] = []
    for path in paths {
      sources.append(
        ImportSource(
          place: place, path: path, settings: settings,
          // Strict reads everything before it takes anything; a stream comes once only.
          content: isStrict && path == "-" ? try place.files.read(path) : nil))
    }
    return sources
  }

  private func settings(
    _ request: CommandRequest, scope: String
  ) throws(Failure) -> ImportSettings {
    let units = UnitNames(desk: desk)
    var settings = ImportSettings(unit: units.id) { SM3.digest($0).bytes }
    settings.format = request.arguments["format"]?.string.flatMap(ExchangeFormat.init(rawValue:))
    settings.type = request.arguments["type"]?.string.flatMap(RecordType.init(rawValue:))
    settings.encoding = request.arguments["encoding"]?.string.flatMap(TextEncoding.init(rawValue:))
    settings.source = request.arguments["source"]?.string
    settings.scope = scope
    if let path = request.arguments["map"]?.string {
      settings.map = try map(path)
      settings.type = settings.map?.type
      settings.format = .csv
    }
    if let format = settings.format, let type = settings.type { try format.demand(type) }
    return settings
  }

  private func map(_ path: String) throws(Failure) -> TableMap {
    let bytes = try place.files.read(path)
    do {
      return try TableMap(JSON.parse(bytes))
    } catch let failure as Failure {
      throw failure.adding("file", .string(path))
    } catch {
      throw Failure(.inputJSON, ["file": .string(path)])
    }
  }

  private func run(
    _ sources: [ImportSource], _ actor: Actor, _ context: WriteContext, isDry: Bool
  ) throws(Failure) -> ImportReport {
    var report = ImportReport()
    for source in sources {
      var run = ImportRun(desk: desk, place: place, actor: actor, context: context, isDry: isDry)
      run.isPreviewed = isDry && source.settings.map != nil
      guard sources.count > 1 else { return try run.take(source) }
      report.add(try taken(source, run), path: source.path)
    }
    return report
  }

  /// Among several files one that can't be read is rejected alone, like a row.
  private func taken(_ source: ImportSource, _ run: ImportRun) throws(Failure) -> ImportReport {
    do throws(Failure) {
      return try run.take(source)
    } catch  where error.code.exitStatus == Failure.Code.inputFormat.exitStatus {
      var report = ImportReport()
      report.reject(.path(source.path), error)
      return report
    }
  }

  /// The names that records have no member for, the first ten of them.
  private func leftOut(_ report: ImportReport, _ words: String, _ separator: String) -> String {
    let names = report.leftOut.keys.sorted()
    guard !names.isEmpty else { return "" }
    return words + names.prefix(10).joined(separator: separator) + (names.count > 10 ? " …" : "")
  }

  /// The first records as they would come in, so that a map can be judged before it is used.
  private func preview(_ report: ImportReport) -> Phrase {
    let lines = report.preview.flatMap { record in
      ["--"] + record.members.map { "\($0.name): \($0.value.string ?? $0.value.canonicalText)" }
    }
    let text = lines.joined(separator: "\n")
    return Phrase(text, text)
  }

  private func outcome(_ report: ImportReport, isDry: Bool) -> CommandOutcome {
    let rejected = report.rejectedCount
    let chinese = isDry ? "将会" : "已"
    var outcome = CommandOutcome(
      Phrase(
        "\(chinese)新增 \(report.created)、更新 \(report.updated)、未变 \(report.unchanged)、拒收 \(rejected)"
          + leftOut(report, "；记录中无处可放：", "、"),
        "\(report.created) new, \(report.updated) changed, \(report.unchanged) the same, "
          + "\(rejected) rejected" + (isDry ? " (nothing written)" : "")
          + leftOut(report, "; no place in records for: ", ", ")),
      output: report.json, text: preview(report))
    outcome.refused = report.rejected.prefix(20).map {
      CommandOutcome.Refusal(record: $0.placeText, failure: $0.failure)
    }
    if report.isInterrupted { outcome.exitStatus = Failure.Code.interrupted.exitStatus }
    return outcome
  }
}
