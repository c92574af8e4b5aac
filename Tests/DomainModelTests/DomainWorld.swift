import DomainModel
import JSONDiff
import Synchronization

/// A small county: two departments, a street, people with one role each.
struct DomainWorld {
  static let county = "370102"
  static let water = "01910000-0000-7000-8000-000000000001"
  static let roads = "01910000-0000-7000-8000-000000000002"
  static let street = "01910000-0000-7000-8000-000000000003"
  static let center = "01910000-0000-7000-8000-000000000004"
  /// A Monday, 09:00.
  static let monday = Instant(date: day("2026-11-23"), hour: 9)

  var records: [String: Record] = [:]
  var isSingleOperator = false
  var merged: [Record] = []
  private let counter = Counter()

  init() {
    let units = [
      (Self.water, "水务局", "department"), (Self.roads, "城管局", "department"),
      (Self.street, "解放路街道", "street"), (Self.center, "指挥中心", "other"),
    ]
    for (id, name, kind) in units {
      records[id] = Record([
        "id": .string(id), "type": "unit", "scope": .string(Self.county), "name": .string(name),
        "kind": .string(kind), "status": "active", "createdAt": "2026-01-01T00:00:00.000Z",
        "createdBy": "system",
      ])
    }
  }

  var context: RuleContext {
    RuleContext(
      record: { records[$0] }, ancestors: { _ in [] },
      dispatchRule: { category, _ in
        category != "water.supply"
          ? nil
          : Record([
            "type": "dispatchRule", "category": "water.supply", "lead": .string(Self.water),
            "tier": "department", "basis": "派单目录 3.2",
          ])
      },
      mergedOrders: { _ in merged }, isSingleOperator: isSingleOperator,
      newID: { counter.uuid() },
      newNumber: { type, scope in
        HumanNumber(
          letter: TypeDeclaration.of(type).numberLetter ?? "?", scope: scope,
          date: day("2026-11-23"), desk: "0A", count: counter.next()
        ).description
      })
  }

  /// Somebody of a unit with one role in the county; the grant is bound to the unit when `isBound`.
  static func person(
    _ role: Role, of unit: String = center, isBound: Bool = false, id: String? = nil, level: Int = 4
  ) -> Actor {
    Actor(
      id: id ?? "person-\(role.rawValue)-\(unit.suffix(1))", name: role.rawValue, unit: unit,
      grants: [
        Grant(
          id: "g", role: role, scope: county, unit: isBound ? unit : nil, level: level,
          from: day("2026-01-01"))
      ])
  }

  /// A grievance as the desk takes it in.
  func grievance(
    _ members: JSONObject = [:], at now: Instant = monday
  ) throws(Failure) -> Record {
    var all: JSONObject = [
      "kind": "complaint", "source": "hotline12345", "title": "水管漏水", "content": "路口水管漏水",
      "place": ["region": "370102"], "contact": ["name": "王小明", "phone": "10812342071"],
    ]
    for member in members { all[member.name] = member.value }
    return try RecordCreation.created(
      .grievance, members: all, actor: Self.person(.dispatcher), now: now, context: context)
  }

  /// The record after some commands, each by somebody who may.
  func after(
    _ commands: [(String, JSONObject)], _ record: Record, at now: Instant = monday
  ) throws(Failure) -> Record {
    var current = record
    for (index, (name, arguments)) in commands.enumerated() {
      current = try TransitionRules.apply(
        name, to: current, arguments: arguments, actor: Self.everyone,
        now: now.adding(seconds: 60 * (index + 1)), context: context
      ).record
    }
    return current
  }

  /// A supervisor without unit: dispatcher and handler of everything in the county.
  static let everyone = person(.supervisor)
}

/// The day of a literal that a test is sure of.
func day(_ text: String) -> CivilDate {
  CivilDate(text) ?? CivilDate(dayNumber: 0)
}

/// The moment of a local text such as `2026-11-23 09:00`.
func moment(_ text: String) -> Instant {
  Instant(rfc3339: text.prefix(10) + "T" + text.suffix(5) + ":00+08:00")
    ?? Instant(milliseconds: 0)
}

final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock {
      $0 += 1
      return $0
    }
  }

  func uuid() -> String {
    let count = next()
    return IDs.uuidV7(milliseconds: 1_800_000_000_000 + Int64(count)) { size in
      [UInt8](repeating: UInt8(count % 251), count: size)
    }
  }
}

/// A seeded random source (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
