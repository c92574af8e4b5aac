import DomainModel
import JSONDiff

@testable import SampleCounty

/// The county of the checked-in samples, invented once for all tests.
enum CheckedCounty {
  static let seed: UInt64 = 370102
  static let county = SampleCounty(seed: seed)
  static let loadingDay = CivilDate("2026-11-23") ?? Instant(milliseconds: 0).civilDate
  static let now = Instant(date: loadingDay, hour: 9, minute: 0, second: 0)

  /// All records as a store would take them in.
  static let records: [Record] = SampleCounty.typeOrder.flatMap { type in
    (county.records[type] ?? []).map { members in
      let ready = SampleRecords.prepared(.object(members), loadingDay: loadingDay, now: now)
      return Record(ready.object ?? [:])
    }
  }

  static func records(_ type: RecordType) -> [Record] {
    records.filter { $0.type == type }
  }

  /// Every text in a document with its path; list places are written as `-`.
  static func texts(in json: JSON, path: String = "") -> [(path: String, text: String)] {
    switch json {
    case .string(let text): [(path, text)]
    case .array(let elements): elements.flatMap { texts(in: $0, path: path + "/-") }
    case .object(let members):
      members.flatMap { texts(in: $0.value, path: path + "/" + $0.name) }
    case .null, .bool, .number: []
    }
  }
}
