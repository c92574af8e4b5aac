import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncProtocol
import Trust

/// Carries work between two desks of one node by file, without a network: the same lines as a push,
/// signed by the sender's device and encrypted to the recipient's. The home still decides at the
/// next contact; until then what came by file stands on top of the home's word.
public struct PeerFileExchange: Sendable {
  private static let format = "dutydesk-peer-changes/1"

  let store: LocalStore
  let world: ReplayWorld

  /// Gives the store and what the replay may ask.
  public init(store: LocalStore, world: ReplayWorld) {
    self.store = store
    self.world = world
  }

  /// A file with all that this desk has done and its home hasn't confirmed.
  ///
  /// - Parameter recipient: the id of the other desk's device record.
  /// - Returns: the file, and how many changes are in it.
  /// - Throws: `node.notEnrolled`; `record.notFound` for a device that isn't here; `key.missing`.
  public func file(to recipient: String) throws(Failure) -> (bytes: [UInt8], count: Int) {
    let key = try FileSealing.key(of: store)
    let random = store.environment.random
    return try store.read { (reader) throws(Failure) in
      guard let own = try EnrolledDesk(reader) else { throw Failure(.notEnrolled) }
      let peer = try PeerDevice(recipient, reader)
      var changes: [JSON] = []
      for stored in try reader.changes(in: .pending, limit: Int(Int32.max)) {
        changes.append(try WireChange.change(stored, in: reader).json)
      }
      let head: JSON = [
        "format": .string(Self.format), "node": .string(own.node),
        "device": .string(own.device), "count": JSON(changes.count),
      ]
      let lines = ([head] + changes).flatMap { LineReader.line($0.object ?? [:]) }
      return (
        try FileSealing.sealed(lines, by: key, to: peer.key, random: random), changes.count
      )
    }
  }

  /// Takes a file in.
  ///
  /// - Returns: `pulled` counts what is new here; `merged`, `conflicts` and `rejected` foretell
  ///   what the home will say of it. A file that was taken in before changes nothing.
  /// - Throws: `verification.failed` for a file that was changed or cut, is for another desk, comes
  ///   from a device that isn't known or is revoked, or of another node; `input.format` for lines
  ///   that make no sense. Nothing is written then.
  public func take(_ file: [UInt8]) throws(Failure) -> SyncReport {
    let (bytes, sender) = try FileSealing.opened(file, with: FileSealing.key(of: store))
    let context = WriteContext(
      actor: Actor.system.id, now: store.environment.now(), work: "sync by file")
    return try store.write(by: context) { (transaction) throws(Failure) in
      let changes = try changes(bytes, from: sender, transaction)
      var report = SyncReport()
      var touched: [String] = []
      var fresh: Set<String> = []
      for change in changes {
        switch try transaction.borrow(PeerFileExchange.borrowed(change)) {
        case .taken:
          report.pulled += 1
          fresh.insert(change.identity)
          if !touched.contains(change.record) { touched.append(change.record) }
        case .unknownRecord: report.rejected += 1
        case .again: break
        }
      }
      let overlay = Overlay(world: world)
      for id in touched {
        for (change, outcome) in try overlay.foretell(id, in: transaction)
        where fresh.contains(change.identity) {
          PeerFileExchange.count(outcome, &report)
        }
      }
      return report
    }
  }

  private static func count(_ outcome: MergeOutcome, _ report: inout SyncReport) {
    switch outcome.word {
    case "merged": report.merged += 1
    case "proposed": report.conflicts += 1
    case "refused": report.rejected += 1
    default: break
    }
  }

  private func changes(
    _ bytes: [UInt8], from sender: SM2PublicKey, _ reading: some StoreReading
  ) throws(Failure) -> [Change] {
    let lines = try PeerFileExchange.lines(bytes)
    guard let head = lines.first, head["format"]?.string == Self.format,
      head["count"]?.int == lines.count - 1
    else { throw Failure(.inputFormat, ["text": "peer.form"]) }
    guard let own = try EnrolledDesk(reading) else { throw Failure(.notEnrolled) }
    guard head["node"]?.string == own.node else { throw FileSealing.refusal("peer.node") }
    let id = head["device"]?.string ?? ""
    guard let peer = try? PeerDevice(id, reading), peer.isActive, peer.key == sender else {
      throw FileSealing.refusal("peer.sender")
    }
    var changes: [Change] = []
    for line in lines.dropFirst() {
      let change = try Change(json: line)
      guard change.device == id, peer.operators.contains(change.actor) else {
        throw FileSealing.refusal("peer.actor")
      }
      changes.append(change)
    }
    return changes
  }

  private static func lines(_ bytes: [UInt8]) throws(Failure) -> [JSON] {
    var reader = LineReader()
    do throws(Problem) {
      var lines: [JSON] = []
      for line in try reader.feed(bytes) {
        lines.append(.object(try LineReader.parse(line)))
      }
      return lines
    } catch {
      throw Failure(.inputFormat, ["text": "peer.form"])
    }
  }

  private static func borrowed(_ change: Change) -> BorrowedChange {
    BorrowedChange(
      record: change.record, device: change.device, epoch: Int64(change.epoch),
      number: Int64(change.number), base: Int64(change.base), clock: change.clock,
      schema: change.schema, actor: change.actor, command: change.command,
      arguments: change.arguments, reason: change.reason, group: change.group,
      patch: change.patch)
  }
}

/// Another desk, by its device record: who may act on it, and its key.
struct PeerDevice {
  let key: SM2PublicKey
  let operators: [String]
  let isActive: Bool

  /// - Throws: `record.notFound` for anything that isn't a device with an SM2 key.
  init(_ id: String, _ reading: some StoreReading) throws(Failure) {
    guard let record = try reading.record(id)?.record, record.type == .device,
      let key = record.text("publicKey").flatMap({ try? SM2PublicKey(text: $0) })
    else { throw Failure(.notFound, ["id": .string(id)]) }
    self.key = key
    operators = record.texts("operators")
    isActive = record.status == "active" && !record.isDeleted
  }
}

extension Change {
  /// Device, epoch and number in one text.
  var identity: String { "\(device)/\(epoch)/\(number)" }
}
