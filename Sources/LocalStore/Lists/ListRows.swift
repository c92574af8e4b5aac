import DomainModel

/// Loads what lists show of a row.
enum ListRows {
  private static let select = """
    SELECT id, type, number, title, status, isOpen, isDrill, unit, assignee, place, dueAt,
      precedence, updatedAt, subject, \(callDue) FROM record WHERE row = ?
    """

  /// A merged order has no clock of its own: its caller is to be called by that of the order that it
  /// went into.
  static let callDue = """
    (SELECT target.dueAt FROM merged CROSS JOIN record AS target ON target.id = merged.target
      WHERE merged.row = record.row AND isCalledBack = 0
        AND target.status IN ('resolved', 'visited'))
    """

  static func load(
    _ entries: [ListWalk.Entry], session: StoreSession
  ) throws(Failure) -> [ListRow] {
    var rows: [ListRow] = []
    rows.reserveCapacity(entries.count)
    for entry in entries {
      if let row = try load(entry.row, key: entry.key, session: session) { rows.append(row) }
    }
    return rows
  }

  /// One row; nil when it has gone.
  static func load(
    _ row: Int64, key: ListKey, session: StoreSession
  ) throws(Failure) -> ListRow? {
    try Query(session.database, select).bind(row, 1).first { (query) throws(Failure) in
      let unit = query.key(7)?.id
      let assignee = query.key(8)?.id
      let place = query.optionalText(9)
      let dueAt = query.optionalInt64(14) ?? query.int64(10)
      return ListRow(
        row: row, id: query.key(0)?.id ?? "", type: RecordType(code: query.int(1)),
        number: query.optionalText(2), title: query.text(3), status: query.optionalText(4),
        isOpen: query.int(5) == 1, isDrill: query.int(6) == 1, unit: unit,
        unitName: try name(unit, session), assignee: assignee,
        assigneeName: try name(assignee, session),
        subjectName: try subjectName(query.key(13)?.id, session), place: place,
        placeName: try regionName(place, session),
        dueAt: dueAt == PreparedRecord.never ? nil : Instant(milliseconds: dueAt),
        urgency: -query.int(11), updatedAt: Instant(milliseconds: query.int64(12)),
        claim: query.int(1) == RecordType.grievance.code ? try claim(row, session) : nil, key: key)
    }
  }

  private static func claim(
    _ row: Int64, _ session: StoreSession
  ) throws(Failure) -> ListRow.Claim? {
    guard let claim = try OrderMarks.claim(row: row, in: session.database) else { return nil }
    return ListRow.Claim(
      holder: claim.by, name: try name(claim.by, session) ?? "?", until: claim.until)
  }

  /// The place of a record in an order, nil when the store doesn't have it.
  static func key(
    of id: String, order: ListQuery.Order, session: StoreSession
  ) throws(Failure) -> ListKey? {
    try Query(
      session.database,
      "SELECT row, ifnull(\(callDue), dueAt), precedence FROM record WHERE id = ?"
    ).bind(RecordKey(id), 1).first {
      ListKey(order: order, row: $0.int64(0), dueAt: $0.int64(1), precedence: $0.int64(2))
    }
  }

  private static func name(_ id: String?, _ session: StoreSession) throws(Failure) -> String? {
    guard let id else { return nil }
    return try session.store.names.name(of: id, in: session.database)
  }

  private static func subjectName(
    _ id: String?, _ session: StoreSession
  ) throws(Failure) -> String? {
    guard let id else { return nil }
    return try session.store.names.subject(id, in: session.database)
  }

  private static func regionName(
    _ code: String?, _ session: StoreSession
  ) throws(Failure) -> String? {
    guard let code else { return nil }
    return try session.store.names.region(code, in: session.database)
  }
}
