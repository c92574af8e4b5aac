import DomainModel
import class GRDB.Database
import JSONDiff

extension WriteTransaction {
  /// Writes a batch. All its changes have one clock: they are of different records, and what was
  /// prepared carries its time already.
  func take(_ batch: ImportBatch, asSamples: Bool) throws(Failure) -> ImportResult {
    var result = ImportResult()
    result.rejected = batch.rejected
    let clock = nextClock()
    if asSamples { try Meta.set(database, .hasSamples, 1) }
    let presentQuery = try RecordRows.presentQuery(database)
    let insertQuery = try RecordRows.insertQuery(database)
    for row in batch.rows {
      if let present = try RecordRows.present(row.prepared.key, with: presentQuery) {
        do throws(Failure) {
          let isChanged = try merge(row, over: present, asSamples: asSamples)
          result.updated += isChanged ? 1 : 0
          result.unchanged += isChanged ? 0 : 1
        } catch {
          guard error.isOfTheRecord else { throw error }
          result.rejected.append(ImportRejection(index: row.index, failure: error))
        }
      } else {
        try add(row, clock: clock, asSamples: asSamples, with: insertQuery)
        result.created += 1
      }
    }
    return result
  }

  private func add(
    _ row: ImportBatch.Row, clock: Int64, asSamples: Bool, with query: Query
  ) throws(Failure) {
    // Another command's clock may run ahead of this import's.
    let isBehind = !asSamples && HybridClock.instant(of: clock) != context.now
    let prepared =
      isBehind
      ? try PreparedRecord(stamp(clock).stamped(row.prepared.record)) : row.prepared
    let type = try store.types.code(for: prepared.typeName, in: database)
    try RecordRows.insert(
      prepared, type: type, sequence: 0, filterText: row.filterText,
      figures: store.figureTerms.numbers(for: prepared.figures, in: database), with: query)
    let number = database.lastInsertedRowID
    try OrderMarks.insert(prepared, row: number, in: database)
    tallies.add(RecordRows.share(prepared, type: type))
    indexing.postpone(number)
    guard !asSamples else { return }
    try ChangeRows.append(
      self, row: number, clock: clock, base: 0, command: "import", arguments: [:],
      rev: prepared.rev, patches: nil)
  }

  /// False when the record is already as given.
  private func merge(
    _ row: ImportBatch.Row, over present: RecordRows.Present, asSamples: Bool
  ) throws(Failure) -> Bool {
    if present.rev == row.prepared.rev { return false }
    let before = try present.record()
    var after = before
    for (name, value) in row.given.members where !Self.ignoredOnImport.contains(name) {
      after[name] = value
    }
    guard before["type"] == after["type"] else {
      throw Failure(.fixedMember, ["id": .string(before.id), "member": "/type"])
    }
    if before == after { return false }
    let stored = try store(after, over: present, before: before, "import", [:])
    return stored.rev != present.rev
  }

  /// Members that come from the change, or are views.
  private static let ignoredOnImport: Set<String> = ["rev", "updatedAt", "updatedBy", "masked"]
}

extension Failure {
  /// Whether one record is at fault, not the store.
  fileprivate var isOfTheRecord: Bool {
    switch code {
    case .recordInvalid, .recordTooLarge, .fixedMember, .duplicate: true
    default: false
    }
  }
}
