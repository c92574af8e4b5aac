import DomainModel
import JSONDiff
import RecordMerge
import Trust

/// Count and sum of the revs of living records, kept up by each write: per scope, type and level,
/// and of types that are bound to units per unit besides.
struct Tallies {
  private let writing: any NodeWriting
  private let units: UnitTree

  /// For changes between which no unit changes.
  init(_ writing: any NodeWriting) {
    self.writing = writing
    units = UnitTree(writing)
  }

  /// - Throws: what the store throws.
  func note(from before: RecordForms?, to after: RecordForms) throws(Failure) {
    guard before?.rev(Form.whole) != after.rev(Form.whole) else { return }
    let (old, new) = (Tallies.revs(before), Tallies.revs(after))
    guard let record = after.record(Form.whole) else { return }
    let former = before?.record(Form.whole)
    if former?.scope == record.scope, former?.namedUnits == record.namedUnits {
      for level in 1...4 where old[level] != new[level] {
        for key in try keys(record, level) { try change(key, old[level], new[level]) }
      }
      return
    }
    for level in 1...4 {
      if let former, let rev = old[level] {
        for key in try keys(former, level) { try change(key, rev, nil) }
      }
      if let rev = new[level] {
        for key in try keys(record, level) { try change(key, nil, rev) }
      }
    }
  }

  /// The rev of the copy that grants of each level hold; none where they don't hold the record.
  static func revs(_ forms: RecordForms?) -> [Int: Digest32] {
    guard let forms, let record = forms.record(Form.whole), !record.isDeleted else { return [:] }
    var revs: [Int: Digest32] = [:]
    for level in max(1, record.level)...4 { revs[level] = forms.rev(Form.of(level: level)) }
    return revs
  }

  /// A record that names two units of one bureau counts once for the bureau.
  private func keys(_ record: Record, _ level: Int) throws(Failure) -> [String] {
    let stem = "\(record.scope)|\(record.typeName)|\(level)|"
    guard let type = record.type, Grant.unitBoundTypes.contains(type) else { return [stem] }
    var names: Set<String> = []
    for unit in record.namedUnits { names.formUnion([unit] + units.ancestors(of: unit)) }
    return [stem] + names.sorted().map { stem + $0 }
  }

  private func change(_ key: String, _ old: Digest32?, _ new: Digest32?) throws(Failure) {
    var tally = Tally(try writing.value(.tally, key))
    if let old { tally.remove(old) }
    if let new { tally.add(new) }
    try writing.set(tally.count == 0 ? nil : tally.bytes, .tally, key)
  }
}

/// Count and sum of revs.
public struct Tally: Sendable, Hashable {
  /// How many there are.
  public private(set) var count: UInt64 = 0
  /// Their sum modulo 2^256.
  public private(set) var sum = Digest32.zero

  /// Of nothing.
  public init() {}

  init(count: UInt64, sum: Digest32) {
    self.count = count
    self.sum = sum
  }

  init(_ bytes: [UInt8]?) {
    guard let bytes, bytes.count == 8 + Digest32.byteCount,
      let sum = Digest32(bytes: Array(bytes[8...]))
    else { return }
    count = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    self.sum = sum
  }

  var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: count >> UInt64(56 - 8 * $0)) } + sum.bytes
  }

  mutating func add(_ rev: Digest32) {
    count += 1
    sum = sum.adding(rev)
  }

  mutating func remove(_ rev: Digest32) {
    count = count == 0 ? 0 : count - 1
    sum = sum.subtracting(rev)
  }

  mutating func unite(_ other: Tally) {
    count += other.count
    sum = sum.adding(other.sum)
  }

  /// `sm3:` and SM3 of count and sum, as both sides compare it.
  public var digest: String { SM3.digest(bytes).text }
}

extension NodeReading {
  /// The set that a grant covers in its own scope and below, without what comes down to it.
  func tally(of grant: Grant) throws(Failure) -> Tally {
    var tally = Tally()
    for entry in try values(.tally, prefix: grant.scope) {
      let parts = entry.key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 4, RegionCode.isPrefix(grant.scope, of: parts[0]),
        parts[2] == String(grant.level)
      else { continue }
      let isBound = RecordType(rawValue: parts[1]).map(Grant.unitBoundTypes.contains) ?? false
      if parts[3] == (isBound ? grant.unit ?? "" : "") { tally.unite(Tally(entry.value)) }
    }
    return tally
  }
}
