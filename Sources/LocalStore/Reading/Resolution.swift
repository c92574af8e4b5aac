import DomainModel
import JSONDiff

extension StoreReading {
  /// The record that a text names: an id, a human number or code, a beginning of either of 6
  /// characters or more, or an ending of 4 or more.
  ///
  /// - Parameters:
  ///   - text: what the operator typed; white space at both ends is left out.
  ///   - types: only records of these types count; empty for all.
  /// - Returns: the one record that fits.
  /// - Throws: `record.notFound`; `record.ambiguous` with up to ten `candidates`; `usage` when the
  ///   text is too short to begin or end anything.
  /// - Complexity: O(log n) but for endings, which read the whole index of ids and numbers.
  public func resolve(
    _ text: String, types: Set<RecordType> = []
  ) throws(Failure) -> StoredRecord {
    let typed = text.trimmedOfSpaces
    let fragments = Fragments(text: typed, session: session, types: types)
    if let record = try record(typed), fragments.isWanted(record) { return record }
    for candidates in [fragments.exact, fragments.beginnings, fragments.endings] {
      let found = try candidates()
      guard let first = found.first else { continue }
      guard found.count == 1 else { throw Fragments.ambiguous(typed, found) }
      return first
    }
    guard typed.count >= Fragments.shortestEnding else {
      throw Failure(
        .usage,
        [
          "value": .string(typed), "limit": .number(JSONNumber(Fragments.shortestEnding)),
          "reason": "id.short",
        ])
    }
    throw Failure(.notFound, ["id": .string(typed)])
  }

  /// The record that a text names for a command of these types: one of them goes before all others
  /// that the text would fit too; another is found only where none of them fits, so that it can be
  /// said what it is.
  ///
  /// - Throws: as `resolve`.
  public func resolve(
    _ text: String, preferring types: Set<RecordType>
  ) throws(Failure) -> StoredRecord {
    do throws(Failure) {
      return try resolve(text, types: types)
    } catch {
      guard error.code == .notFound, !types.isEmpty, let other = try? resolve(text) else {
        throw error
      }
      return other
    }
  }
}

extension String {
  /// Without white space at both ends.
  var trimmedOfSpaces: String {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}

/// Looks for records by a part of their id or number.
struct Fragments {
  static let shortestBeginning = 6
  static let shortestEnding = 4
  /// One more than is listed, so that "ten or more" is known.
  private static let limit = 11

  let text: String
  let session: StoreSession
  let types: Set<RecordType>

  /// Whether a record is of the types looked for.
  func isWanted(_ stored: StoredRecord) -> Bool {
    types.isEmpty || types.contains { stored.record.type == $0 }
  }

  func exact() throws(Failure) -> [StoredRecord] {
    try load(rows("\(byNumber) WHERE number IN (?, ?)\(wanted) LIMIT ?", [text, upper]))
  }

  func beginnings() throws(Failure) -> [StoredRecord] {
    guard text.count >= Self.shortestBeginning else { return [] }
    var found = try rows(
      "\(byNumber) WHERE number >= ? AND number < ?\(wanted) LIMIT ?",
      [upper, upper + "\u{10FFFF}"])
    if let range = idRange {
      found += try Query(
        session.database, "\(byID) WHERE id BETWEEN ? AND ?\(wanted) LIMIT ?"
      ).bind(range.low, 1).bind(range.high, 2).bind(Self.limit, 3).all { $0.int64(0) }
    }
    found += try rows(
      "\(byID) WHERE id >= ? AND id < ?\(wanted) LIMIT ?",
      [text, text + "\u{10FFFF}"])
    return try load(found)
  }

  func endings() throws(Failure) -> [StoredRecord] {
    guard text.count >= Self.shortestEnding else { return [] }
    var found = try rows(
      """
      \(byNumber) WHERE number IS NOT NULL AND substr(number, -length(?)) = ?\(wanted) LIMIT ?
      """, [upper, upper])
    let digits = text.lowercased().filter { $0 != "-" }
    if digits.allSatisfy(\.isHexDigit) {
      found += try rows(
        """
        \(byID) WHERE substr(hex(id), -length(?)) = ?\(wanted) LIMIT ?
        """,
        [digits.uppercased(), digits.uppercased()])
    }
    return try load(found)
  }

  static func ambiguous(_ text: String, _ found: [StoredRecord]) -> Failure {
    let candidates = found.prefix(10).map { stored in
      JSON.object([
        "id": .string(stored.record.id), "type": .string(stored.record.typeName),
        "number": stored.record.number.map { .string($0) } ?? .null,
        // A failure's details hold no personal value.
        "title": .string(Masking.masked(stored.record, level: 1).title),
      ])
    }
    return Failure(.ambiguous, ["value": .string(text), "candidates": .array(candidates)])
  }

  /// The index is named: of a condition on the type the planner makes a walk over all of that type.
  private var byNumber: String { "SELECT row FROM record INDEXED BY recordByNumber" }
  private var byID: String { "SELECT row FROM record INDEXED BY recordById" }
  private var upper: String { text.uppercased() }

  /// What is wanted, as a condition: before the limit, for others may be many. Tombstones are named
  /// by their whole id only.
  private var wanted: String {
    let codes = types.map { String($0.code) }.sorted().joined(separator: ", ")
    return " AND isDeleted = 0" + (types.isEmpty ? "" : " AND type IN (\(codes))")
  }

  /// The range of ids that begin with the text, when it is the beginning of a UUID.
  private var idRange: (low: [UInt8], high: [UInt8])? {
    let lower = text.lowercased()
    let digits = lower.filter { $0 != "-" }
    guard digits.count <= 32, digits.allSatisfy(\.isHexDigit),
      RecordKey.hasDashesInPlace(lower)
    else { return nil }
    let low = digits + String(repeating: "0", count: 32 - digits.count)
    let high = digits + String(repeating: "f", count: 32 - digits.count)
    return (RecordKey.bytes(hexadecimal: low), RecordKey.bytes(hexadecimal: high))
  }

  private func rows(_ sql: String, _ texts: [String]) throws(Failure) -> [Int64] {
    let query = try Query(session.database, sql)
    for (index, text) in texts.enumerated() { query.bind(text, Int32(index + 1)) }
    return try query.bind(Self.limit, Int32(texts.count + 1)).all { $0.int64(0) }
  }

  private func load(_ rows: [Int64]) throws(Failure) -> [StoredRecord] {
    var found: [StoredRecord] = []
    for row in Set(rows).sorted().suffix(Self.limit) {
      let stored = try Query(
        session.database, "SELECT row, sequence, rev, document FROM record WHERE row = ?"
      ).bind(row, 1).first { (query) throws(Failure) in try StoredRecords.read(query) }
      if let stored { found.append(stored) }
    }
    return found
  }
}

extension RecordKey {
  /// Whether dashes stand nowhere but where a UUID has them.
  static func hasDashesInPlace(_ text: String) -> Bool {
    let places: Set<Int> = [8, 13, 18, 23]
    let hasDashes = text.contains("-")
    return text.enumerated().allSatisfy { index, character in
      (character == "-") == (hasDashes && places.contains(index))
    }
  }

  static func bytes(hexadecimal text: String) -> [UInt8] {
    let digits = Array(text.utf8).compactMap(hexadecimal)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
