import DomainModel
import JSONDiff
import Trust

/// A record with all that its row needs, computed without the database so that another thread can
/// do it while earlier rows are being written.
struct PreparedRecord: Sendable {
  /// Larger documents don't fit what RECORDS.md promises to carry.
  static let maximumBytes = 512 * 1024
  /// `dueAt` of a record without a due time; sorts last.
  static let never = Int64.max

  let record: Record
  let id: String
  let key: RecordKey
  let typeName: String
  let columns: QueryColumns
  let figures: FigureColumns?
  let document: [UInt8]
  let rev: Digest32
  let level: Int
  let isDeleted: Bool
  let isDrill: Bool

  init(_ record: Record) throws(Failure) {
    self.record = record
    id = record.id
    typeName = record.typeName
    guard !id.isEmpty, !typeName.isEmpty else {
      throw Failure(
        .recordInvalid, ["member": .string(id.isEmpty ? "/id" : "/type"), "id": .string(id)])
    }
    document = record.members.canonicalBytes()
    guard document.count <= Self.maximumBytes else {
      throw Failure(
        .recordTooLarge,
        [
          "id": .string(id), "bytes": .number(JSONNumber(document.count)),
          "limit": .number(JSONNumber(Self.maximumBytes)),
        ])
    }
    key = RecordKey(id)
    rev = SM3.digest(document)
    columns = QueryColumns.of(record)
    figures = FigureColumns.of(record)
    level = record.level
    isDeleted = record.isDeleted
    isDrill = record.isDrill
  }

  var isOpen: Bool { columns.isOpen && !isDeleted }

  /// Made anew each time: a load needs it of open records only.
  var source: SearchSource {
    SearchSource(record, columns: columns, number: number)
  }

  var number: String? { Self.number(record, columns) }

  /// What the number index holds: the human number, else the code by which people call it.
  static func number(_ record: Record, _ columns: QueryColumns) -> String? {
    columns.number ?? record.text("code") ?? record.text("uscc")
  }
}
