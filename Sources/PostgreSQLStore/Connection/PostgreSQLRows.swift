#if PostgreSQL
import CLibpq

/// What a statement gave, in the binary form of the protocol.
final class PostgreSQLRows {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) {
    self.result = result
  }

  deinit { PQclear(result) }

  var status: ExecStatusType { PQresultStatus(result) }

  var count: Int { Int(PQntuples(result)) }

  /// The word by which the server names what was done, as `COMMIT`.
  var done: String { String(cString: PQcmdStatus(result)) }

  /// The five characters of the standard by which an error is known.
  var state: String? { field(PostgreSQLRows.stateField) }

  /// What went wrong, without the values that were written: these may be personal.
  var message: String? { field(PostgreSQLRows.messageField) }

  func bytes(_ row: Int, _ column: Int) -> [UInt8] {
    let (row, column) = (Int32(row), Int32(column))
    guard let start = PQgetvalue(result, row, column) else { return [] }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
    return Array(bytes)
  }

  func text(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  func integer(_ row: Int, _ column: Int) -> Int {
    Int(Int64(truncatingIfNeeded: bytes(row, column).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
  }

  /// `PG_DIAG_SQLSTATE` and `PG_DIAG_MESSAGE_PRIMARY`, which are characters in the header.
  private static let stateField = Int32(UInt8(ascii: "C"))
  private static let messageField = Int32(UInt8(ascii: "M"))

  private func field(_ code: Int32) -> String? {
    PQresultErrorField(result, code).map { String(cString: $0) }
  }
}
#endif
