import DomainModel
import Interchange
import JSONDiff
import LocalStore
import SampleCounty
import Trust

/// Loads `Samples/` without outbox. Their relative times count from the day of the first loading;
/// loaded twice they change nothing, and what was worked on since is left alone.
public struct LoadSamples: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// - Throws: `.samplesInvalid` when the folder isn't there or a line of it cannot be taken.
  public func callAsFunction() throws(Failure) -> CommandOutcome {
    let folder = try place.samples()
    let day = try loadingDay()
    var created = 0
    var kept = 0
    for part in ["county", "plan"] {
      for type in RecordType.allCases {
        let path = "\(folder)/\(part)/\(type.rawValue).ndjson"
        let records = try records(path, day: day)
        let fresh = try new(among: records)
        kept += records.count - fresh.count
        created += try load(fresh, path)
      }
    }
    try desk.store.indexPending()
    return CommandOutcome(
      Phrase("已装入示例 \(created) 条", "\(created) sample records loaded"),
      output: [
        "created": .number(JSONNumber(created)), "unchanged": .number(JSONNumber(kept)),
      ])
  }

  private func loadingDay() throws(Failure) -> CivilDate {
    let known = try desk.store.read { (reader) throws(Failure) in
      try reader.setting(DeskSetting.samplesDay)?.string
    }
    if let day = known.flatMap({ CivilDate($0) }) { return day }
    let today = desk.today
    let context = WriteContext(actor: Actor.system.id, now: desk.now, work: "samples")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(today.description), forSetting: DeskSetting.samplesDay)
    }
    return today
  }

  /// The documents of a file with absolute times; none when there is no such file.
  private func records(_ path: String, day: CivilDate) throws(Failure) -> [JSONObject] {
    let bytes: [UInt8]
    do {
      bytes = try place.files.read(path)
    } catch  where error.code == .fileMissing {
      return []
    }
    var lines = LineSplitter()
    var items = lines.take(bytes[...])
    if let last = lines.finish() { items.append(last) }
    var documents: [JSONObject] = []
    for line in items {
      switch JSONRecords.item(line) {
      case .document(let document):
        let expanded = SampleRecords.prepared(
          .object(document.members), loadingDay: day, now: desk.now,
          digest: { SM3.digest($0).bytes })
        if let object = expanded.object { documents.append(object) }
      case .rejected(let rejection): throw invalid(path, rejection.failure)
      }
    }
    return documents
  }

  private func new(among documents: [JSONObject]) throws(Failure) -> [Record] {
    try desk.store.read { (reader) throws(Failure) in
      let world = RuleWorld(reading: reader, desk: desk)
      let contexts = ImportContexts { (scope) throws(Failure) in
        try world.context(scope: scope)
      }
      var records: [Record] = []
      for document in documents {
        let id = document["id"]?.string ?? ""
        guard try reader.record(id) == nil else { continue }
        do throws(Failure) {
          records.append(
            try RecordCreation.imported(
              document, actor: .system, now: desk.now,
              context: try contexts.context(scope: document["scope"]?.string ?? "")))
        } catch {
          throw invalid(id, error)
        }
      }
      return records
    }
  }

  private func load(_ records: [Record], _ path: String) throws(Failure) -> Int {
    guard !records.isEmpty else { return 0 }
    let context = WriteContext(
      actor: Actor.system.id, now: desk.now, goesToOutbox: false, work: "samples")
    let result = try desk.store.importRecords(records, by: context, asSamples: true)
    if let rejection = result.rejected.first { throw invalid(path, rejection.failure) }
    return result.created
  }

  private func invalid(_ path: String, _ failure: Failure) -> Failure {
    Failure(
      .samplesInvalid,
      [
        "path": .string(path), "cause": .string(failure.code.rawValue),
        "text": .string("\(failure)"),
      ])
  }
}
