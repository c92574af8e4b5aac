import DomainModel

/// Which orders were merged into which, so that a reply finds the callers it is for without a look at
/// every order of the node.
enum MergedOrders {
  private static let page = 1_000
  private static let complete = "mergedOrders"

  /// The orders that were merged into one.
  static func records(into target: String, _ reading: any NodeReading) throws(Failure) -> [Record] {
    let ids = try reading.values(.merged, prefix: target + "/").map { entry in
      String(entry.key.dropFirst(target.count + 1))
    }
    return try reading.documents(ids).map(\.record)
      .filter { isMerged($0) && $0.text("mergedInto") == target }
      .sorted { $0.id < $1.id }
  }

  /// Follows where an order went.
  static func note(
    from before: Record?, to after: Record, _ writing: any NodeWriting
  ) throws(Failure) {
    let (old, new) = (before.flatMap(key), key(after))
    guard old != new else { return }
    if let old { try writing.set(nil as [UInt8]?, .merged, old) }
    if let new { try writing.set([1] as [UInt8], .merged, new) }
  }

  /// Notes the orders of a store that was begun before this book was.
  static func begin(_ writing: any NodeWriting) throws(Failure) {
    guard try writing.value(.node, complete) == nil else { return }
    var last = ""
    while true {
      let documents = try writing.documents(type: .grievance, after: last, limit: page)
      for document in documents { try note(from: nil, to: document.record, writing) }
      guard documents.count == page, let end = documents.last else { break }
      last = end.record.id
    }
    try writing.set([1] as [UInt8], .node, complete)
  }

  private static func isMerged(_ record: Record) -> Bool {
    record.type == .grievance && record.status == "merged" && !record.isDeleted
  }

  private static func key(_ record: Record) -> String? {
    guard isMerged(record), let target = record.text("mergedInto") else { return nil }
    return target + "/" + record.id
  }
}
