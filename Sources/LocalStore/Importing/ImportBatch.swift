import DomainModel

/// Records of one transaction, ready to be written.
struct ImportBatch: Sendable {
  /// A record and its row, as if it were new. A class, so that handing it on copies one
  /// reference and not two dozen.
  final class Row: Sendable {
    let index: Int
    /// As given, with nulls for members to be removed.
    let given: Record
    let prepared: PreparedRecord
    let filterText: String?

    init(index: Int, given: Record, prepared: PreparedRecord, filterText: String?) {
      self.index = index
      self.given = given
      self.prepared = prepared
      self.filterText = filterText
    }
  }

  var rows: [Row] = []
  var rejected: [ImportRejection] = []

  /// By id: inserts in key order are eight times as fast as in random order (measured).
  mutating func sort() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.prepared.id <= $1.prepared.id }
    if !isSorted { rows.sort { $0.prepared.id < $1.prepared.id } }
  }
}
