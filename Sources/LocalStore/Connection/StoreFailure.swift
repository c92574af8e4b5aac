import DomainModel
import class GRDB.Database
import struct GRDB.DatabaseError
import GRDBSQLite
import JSONDiff

/// The one place where what SQLite and the file system say becomes a `Failure`.
enum StoreFailure {
  static func missing(_ path: String) -> Failure {
    Failure(.storeMissing, ["path": .string(path)])
  }

  static func exists(_ path: String) -> Failure {
    Failure(.storeExists, ["path": .string(path)])
  }

  static func newer(found: Int, known: Int) -> Failure {
    Failure(
      .storeNewer,
      ["found": .number(JSONNumber(found)), "known": .number(JSONNumber(known))])
  }

  static func busy(holder: LockHolder?, waitedMilliseconds: UInt64) -> Failure {
    var details: JSONObject = ["waitedMilliseconds": .number(JSONNumber(Int(waitedMilliseconds)))]
    if let holder { details["holder"] = holder.json }
    return Failure(.storeBusy, details)
  }

  static func cannotWrite(_ path: String, _ error: any Error) -> Failure {
    Failure(.cannotWrite, ["path": .string(path), "text": .string("\(error)")])
  }

  static func inputOutput(_ path: String, _ error: any Error) -> Failure {
    Failure(.inputOutput, ["path": .string(path), "text": .string("\(error)")])
  }

  static func damagedDocument(_ error: JSONError) -> Failure {
    Failure(
      .storeCorrupt,
      ["text": .string("document: \(error.code) at \(error.offset)")])
  }

  /// Passes a `Failure` through and translates everything else.
  static func translated(_ error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as DatabaseError:
      sqlite(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    default: Failure(.storeFailed, ["text": .string("\(error)")])
    }
  }

  /// A result code of SQLite (extended), with its message.
  static func sqlite(code: Int32, message: String) -> Failure {
    let details: JSONObject = [
      "sqlite": .number(JSONNumber(Int(code))), "text": .string(message),
    ]
    return Failure(self.code(forResult: code & 0xFF), details)
  }

  private static func code(forResult code: Int32) -> Failure.Code {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: .storeBusy
    case SQLITE_READONLY: .storeReadOnly
    case SQLITE_PERM, SQLITE_AUTH, SQLITE_CANTOPEN: .cannotWrite
    case SQLITE_FULL: .storeFull
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: .storeCorrupt
    case SQLITE_IOERR: .inputOutput
    case SQLITE_INTERRUPT: .interrupted
    default: .storeFailed
    }
  }
}
