#if PostgreSQL
import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import Trust

/// Writes that wait to be sent, the last of each key only.
struct PendingWrites {
  /// Beyond so many the server may begin with them.
  static let most = 500

  var documents: [String: HomeDocument] = [:]
  var changes: [LoggedChange] = []
  var values: [[UInt8]: [UInt8]?] = [:]

  var count: Int { documents.count + changes.count + values.count }

  func send(to connection: PostgreSQLConnection) throws(Failure) {
    try sendDocuments(to: connection)
    try sendChanges(to: connection)
    try sendValues(to: connection)
  }

  /// Removed and added: a version is written anew by an update, too, and no engine lacks these.
  private func sendDocuments(to connection: PostgreSQLConnection) throws(Failure) {
    guard !documents.isEmpty else { return }
    let rows = documents.sorted { $0.key < $1.key }.map(\.value)
    let ids = PostgreSQLValue.texts(rows.map(\.record.id))
    try connection.send(.removeDocuments, [ids])
    try connection.send(
      .addDocuments,
      [
        ids, .integers(rows.map { $0.record.type?.code ?? 0 }), .integers(rows.map(\.sequence)),
        .byteArrays(rows.map(\.rev.bytes)),
        .byteArrays(AllCores.map(rows) { $0.fields.json.canonicalBytes() }),
        .byteArrays(AllCores.map(rows) { $0.record.members.canonicalBytes() }),
      ])
  }

  private func sendChanges(to connection: PostgreSQLConnection) throws(Failure) {
    guard !changes.isEmpty else { return }
    try connection.send(
      .addChanges,
      [
        .integers(changes.map(\.sequence)),
        .byteArrays(changes.map { PostgreSQLKey.id($0.record) }),
        .texts(changes.map(\.device)), .integers(changes.map(\.epoch)),
        .integers(changes.map(\.number)), .byteArrays(changes.map(\.salt)),
        .byteArrays(AllCores.map(changes) { $0.stored.canonicalBytes() }),
        .texts(changes.map(\.entry)),
      ])
  }

  private func sendValues(to connection: PostgreSQLConnection) throws(Failure) {
    guard !values.isEmpty else { return }
    let rows = values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    try connection.send(.removeValues, [.byteArrays(rows.map(\.key))])
    let kept = rows.compactMap { key, value in value.map { (key: key, value: $0) } }
    guard !kept.isEmpty else { return }
    try connection.send(
      .addValues, [.byteArrays(kept.map(\.key)), .byteArrays(kept.map(\.value))])
  }
}
#endif
