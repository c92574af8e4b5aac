#if PostgreSQL
/// The prepared statements: only what engines that speak PostgreSQL's protocol share. So there is no
/// `ON CONFLICT` (openGauss lacks it), no extension and no type but integers and bytes; bytes also
/// because they sort alike everywhere, without anybody's collation. No value is ever empty, as some
/// engines take an empty one for none.
enum PostgreSQLStatement: String, CaseIterable {
  case lastSequence
  case lockedSequence
  case setSequence
  case document
  case documents
  case documentsAfter
  case documentsOfType
  case documentCount
  case changesAfter
  case changesOfRecord
  case changeByIdentity
  case value
  case values
  case removeDocuments
  case addDocuments
  case addChanges
  case removeChanges
  case removeValues
  case addValues

  var name: String { rawValue }

  var sql: String {
    switch self {
    case .lastSequence: "SELECT sequence FROM duty_head"
    case .lockedSequence: "SELECT sequence FROM duty_head FOR UPDATE"
    case .setSequence: "UPDATE duty_head SET sequence = $1"
    case .document: "SELECT \(Self.documentColumns) FROM duty_document WHERE id = $1"
    case .documents: "SELECT \(Self.documentColumns) FROM duty_document WHERE id = ANY ($1)"
    case .documentsAfter:
      "SELECT \(Self.documentColumns) FROM duty_document WHERE id > $1 ORDER BY id LIMIT $2"
    case .documentsOfType:
      """
      SELECT \(Self.documentColumns) FROM duty_document WHERE type = $1 AND id > $2
      ORDER BY id LIMIT $3
      """
    case .documentCount: "SELECT count(*) FROM duty_document"
    case .changesAfter:
      "SELECT \(Self.changeColumns) FROM duty_change WHERE sequence > $1 ORDER BY sequence LIMIT $2"
    case .changesOfRecord:
      """
      SELECT \(Self.changeColumns) FROM duty_change WHERE record = $1 AND sequence > $2
      ORDER BY sequence
      """
    case .changeByIdentity:
      """
      SELECT \(Self.changeColumns) FROM duty_change
      WHERE device = $1 AND epoch = $2 AND number = $3
      """
    case .value: "SELECT value FROM duty_book WHERE key = $1"
    case .values:
      "SELECT key, value FROM duty_book WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3"
    case .removeDocuments: "DELETE FROM duty_document WHERE id = ANY ($1)"
    case .addDocuments:
      """
      INSERT INTO duty_document (id, type, sequence, rev, fields, body)
      SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6)
      """
    case .addChanges:
      """
      INSERT INTO duty_change (sequence, record, device, epoch, number, salt, body, entry)
      SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7),
        unnest($8)
      """
    case .removeChanges: "DELETE FROM duty_change WHERE sequence <= $1"
    case .removeValues: "DELETE FROM duty_book WHERE key = ANY ($1)"
    case .addValues: "INSERT INTO duty_book (key, value) SELECT unnest($1), unnest($2)"
    }
  }

  private static let documentColumns = "sequence, rev, fields, body"
  private static let changeColumns = "sequence, body, entry, salt"

  /// What stands for `$1`, `$2` and so on.
  var types: [PostgreSQLType] {
    switch self {
    case .lastSequence, .lockedSequence, .documentCount: []
    case .setSequence, .removeChanges: [.integer]
    case .document, .value: [.bytes]
    case .documents, .removeDocuments, .removeValues: [.byteArrays]
    case .documentsAfter, .changesOfRecord: [.bytes, .integer]
    case .documentsOfType: [.integer, .bytes, .integer]
    case .changesAfter: [.integer, .integer]
    case .changeByIdentity: [.bytes, .integer, .integer]
    case .values: [.bytes, .bytes, .integer]
    case .addDocuments:
      [.byteArrays, .integers, .integers, .byteArrays, .byteArrays, .byteArrays]
    case .addChanges:
      [
        .integers, .byteArrays, .byteArrays, .integers, .integers, .byteArrays, .byteArrays,
        .byteArrays,
      ]
    case .addValues: [.byteArrays, .byteArrays]
    }
  }
}
#endif
