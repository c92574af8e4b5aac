import DomainModel

extension WriteTransaction {
  /// Adds the row with all that hangs on it but history.
  func insert(_ prepared: PreparedRecord, sequence: Int64) throws(Failure) -> Int64 {
    let type = try store.types.code(for: prepared.typeName, in: database)
    let source = prepared.source
    let row = try RecordRows.insert(
      prepared, type: type, sequence: sequence, filterText: try filterText(of: prepared, source),
      figures: store.figureTerms.numbers(for: prepared.figures, in: database), in: database)
    try OrderMarks.insert(prepared, row: row, in: database)
    tallies.add(RecordRows.share(prepared, type: type))
    store.names.remember(prepared)
    if !prepared.isDeleted {
      try indexing.record(source, before: nil, row: row, type: type, session: session)
    }
    return row
  }

  /// Replaces the row's state with all that hangs on it but history; `source` is that of `prepared`,
  /// where it is known already.
  func replace(
    _ present: RecordRows.RowState, with prepared: PreparedRecord,
    source known: SearchSource? = nil,
    before: EarlierState, sequence: Int64? = nil
  ) throws(Failure) {
    let source = known ?? prepared.source
    let type = present.share.type
    try RecordRows.update(
      row: present.row, prepared, type: type, sequence: sequence ?? present.sequence,
      filterText: try filterText(of: prepared, source),
      figures: store.figureTerms.numbers(for: prepared.figures, in: database), in: database)
    try OrderMarks.replace(before.columns, by: prepared, row: present.row, in: database)
    tallies.subtract(present.share)
    tallies.add(RecordRows.share(prepared, type: type))
    store.names.remember(prepared)
    if !prepared.isDeleted {
      try indexing.record(
        source, before: before.source, row: present.row, type: type, session: session)
    }
  }

  /// Only work queues are filtered by it, so only open records carry it.
  private func filterText(
    of prepared: PreparedRecord, _ source: SearchSource
  ) throws(Failure) -> String? {
    guard prepared.isOpen else { return nil }
    return try FilterText.of(source, session: session)
  }
}
