import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncProtocol
import Synchronization
import Trust

/// Numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// What all desks and the node have in common.
enum SyncWorld {
  static let start = Instant(rfc3339: "2026-11-23T01:00:00.000Z") ?? Instant(milliseconds: 0)
  static let officer = "01930000-0000-7000-8000-000000000001"
  static let water = "01930000-0000-7000-8000-0000000000b1"
  static let roads = "01930000-0000-7000-8000-0000000000b2"

  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "01930000-0000-7000-9000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func unit(_ id: String) -> Record {
    Record([
      "id": .string(id), "type": "unit", "scope": "370102", "name": .string("单位" + id.suffix(2)),
      "kind": "department", "status": "active", "createdAt": "2026-01-01T00:00:00.000Z",
      "createdBy": "system",
    ])
  }

  static func grievance(_ number: Int) -> Record {
    Record([
      "id": .string(id(number)), "type": "grievance", "scope": "370102", "kind": "request",
      "source": "hotline12345", "title": .string("路灯不亮 \(number)"), "content": "解放路",
      "urgency": "normal", "status": "accepted", "round": 1,
      "contact": ["name": "王芳", "phone": "13812342071"], "future": ["kept": true],
    ])
  }

  static var actor: Actor {
    let grants = Role.allCases.compactMap { role in
      CivilDate("2026-01-01").map {
        Grant(id: role.rawValue, role: role, scope: "370102", level: 4, from: $0)
      }
    }
    return Actor(id: officer, name: "officer", unit: water, grants: grants)
  }

  static var rules: RuleContext {
    RuleContext(
      record: { [water, roads].contains($0) ? unit($0) : nil }, newID: { id(0xFFFF) },
      newNumber: { _, _ in nil }, digest: { SM3.digest($0).bytes })
  }

  static var replay: ReplayWorld {
    ReplayWorld { (_, _, _) throws(Failure) in (actor, rules) }
  }

  static func node() -> ScriptedNode {
    ScriptedNode {
      MergeContext(
        actor: actor, rules: rules,
        mayWriteState: { change, _, field in
          change.command == "undo" || field == "/settledBy"
        })
    }
  }
}

/// A desk with a store of its own that has joined the scripted node.
final class SyncDesk {
  let name: String
  let folder: String
  private(set) var store: LocalStore
  let environment: StoreEnvironment
  private let clock: ClockBox
  /// How many changes were made here.
  private(set) var madeCount = 0

  init(_ name: String, seed: UInt64, skewMilliseconds: Int64 = 0) throws {
    self.name = name
    folder = NSTemporaryDirectory() + "dutydesk-sync-" + UUID().uuidString
    let clock = ClockBox(SyncWorld.start.milliseconds + skewMilliseconds)
    let random = Mutex(Seeded(seed))
    self.clock = clock
    environment = StoreEnvironment(
      now: { clock.tick() },
      random: { count in
        random.withLock { random in
          (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
      }, processDescription: "tests")
    store = try LocalStore.create(folder, environment: environment)
    try join()
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func join() throws {
    let device = "desk-" + name
    try store.write(by: context()) { (transaction) throws(Failure) in
      let identity = StoreIdentity(
        device: device, epoch: transaction.identity.epoch, desk: "7A")
      try transaction.adopt(identity)
      try transaction.set("https://node.example", forSetting: SyncSetting.node)
      try transaction.set(
        ["node": "node", "device": .string(device)], forSetting: SyncSetting.enrolment)
    }
  }

  /// As after a crash: another process opens the folder.
  func restart() throws {
    try store.close()
    store = try LocalStore.open(folder, environment: environment)
  }

  func context() -> WriteContext {
    WriteContext(actor: SyncWorld.officer, now: environment.now())
  }

  func create(_ record: Record) throws {
    madeCount += 1
    try store.write(by: context()) { (transaction) throws(Failure) in
      try transaction.create(record, command: "grievance.new")
    }
  }

  func edit(_ id: String, command: String = "edit", _ body: (inout Record) -> Void) throws {
    try store.write(by: context()) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else { return }
      body(&record)
      if try transaction.record(id)?.record != record { madeCount += 1 }
      try transaction.update(id, to: record, command: command)
    }
  }

  func assign(_ id: String, to unit: String) throws {
    try store.write(by: context()) { (transaction) throws(Failure) in
      guard let record = try transaction.record(id)?.record, record.status == "accepted" else {
        return
      }
      let outcome = try TransitionRules.apply(
        "assign", to: record, arguments: ["to": .string(unit)], actor: SyncWorld.actor,
        now: context().now, context: SyncWorld.rules)
      try transaction.update(
        id, to: outcome.record, command: "grievance.assign", arguments: ["to": .string(unit)])
      madeCount += 1
    }
  }

  @discardableResult
  func sync(_ transport: NodeTransport) throws -> SyncReport {
    try session(transport)()
  }

  func session(_ transport: NodeTransport) -> SyncSession {
    SyncSession(
      store: store, transport: transport,
      credentials: DeviceCredentials(
        device: "desk-" + name, bearer: "token", algorithm: "SM2", sign: { _ in "signature" }),
      world: SyncWorld.replay)
  }

  func record(_ id: String) throws -> Record? {
    try store.read { (reader) throws(Failure) in try reader.record(id)?.record }
  }

  func read<T>(_ body: (StoreReader) throws(Failure) -> T) throws -> T {
    try store.read { (reader) throws(Failure) in try body(reader) }
  }
}

/// A clock that goes on by a second each time somebody looks.
final class ClockBox: Sendable {
  private let milliseconds: Mutex<Int64>

  init(_ start: Int64) { milliseconds = Mutex(start) }

  func tick() -> Instant {
    milliseconds.withLock { milliseconds in
      milliseconds += 1_000
      return Instant(milliseconds: milliseconds)
    }
  }
}
