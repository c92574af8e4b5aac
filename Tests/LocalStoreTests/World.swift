import DomainModel
import Foundation
import JSONDiff
import Synchronization
import Trust

@testable import LocalStore

/// A store in a folder of its own, with a stopped clock and repeatable chance.
final class World: Sendable {
  let folder: String
  let store: LocalStore
  private let clock: Mutex<Int64>

  static let start = Instant(rfc3339: "2026-11-23T01:00:00.000Z") ?? Instant(milliseconds: 0)
  static let officer = "01930000-0000-7000-8000-000000000001"
  static let waterBureau = "01930000-0000-7000-8000-0000000000b1"

  init(_ options: StoreOptions = StoreOptions()) throws {
    folder = Self.freshFolder()
    clock = Mutex(Self.start.milliseconds)
    store = try LocalStore.create(folder, environment: Self.environment(), options: options)
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  static func freshFolder() -> String {
    NSTemporaryDirectory() + "dutydesk-store-" + UUID().uuidString
  }

  static func environment(seed: UInt64 = 1) -> StoreEnvironment {
    let random = SeededBytes(seed: seed)
    return StoreEnvironment(
      now: { World.start }, random: { random.next($0) }, processDescription: "tests")
  }

  /// A second store on the same folder, as another process would have.
  func another(_ options: StoreOptions = StoreOptions()) throws -> LocalStore {
    try LocalStore.open(folder, environment: Self.environment(seed: 2), options: options)
  }

  /// The next second's context.
  func context(
    actor: String = World.officer, group: String? = nil, isBulk: Bool = false
  ) -> WriteContext {
    let now = clock.withLock { clock in
      clock += 1_000
      return clock
    }
    return WriteContext(
      actor: actor, now: Instant(milliseconds: now), group: group, isBulk: isBulk)
  }

  @discardableResult
  func create(_ record: Record) throws -> StoredRecord {
    try store.write(by: context()) { (transaction) throws(Failure) in
      try transaction.create(record)
    }
  }

  @discardableResult
  func change(
    _ id: String, actor: String = World.officer, command: String = "edit",
    _ body: (inout Record) -> Void
  ) throws -> StoredRecord {
    try store.write(by: context(actor: actor)) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else {
        throw Failure(.notFound, ["id": .string(id)])
      }
      body(&record)
      return try transaction.update(id, to: record, command: command)
    }
  }
}

/// Bytes that look random and are the same in each run.
final class SeededBytes: Sendable {
  private let state: Mutex<UInt64>

  init(seed: UInt64) {
    state = Mutex(seed)
  }

  func next(_ count: Int) -> [UInt8] {
    state.withLock { state in
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
    }
  }
}

/// Records for tests.
enum Given {
  static func id(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "01930000-0000-7000-9000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func grievance(
    _ number: Int, title: String = "解放路积水", status: String = "accepted",
    _ more: JSONObject = [:]
  ) -> Record {
    var members: JSONObject = [
      "id": .string(id(number)), "type": "grievance", "scope": "370102", "title": .string(title),
      "number": .string("G3701022611230A" + String(10_000 + number).suffix(4)),
      "content": "路面积水约二十厘米，影响通行。", "kind": "complaint", "source": "hotline12345",
      "status": .string(status), "createdAt": "2026-11-22T08:00:00.000Z",
      "createdBy": .string(World.officer), "leadUnit": .string(World.waterBureau),
      "place": ["region": "370102001", "name": "泉城广场"],
    ]
    for (name, value) in more { members[name] = value }
    return Record(members)
  }

  static func unit(_ id: String, _ name: String) -> Record {
    Record([
      "id": .string(id), "type": "unit", "scope": "370102", "name": .string(name),
      "kind": "department", "status": "active",
    ])
  }
}
