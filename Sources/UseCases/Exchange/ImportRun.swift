import DomainModel
import Interchange
import JSONDiff
import LocalStore
import Trust

/// The import of one file.
struct ImportRun {
  let desk: Desk
  let place: Workplace
  let actor: Actor
  let context: WriteContext
  let isDry: Bool
  /// Whether a dry run shows the first records.
  var isPreviewed = false
  private let alerts = AlertIdentities()

  init(desk: Desk, place: Workplace, actor: Actor, context: WriteContext, isDry: Bool) {
    self.desk = desk
    self.place = place
    self.actor = actor
    self.context = context
    self.isDry = isDry
  }

  func take(_ source: ImportSource) throws(Failure) -> ImportReport {
    var batch = Batch(importer: desk.store.importer(by: context))
    var report = ImportReport()
    do {
      try source.forEach { (item) throws(Failure) in
        try settleEarlier(item, &batch, &report)
        batch.items.append(item)
        guard batch.items.count >= LocalStore.importBatch else { return }
        try flush(&batch, &report)
        guard !place.isInterrupted() else { throw Failure(.interrupted) }
      }
      try flush(&batch, &report)
    } catch  where error.code == .interrupted {
      report.isInterrupted = true
    } catch {
      _ = try? batch.importer.finish()
      throw error
    }
    note(try batch.importer.finish(), batch, &report)
    return report
  }

  private struct Batch {
    let importer: RecordImporter
    var items: [ImportItem] = []
    /// Where the records came from that are being written: of this transaction and the one before.
    var places: [ImportPlace] = []
    /// The number of the first of them.
    var first = 0
    /// The ids of what isn't certain to be in the store yet.
    var unsettled: Set<String> = []
  }

  /// A record that comes twice is held against what its first line made of it.
  private func settleEarlier(
    _ item: ImportItem, _ batch: inout Batch, _ report: inout ImportReport
  ) throws(Failure) {
    guard case .document(let document) = item, let id = document.members["id"]?.string else {
      return
    }
    if batch.unsettled.contains(id) {
      try flush(&batch, &report)
      note(try batch.importer.finish(), batch, &report)
      batch.unsettled = []
    }
    batch.unsettled.insert(id)
  }

  private func flush(_ batch: inout Batch, _ report: inout ImportReport) throws(Failure) {
    defer { batch.items.removeAll(keepingCapacity: true) }
    var records: [Record] = []
    var places: [ImportPlace] = []
    try prepare(batch.items, &records, &places, &report)
    guard !isDry, !records.isEmpty else { return }
    let before = batch.places.count
    batch.places += places
    note(try batch.importer.take(records), batch, &report)
    batch.places.removeFirst(before)
    batch.first += before
    // The transaction before this one is in.
    batch.unsettled = Set(records.map(\.id))
    // Rights ask for the units above a unit, which records behind may name.
    if records.contains(where: { $0.type == .unit }) {
      note(try batch.importer.finish(), batch, &report)
    }
  }

  private func note(_ result: ImportResult, _ batch: Batch, _ report: inout ImportReport) {
    report.created += result.created
    report.updated += result.updated
    report.unchanged += result.unchanged
    for rejection in result.rejected {
      report.reject(batch.places[rejection.index - batch.first], rejection.failure)
    }
    place.progress(report.created + report.updated + report.unchanged)
  }

  private func prepare(
    _ items: [ImportItem], _ records: inout [Record], _ places: inout [ImportPlace],
    _ report: inout ImportReport
  ) throws(Failure) {
    try desk.store.read { (reader) throws(Failure) in
      let world = RuleWorld(reading: reader, desk: desk)
      let imported = ImportedRecord(
        reading: reader, actor: actor, now: desk.now,
        contexts: ImportContexts { (scope) throws(Failure) in try world.context(scope: scope) },
        alerts: alerts)
      for item in items {
        switch item {
        case .rejected(let rejection): report.reject(rejection.place, rejection.failure)
        case .document(let document):
          report.leaveOut(document.leftOut)
          do throws(Failure) {
            let result = try imported.result(of: document)
            try keepOriginal(document, result)
            try take(result, at: document.place, &records, &places, &report)
          } catch  where !error.code.isOfTheStore {
            report.reject(document.place, error)
          }
        }
      }
    }
  }

  /// The bytes of a received message are kept for as long as its record names them.
  private func keepOriginal(
    _ document: ImportDocument, _ result: ImportedRecord<StoreReader>.Result
  ) throws(Failure) {
    guard !isDry, case .create(let record) = result, let bytes = document.original,
      let digest = record.text("original").flatMap(Digest32.init(text:)),
      !desk.store.folder.hasBlob(digest)
    else { return }
    try desk.store.folder.appendPart(digest, bytes)
    _ = try desk.store.folder.finishPart(digest)
  }

  private func take(
    _ result: ImportedRecord<StoreReader>.Result, at place: ImportPlace,
    _ records: inout [Record], _ places: inout [ImportPlace], _ report: inout ImportReport
  ) throws(Failure) {
    switch result {
    case .unchanged:
      report.unchanged += 1
      return
    case .create(let record), .update(let record):
      if isDry {
        if case .create = result { report.created += 1 } else { report.updated += 1 }
        if isPreviewed { report.show(record) }
        return
      }
      if record.type == .alert { report.hasAlerts = true }
      records.append(record)
      places.append(place)
    }
  }
}
