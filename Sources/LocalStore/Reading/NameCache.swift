import DomainModel
import class GRDB.Database
import Synchronization

/// Names of units, operators, regions and subjects, as rows show them; bounded, so that a long
/// import doesn't gather every subject's name.
///
/// A name that another process has changed is seen once `typeVersions` was asked and differed.
final class NameCache: Sendable {
  private static let capacity = 4_096
  /// Types that are few and named by many records.
  private static let lasting: Set<String> = ["unit", "operator", "region"]

  private let names = Mutex<[String: String]>([:])
  private let lastVersions = Mutex<[Int?]>([])

  /// The name of a record, nil when the store doesn't have it.
  func name(of id: String, in database: Database) throws(Failure) -> String? {
    try cached(id) { () throws(Failure) in
      try Query(database, "SELECT title FROM record WHERE id = ?").bind(RecordKey(id), 1)
        .first { $0.text(0) }
    }
  }

  /// The name of a subject as lists show it: a person's masked, an enterprise's whole; nil for a
  /// record of another type.
  func subject(_ id: String, in database: Database) throws(Failure) -> String? {
    try cached("subject " + id) { () throws(Failure) in
      let record = try Query(
        database, "SELECT document FROM record WHERE id = ? AND type = ?"
      ).bind(RecordKey(id), 1).bind(RecordType.subject.code, 2)
        .first { (query) throws(Failure) in try RecordRows.record(fromDocument: query.bytes(0)) }
      return record.map { Masking.masked($0, level: 1).title }
    }
  }

  /// The name of a region, of the nearest one above it when its own record isn't here.
  func region(_ code: String, in database: Database) throws(Failure) -> String? {
    try cached("region " + code) { () throws(Failure) in
      for prefix in RegionCode.prefixes(of: code).sorted(by: { $0.count > $1.count }) {
        let name = try Query(
          database,
          "SELECT title FROM record INDEXED BY recordByNumber WHERE number = ? AND type = ?"
        ).bind(prefix, 1).bind(RecordType.region.code, 2).first { $0.text(0) }
        if let name { return name }
      }
      return nil
    }
  }

  /// Takes over what a transaction has just written.
  func remember(_ prepared: PreparedRecord) {
    let isRegion = prepared.typeName == RecordType.region.rawValue
    let key = isRegion ? "region " + (prepared.number ?? "") : prepared.id
    names.withLock { names in
      guard Self.lasting.contains(prepared.typeName) || names[key] != nil else { return }
      Self.put(prepared.columns.title, key, into: &names)
    }
  }

  func forgetAll() {
    names.withLock { $0.removeAll(keepingCapacity: true) }
  }

  private func cached(
    _ key: String, _ find: () throws(Failure) -> String?
  ) throws(Failure) -> String? {
    if let name = names.withLock({ $0[key] }) { return name.isEmpty ? nil : name }
    let name = try find()
    names.withLock { Self.put(name ?? "", key, into: &$0) }
    return name
  }

  /// Emptied when full: which names stay matters little, that memory stays bounded does.
  private static func put(_ name: String, _ key: String, into names: inout [String: String]) {
    if names.count >= capacity { names.removeAll(keepingCapacity: true) }
    names[key] = name
  }
}

extension NameCache {
  /// Empties the cache when units, operators, regions or subjects were written since last time.
  func note(versions: [Int?]) {
    let isNew = lastVersions.withLock { last in
      defer { last = versions }
      return last != versions
    }
    if isNew { forgetAll() }
  }
}
