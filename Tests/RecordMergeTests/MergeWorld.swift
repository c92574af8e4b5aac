import DomainModel
import JSONDiff
import RecordMerge
import Synchronization

/// Numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// A county with two departments, and the records that tests merge.
enum MergeWorld {
  static let water = "01910000-0000-7000-8000-000000000001"
  static let roads = "01910000-0000-7000-8000-000000000002"
  static let order = "01910000-0000-7000-8000-0000000000aa"
  /// 2026-11-23, 09:00 at +08:00.
  static let monday: Int64 = 1_795_395_600_000
  static var firstClock: Int64 { monday << 11 }

  static func unit(_ id: String, _ name: String) -> Record {
    Record([
      "id": .string(id), "type": "unit", "scope": "370102", "name": .string(name),
      "kind": "department", "status": "active", "createdAt": "2026-01-01T00:00:00.000Z",
      "createdBy": "system",
    ])
  }

  /// Enough of a digest to make ids: not secret, but the same everywhere.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return (0..<32).map { UInt8(truncatingIfNeeded: state >> UInt64($0 % 8 * 8)) }
  }

  static var rules: RuleContext {
    let units = [water: unit(water, "水务局"), roads: unit(roads, "城管局")]
    return RuleContext(
      record: { units[$0] }, newID: { order }, newNumber: { _, _ in nil }, digest: digest)
  }

  static func actor(_ roles: [Role] = [.dispatcher, .supervisor, .administrator]) -> Actor {
    Actor(
      id: "officer", name: "officer", unit: water,
      grants: roles.compactMap { role in
        CivilDate("2026-01-01").map {
          Grant(id: role.rawValue, role: role, scope: "370102", level: 4, from: $0)
        }
      })
  }

  static func context(_ actor: Actor = actor(), level: Int = 4) -> MergeContext {
    MergeContext(
      actor: actor, rules: rules, level: level,
      mayWriteState: { change, _, field in change.command == "undo" || field == "/settledBy" })
  }

  static func grievance(_ more: JSONObject = [:]) -> Record {
    var members: JSONObject = [
      "id": .string(order), "type": "grievance", "scope": "370102", "schema": 1,
      "createdAt": "2026-11-23T00:00:00.000Z", "createdBy": "officer", "kind": "request",
      "source": "hotline12345", "title": "路灯不亮", "content": "解放路路灯不亮", "urgency": "normal",
      "status": "accepted", "round": 1, "updatedAt": "2026-11-23T00:00:00.000Z",
      "updatedBy": "officer", "futureMember": ["kept": [1, 2]],
      "contact": ["name": "王芳", "phone": "13812342071"],
    ]
    for (name, value) in more { members[name] = value }
    return Record(members)
  }

  static func supply(_ stock: JSON = 10) -> Record {
    Record([
      "id": .string(order), "type": "supply", "scope": "370102", "schema": 1,
      "createdAt": "2026-11-23T00:00:00.000Z", "createdBy": "officer", "name": "编织袋",
      "stock": stock, "unitOfMeasure": "条", "unit": .string(water),
    ])
  }
}

/// A desk without a line: it edits what it saw last.
struct Desk {
  let name: String
  var record: Record
  var base = 0
  var number = 0
  var clock: Int64

  init(_ name: String, _ record: Record, clock: Int64 = MergeWorld.firstClock) {
    self.name = name
    self.record = record
    self.clock = clock
  }

  /// Changes the desk's record and says the change.
  mutating func change(
    _ command: String = "edit", _ arguments: JSONObject = [:], tick: Int64 = 1 << 11,
    _ mutate: (inout Record) -> Void
  ) -> Change {
    var next = record
    mutate(&next)
    let patch = JSONDiffer.patch(from: .object(record.members), to: .object(next.members))
    number += 1
    clock += tick
    record = next
    return Change(
      record: record.id, type: record.typeName, scope: record.scope, device: name, epoch: 7,
      number: number, base: base, patch: patch, command: command, arguments: arguments,
      actor: "officer", clock: clock)
  }

  /// Gives a command by the rules, as a desk does.
  mutating func command(
    _ name: String, _ arguments: JSONObject = [:], actor: Actor = MergeWorld.actor()
  ) throws -> Change {
    let after = try TransitionRules.apply(
      name, to: record, arguments: arguments, actor: actor,
      now: Change.instant(of: clock + 1 << 11), context: MergeWorld.rules
    ).record
    var plain = after
    for member in ["steps", "updatedAt", "updatedBy"] { plain[member] = record[member] }
    return change("grievance." + name, arguments) { $0 = plain }
  }

  /// Reads the home's record.
  mutating func pull(_ home: Home) {
    (record, base) = (home.record, home.sequence)
  }
}

/// A home of one record.
struct Home {
  var record: Record
  var fields = FieldHistory()
  var sequence = 0
  var conflicts: [ConflictField] = []
  private var states: [Record]
  private var arrived: [(change: Change, sequence: Int)] = []
  private var lastNumbers: [String: Int] = [:]

  init(_ record: Record) {
    self.record = record
    states = [record]
  }

  @discardableResult
  mutating func receive(
    _ change: Change, _ context: MergeContext = MergeWorld.context()
  ) -> MergeOutcome {
    let own = arrived.filter { $0.change.device == change.device && $0.sequence > change.base }
    let outcome = ChangeMerge.merge(
      MergeInput(
        present: record,
        seen: SeenRecord.rebuilt(base: states[change.base], own: own.map(\.change)),
        beforeDeletion: states.last { !$0.isDeleted }, fields: fields, change: change,
        sequence: sequence + 1, lastNumber: lastNumbers[change.device]), context: context)
    guard outcome != .again else { return outcome }
    sequence += 1
    lastNumbers[change.device] = change.number
    arrived.append((change, sequence))
    if let merged = outcome.result { (record, fields) = (merged.record, merged.fields) }
    states.append(record)
    conflicts += outcome.conflicts
    return outcome
  }
}
