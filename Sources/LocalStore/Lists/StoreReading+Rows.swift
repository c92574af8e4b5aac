import DomainModel

extension StoreReading {
  /// The present rows of some records, in the order asked; those that are gone are left out.
  /// Their keys are for the order given.
  public func rows(
    of ids: [String], order: ListQuery.Order
  ) throws(Failure) -> [ListRow] {
    var rows: [ListRow] = []
    rows.reserveCapacity(ids.count)
    for id in ids {
      guard let key = try ListRows.key(of: id, order: order, session: session) else { continue }
      let place = key.row(order)
      if let row = try ListRows.load(place, key: key, session: session) { rows.append(row) }
    }
    return rows
  }
}

extension ListKey {
  /// The row that a key of this order stands for.
  fileprivate func row(_ order: ListQuery.Order) -> Int64 {
    switch order {
    case .dueFirst: second
    case .urgencyFirst: third
    case .newestFirst: -first
    }
  }
}
