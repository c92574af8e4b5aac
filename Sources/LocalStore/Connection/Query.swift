import DomainModel
import class GRDB.Database
import class GRDB.Statement
import GRDBSQLite
import JSONDiff

/// A prepared statement of one connection, bound and stepped without intermediate values.
///
/// GRDB's rows and arguments box each value; here 10⁶ documents pass. Statements come from GRDB's
/// cache, so preparing twice costs one look-up.
struct Query {
  /// Kept so that the statement outlives the cache's own decisions.
  private let statement: Statement
  private let pointer: OpaquePointer

  init(_ database: Database, _ sql: String) throws(Failure) {
    do {
      statement = try database.cachedStatement(sql: sql)
    } catch {
      throw StoreFailure.translated(error)
    }
    pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
  }

  /// Goes to the next row; false after the last one, when the statement is ready for other values.
  func step() throws(Failure) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default: throw failure()
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws(Failure) {
    while try step() {}
  }

  /// Ends the walk before the last row, so that no read stays open.
  func finish() {
    sqlite3_reset(pointer)
  }

  /// All rows, mapped.
  func all<T>(_ map: (Query) throws(Failure) -> T) throws(Failure) -> [T] {
    defer { finish() }
    var rows: [T] = []
    while try step() { rows.append(try map(self)) }
    return rows
  }

  /// The first row, mapped; nil when there is none.
  func first<T>(_ map: (Query) throws(Failure) -> T) throws(Failure) -> T? {
    defer { finish() }
    return try step() ? try map(self) : nil
  }

  private func failure() -> Failure {
    let connection = sqlite3_db_handle(pointer)
    let code = sqlite3_extended_errcode(connection)
    let message = String(cString: sqlite3_errmsg(connection))
    sqlite3_reset(pointer)
    return StoreFailure.sqlite(code: code, message: message)
  }
}

/// Told to SQLite so that it copies what it is given.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Query {
  @discardableResult
  func bind(_ value: Int64, _ index: Int32) -> Query {
    sqlite3_bind_int64(pointer, index, value)
    return self
  }

  @discardableResult
  func bind(_ value: Int, _ index: Int32) -> Query {
    bind(Int64(value), index)
  }

  @discardableResult
  func bind(_ value: Int64?, _ index: Int32) -> Query {
    guard let value else { return bindNull(index) }
    return bind(value, index)
  }

  @discardableResult
  func bind(_ text: String?, _ index: Int32) -> Query {
    guard var text else { return bindNull(index) }
    text.withUTF8 { bytes in
      // An empty text may have no address, and SQLite takes a missing address for NULL.
      guard let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      else {
        _ = sqlite3_bind_text(pointer, index, "", 0, copied)
        return
      }
      _ = sqlite3_bind_text(pointer, index, start, Int32(bytes.count), copied)
    }
    return self
  }

  @discardableResult
  func bind(_ bytes: [UInt8]?, _ index: Int32) -> Query {
    guard let bytes else { return bindNull(index) }
    guard !bytes.isEmpty else {
      sqlite3_bind_zeroblob(pointer, index, 0)
      return self
    }
    bytes.withUnsafeBytes {
      _ = sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32($0.count), copied)
    }
    return self
  }

  @discardableResult
  func bind(_ key: RecordKey?, _ index: Int32) -> Query {
    switch key {
    case nil: return bindNull(index)
    case .bytes(let high, let low):
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
        _ = sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32($0.count), copied)
      }
      return self
    case .text(let text): return bind(text, index)
    }
  }

  @discardableResult
  func bind(_ value: SQLValue, _ index: Int32) -> Query {
    switch value {
    case .integer(let number): bind(number, index)
    case .text(let text): bind(text, index)
    case .key(let key): bind(key, index)
    }
  }

  @discardableResult
  func bindNull(_ index: Int32) -> Query {
    sqlite3_bind_null(pointer, index)
    return self
  }
}

/// A value that a list's conditions bind.
enum SQLValue: Hashable, Sendable {
  case integer(Int64)
  case text(String)
  case key(RecordKey)
}

extension Query {
  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(pointer, column) == SQLITE_NULL
  }

  func int64(_ column: Int32) -> Int64 {
    sqlite3_column_int64(pointer, column)
  }

  func int(_ column: Int32) -> Int {
    Int(int64(column))
  }

  func optionalInt64(_ column: Int32) -> Int64? {
    isNull(column) ? nil : int64(column)
  }

  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    withBytes(column) { Array($0) }
  }

  func optionalBytes(_ column: Int32) -> [UInt8]? {
    isNull(column) ? nil : bytes(column)
  }

  /// The bytes in place; valid until the next step.
  func withBytes<T>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let start = sqlite3_column_blob(pointer, column)
    let count = Int(sqlite3_column_bytes(pointer, column))
    return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  func key(_ column: Int32) -> RecordKey? {
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_BLOB: withBytes(column) { RecordKey(blob: $0) }
    case SQLITE_TEXT: .text(text(column))
    default: nil
    }
  }

  /// A document as it was stored; what the store wrote always parses unless the file is damaged.
  func json(_ column: Int32) throws(Failure) -> JSON {
    let parsed = withBytes(column) { bytes in
      Result { () throws(JSONError) -> JSON in try JSON.parse(bytes) }
    }
    switch parsed {
    case .success(let json): return json
    case .failure(let error): throw StoreFailure.damagedDocument(error)
    }
  }
}
