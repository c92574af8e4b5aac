import DomainModel
import JSONDiff

extension ConflictRecord {
  /// The lowest level that receives a conflict: the record's, or that which sees all values in
  /// dispute unmasked. Nobody below it could have written them, and a conflict holds them in clear.
  static func level(_ fields: [ConflictField], of record: Record) -> Int {
    let levels = record.level..<max(record.level, highestLevel)
    return levels.first { level in
      fields.allSatisfy { isSeen($0, in: record, level: level) }
    } ?? highestLevel
  }

  private static let highestLevel = 4

  /// Each value is put where it belongs, so that the one masking point decides.
  private static func isSeen(_ field: ConflictField, in record: Record, level: Int) -> Bool {
    [field.base, field.mine, field.theirs].allSatisfy { value in
      guard let value else { return true }
      var probe = record
      ElementPointer.put(value, field.pointer, in: &probe.members)
      let shown = Masking.masked(probe, level: level)
      return ElementPointer.value(field.pointer, in: shown.members) == value
    }
  }
}
