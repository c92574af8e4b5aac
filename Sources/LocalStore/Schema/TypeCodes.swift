import DomainModel
import class GRDB.Database
import Synchronization

/// The small numbers that stand for type names in the database.
///
/// Types that this program knows have their own number; names it doesn't know get one from 1 000
/// up when their first record arrives, so records of a newer program are kept like all others.
final class TypeCodes: Sendable {
  private static let firstUnknown = 1_000

  private struct Known {
    var codes: [String: Int] = [:]
    var names: [Int: String] = [:]
  }

  private let known = Mutex(Known())

  /// The number of a type, given one when it has none. Needs a write transaction for new names.
  func code(for name: String, in database: Database) throws(Failure) -> Int {
    if let type = RecordType(rawValue: name) { return type.code }
    if let code = known.withLock({ $0.codes[name] }) { return code }
    if let code = try existing(name, in: database) { return remember(code, name) }
    try Query(
      database,
      "INSERT INTO typeName (code, name) SELECT max(?, ifnull(max(code) + 1, 0)), ? FROM typeName"
    ).bind(Self.firstUnknown, 1).bind(name, 2).run()
    return remember(Int(database.lastInsertedRowID), name)
  }

  /// The number of a type that has one, nil when no record of it ever arrived.
  func existing(_ name: String, in database: Database) throws(Failure) -> Int? {
    if let type = RecordType(rawValue: name) { return type.code }
    return try Query(database, "SELECT code FROM typeName WHERE name = ?").bind(name, 1)
      .first { $0.int(0) }
  }

  /// The name behind a number; empty when there is none.
  func name(for code: Int, in database: Database) throws(Failure) -> String {
    if let type = RecordType(code: code) { return type.rawValue }
    if let name = known.withLock({ $0.names[code] }) { return name }
    let name = try Query(database, "SELECT name FROM typeName WHERE code = ?").bind(code, 1)
      .first { $0.text(0) }
    guard let name else { return "" }
    _ = remember(code, name)
    return name
  }

  /// Forgets names that a transaction may have taken back.
  func forgetAll() {
    known.withLock { $0 = Known() }
  }

  /// The types that have a number from 1 000 up and that this version has come to know.
  func adoptable(_ database: Database) throws(Failure) -> [(code: Int, type: RecordType)] {
    let rows = try Query(database, "SELECT code, name FROM typeName ORDER BY code").all {
      ($0.int(0), $0.text(1))
    }
    return rows.compactMap { code, name in RecordType(rawValue: name).map { (code, $0) } }
  }

  private func remember(_ code: Int, _ name: String) -> Int {
    known.withLock {
      $0.codes[name] = code
      $0.names[code] = name
    }
    return code
  }
}
