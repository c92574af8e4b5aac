import AppShell
import CommandCatalog
import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Synchronization
import UseCases

/// A duty desk at nine in the evening: a real store in a folder of its own, loaded from
/// `Fixtures/desk.ndjson`, with a stopped clock and repeatable chance.
final class DeskFixture: Sendable {
  let store: LocalStore
  let desk: Desk
  let actor: Actor
  private let folder: String
  private let files: CommandFiles

  /// 2026-11-23 21:04 at +08:00.
  static let now = Instant(milliseconds: 1_795_439_040_000)

  /// The store that tests only read.
  static let shared = Result { try DeskFixture() }

  /// `files`: what commands may read, by path.
  init(files texts: [String: String] = [:]) throws {
    files = Self.files(texts)
    folder = NSTemporaryDirectory() + "dutydesk-shell-" + UUID().uuidString
    store = try LocalStore.create(folder, environment: Self.environment)
    desk = Desk(store: store)
    try Self.load(into: store)
    actor = try desk.actor(FixtureID.wang)
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var reads: ShellReads {
    StoreReads(desk: desk, actor: actor, themeNames: ["auto", "dark", "light"]).shellReads
  }

  /// Runs a command as the live program would.
  func perform(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    guard let command = CommandCatalog.command(id: request.command) else {
      throw Failure(.notAvailable, ["command": .string(request.command)])
    }
    let desk = desk
    let place = Workplace(
      directory: folder, environment: Self.environment, files: files,
      desk: { () throws(Failure) in desk },
      samples: { () throws(Failure) in throw Failure(.fileMissing) })
    return try CommandRunner(workplace: place).run(command, request)
  }

  /// Another desk registers an order that is due before all others.
  func add(_ number: Int, title: String) throws {
    let due = Self.now.adding(milliseconds: -30 * 86_400_000).rfc3339
    let record = Record([
      "id": .string(FixtureID.grievance(number)), "type": "grievance", "schema": 1,
      "scope": "370102", "number": .string("G3701022611230B0\(number)"), "title": .string(title),
      "content": .string(title), "kind": "request", "source": "hotline12345",
      "status": "accepted", "createdAt": .string(Self.now.rfc3339),
      "createdBy": .string(FixtureID.operators(2)),
      "clocks": [["id": "assign", "from": .string(due), "dueAt": .string(due), "rule": "test"]],
    ])
    let context = WriteContext(actor: FixtureID.operators(2), now: Self.now)
    _ = try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.create(record)
    }
  }

  /// Another desk changes a title.
  func retitle(_ id: String, _ title: String) throws {
    let context = WriteContext(actor: FixtureID.operators(2), now: Self.now)
    _ = try store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else { throw Failure(.notFound) }
      record["title"] = .string(title)
      return try transaction.update(id, to: record, command: "edit")
    }
  }

  /// The digest of all live records: the same as before when nothing was changed.
  func digest() throws -> String {
    try store.read { (reader) throws(Failure) in "\(try reader.numbers().digest)" }
  }

  private static func load(into store: LocalStore) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/desk.ndjson")
    let text = try String(contentsOf: path, encoding: .utf8)
    let records = try text.split(separator: "\n").map { line in
      guard let members = try JSON.parse(String(line)).object else { throw Problem.notARecord }
      return Record(members)
    }
    let context = WriteContext(actor: Actor.system.id, now: now, goesToOutbox: false)
    let result = try store.importRecords(records, by: context, asSamples: true)
    guard result.rejected.isEmpty, result.created == records.count else { throw Problem.notLoaded }
    try store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(FixtureID.wang), forSetting: "desk.operator")
      try transaction.set(.string(FixtureID.centre), forSetting: "desk.unit")
      try transaction.set("370102", forSetting: "desk.scope")
    }
    try store.indexPending()
  }

  private enum Problem: Error {
    case notARecord
    case notLoaded
  }

  /// Time stands still, so that no read is cut short on a busy machine.
  private static let environment = StoreEnvironment(
    now: { now }, random: SeededBytes(seed: 7).next, processDescription: "tests",
    monotonicNanoseconds: { 0 })

  private static func files(_ texts: [String: String]) -> CommandFiles {
    CommandFiles(
      read: { (path) throws(Failure) in
        guard let text = texts[path] else { throw Failure(.fileMissing) }
        return Array(text.utf8)
      },
      readChunks: { (_, _) throws(Failure) in throw Failure(.fileMissing) },
      write: { (_, _) throws(Failure) in throw Failure(.fileMissing) })
  }
}

/// Records of the fixture that tests name.
enum FixtureID {
  static let wang = operators(1)
  static let centre = id(2, 1)
  /// The burst pipe: overdue, being handled by the water bureau.
  static let burstPipe = grievance(1)

  static func grievance(_ number: Int) -> String { id(5, number) }
  static func operators(_ number: Int) -> String { id(3, number) }

  private static func id(_ kind: Int, _ number: Int) -> String {
    let digits = String(kind * 0x1_0000_0000 + number, radix: 16)
    return "01930000-0000-7000-9000-" + String(repeating: "0", count: 12 - digits.count) + digits
  }
}

/// Bytes that look random and are the same in each run.
final class SeededBytes: Sendable {
  private let state: Mutex<UInt64>

  init(seed: UInt64) {
    state = Mutex(seed)
  }

  @Sendable func next(_ count: Int) -> [UInt8] {
    state.withLock { state in
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
    }
  }
}
