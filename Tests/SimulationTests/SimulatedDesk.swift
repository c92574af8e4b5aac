import DomainModel
import Foundation
import JSONDiff
import LocalStore
import RecordMerge
import SyncClient
import SyncProtocol
import Synchronization
import Trust

/// The identity of a change.
struct ChangeName: Hashable, Comparable, CustomStringConvertible {
  var device: String
  var epoch: Int64
  var number: Int64

  static func < (one: ChangeName, other: ChangeName) -> Bool {
    (one.device, one.epoch, one.number) < (other.device, other.epoch, other.number)
  }

  var description: String { "\(device.suffix(4))/\(epoch)/\(number)" }
}

/// A desk's clock: the time of the history and some days more or less.
final class SkewedClock: Sendable {
  private let clock: HistoryClock
  private let skew = Mutex(0)

  init(_ clock: HistoryClock) { self.clock = clock }

  var now: Instant { clock.now.adding(milliseconds: Int64(skew.withLock { $0 })) }

  func skip(to milliseconds: Int) { skew.withLock { $0 = milliseconds } }
}

/// The real client on a store of its own, with a clock that is days off.
final class SimulatedDesk {
  let index: Int
  let folder: String
  let device: String
  let person: String
  let clock: SkewedClock
  private(set) var store: LocalStore
  let environment: StoreEnvironment
  private let transport: NodeTransport
  /// What was made here, but for what a restore has taken back.
  private(set) var made: Set<ChangeName> = []
  /// All that was ever made here: a call that was under way when the disk was lost may still arrive.
  private(set) var everMade: Set<ChangeName> = []
  private var madeAtBackup: Set<ChangeName>?
  /// What the desk has written and not yet sent off; nobody else may touch it.
  private(set) var draft: String?
  private var draftAtBackup: String?

  init(
    _ index: Int, in parent: String, token: String, clock: HistoryClock, chance: Chance,
    transport: NodeTransport
  ) throws(Failure) {
    let own = SkewedClock(clock)
    self.index = index
    self.transport = transport
    self.clock = own
    folder = "\(parent)/desk\(index)"
    environment = StoreEnvironment(
      now: { own.now }, random: { chance.bytes($0) }, processDescription: "history")
    store = try LocalStore.create(folder, environment: environment)
    let answer = try Enrolment(store: store, transport: transport)(
      .init(
        url: "https://node.example", token: token, keepsSamples: false, name: "desk\(index)",
        operatorID: nil, unitID: nil))
    device = answer["device"]?.string ?? ""
    person = answer["operator"]?.string ?? ""
  }

  private var context: WriteContext { WriteContext(actor: person, now: environment.now()) }

  /// One command: one transaction; notes which changes it made.
  func work(_ body: (WriteTransaction) throws(Failure) -> Void) throws(Failure) {
    let device = device
    let names = try store.write(by: context) { (transaction) throws(Failure) in
      let first = transaction.upcomingNumber
      try body(transaction)
      let epoch = transaction.identity.epoch
      return (first..<transaction.upcomingNumber).map {
        ChangeName(device: device, epoch: epoch, number: $0)
      }
    }
    made.formUnion(names)
    everMade.formUnion(names)
  }

  func read<Value>(_ body: (StoreReader) throws(Failure) -> Value) throws(Failure) -> Value {
    try store.read(body)
  }

  /// The living records of a type, by id.
  func records(of type: RecordType) throws(Failure) -> [Record] {
    try read { (reader) throws(Failure) in
      var found: [Record] = []
      for id in try reader.records(inScope: "37", limit: 1_000).sorted() {
        guard let record = try reader.record(id)?.record, record.type == type, !record.isDeleted
        else { continue }
        found.append(record)
      }
      return found
    }
  }

  /// While a page is being applied it is asked whether the disk is full.
  @discardableResult
  func sync(diskFaults: @escaping @Sendable () -> Bool = { false }) throws(Failure) -> SyncReport {
    try SyncSession(
      store: store, transport: transport,
      credentials: try DeviceCredentials.read(store.folder, device: device),
      world: world(diskFaults))()
  }

  private func world(_ diskFaults: @escaping @Sendable () -> Bool = { false }) -> ReplayWorld {
    let (person, now) = (person, environment.now)
    return ReplayWorld { (transaction, _, _) throws(Failure) in
      if diskFaults() { throw Failure(.storeFull) }
      return (HistoryRules.actor(person), HistoryRules.context(transaction, now))
    }
  }

  /// A file for the node with all that waits here.
  func fileForNode() throws(Failure) -> [UInt8] {
    try NodeFileExchange(store: store, world: world()).file().bytes
  }

  /// Takes the node's answer to a file.
  @discardableResult
  func take(
    _ answer: [UInt8], diskFaults: @escaping @Sendable () -> Bool = { false }
  ) throws(Failure) -> SyncReport? {
    try NodeFileExchange(store: store, world: world(diskFaults)).take(answer)
  }

  /// Gives what waits here to another desk, by file.
  func hand(to other: SimulatedDesk) throws(Failure) {
    let file = try PeerFileExchange(store: store, world: world()).file(to: other.device).bytes
    _ = try PeerFileExchange(store: other.store, world: other.world()).take(file)
  }

  /// Settles a conflict by one side in all its fields: the conflict first, signed with the change
  /// that follows it, if one does.
  func settle(_ conflict: Record, _ side: ConflictSettlement.Choice) throws(Failure) {
    let (person, now) = (person, environment.now)
    try work { (transaction) throws(Failure) in
      let id = conflict.text("record") ?? ""
      guard let subject = try transaction.record(id)?.record else {
        throw Failure(.notFound, ["id": .string(id)])
      }
      let pointers = conflict.list("fields").compactMap { $0["id"]?.string }
      let patch = try ConflictSettlement.patch(
        conflict, choices: Dictionary(uniqueKeysWithValues: pointers.map { ($0, side) }),
        record: subject)
      var settled = try TransitionRules.apply(
        "resolve", to: conflict, actor: HistoryRules.actor(person), now: now(),
        context: HistoryRules.context(transaction, now)
      ).record
      settled["settledBy"] = [
        "device": .string(transaction.identity.device),
        "epoch": JSON(Int(transaction.identity.epoch)),
        "number": JSON(Int(transaction.upcomingNumber) + (patch.isEmpty ? 0 : 1)),
      ]
      try transaction.update(conflict.id, to: settled, command: "conflict.resolve")
      guard !patch.isEmpty, let edited = (try? patch.apply(to: .object(subject.members)))?.object
      else { return }
      try transaction.update(subject.id, to: Record(edited), command: "edit")
    }
  }

  func keepDraft(_ text: String?) throws(Failure) {
    let item = LocalItem(
      kind: .draft, owner: person, id: "grievance.new", at: environment.now(),
      document: ["content": text.map { .string($0) } ?? .null])
    try store.write(by: context) { (transaction) throws(Failure) in try transaction.keep(item) }
    draft = text
  }

  func keptDraft() throws(Failure) -> String? {
    try read { (reader) throws(Failure) in
      try reader.localItem(.draft, owner: person, id: "grievance.new")?.document["content"]?.string
    }
  }

  /// As after the death of the process: another opens the folder.
  func restart() throws(Failure) {
    try store.close()
    store = try LocalStore.open(folder, environment: environment)
  }

  func backUp() throws(Failure) {
    let path = folder + ".backup"
    try? FileManager.default.removeItem(atPath: path)
    try store.backup(to: path)
    (madeAtBackup, draftAtBackup) = (made, draft)
  }

  /// Whether there is something to restore.
  var hasBackup: Bool { madeAtBackup != nil }

  /// What was made after the backup and hasn't reached the node is lost with the disk.
  func restore(reached: (ChangeName) -> Bool) throws(Failure) {
    guard let madeAtBackup else { return }
    try store.close()
    try LocalStore.restore(folder + ".backup", into: folder, environment: environment)
    store = try LocalStore.open(folder, environment: environment)
    made = made.filter { madeAtBackup.contains($0) || reached($0) }
    draft = draftAtBackup
  }
}

/// What a desk knows of rights and rules when it foretells what becomes of its changes.
enum HistoryRules {
  static func actor(_ id: String) -> Actor {
    let grants = Role.allCases.compactMap { role in
      CivilDate("2020-01-01").map {
        Grant(id: role.rawValue, role: role, scope: "37", level: 4, from: $0)
      }
    }
    return Actor(id: id, name: "officer", unit: "", grants: grants)
  }

  static func context(
    _ reading: some StoreReading, _ now: @escaping @Sendable () -> Instant
  ) -> RuleContext {
    RuleContext(
      record: { id in (try? reading.record(id))??.record },
      newID: {
        IDs.uuidV7(milliseconds: now().milliseconds, random: { Array(repeating: 7, count: $0) })
      },
      newNumber: { _, _ in nil }, digest: { SM3.digest($0).bytes })
  }
}
