import DomainModel
import JSONDiff
import LocalStore
import RecordMerge
import SyncProtocol
import Trust

/// Exchanges with the node by file: one file goes there with all that waits here, the answer brings
/// what became of it and all that the node has. The node's part is `dutydesk-node sync`.
public struct NodeFileExchange: Sendable {
  /// A body of a push is no larger, so that a file is filled in small steps.
  private static let pushBytes = 4 << 20

  let store: LocalStore
  let world: ReplayWorld

  /// Gives the store and what the replay may ask.
  public init(store: LocalStore, world: ReplayWorld) {
    self.store = store
    self.world = world
  }

  /// A file for the node.
  /// - Returns: the file, and how many changes are in it.
  /// - Throws: `node.notEnrolled`; `key.missing`.
  public func file() throws(Failure) -> (bytes: [UInt8], count: Int) {
    let key = try FileSealing.key(of: store)
    let random = store.environment.random
    return try store.read { (reader) throws(Failure) in
      guard let own = try EnrolledDesk(reader) else { throw Failure(.notEnrolled) }
      var (calls, room, count) = ([ExchangeFile.Call](), ExchangeFile.Room(), 0)
      let stored = try reader.unsentChanges(limit: Int(Int32.max))
      for (body, lines) in try Self.pushes(stored, reader) where !room.isFull {
        let call = ExchangeFile.Call(.push, headers: try Self.signed(body, by: key), body: body)
        room.take(call)
        calls.append(call)
        count += lines
      }
      let receipts = (try reader.setting(SyncSetting.fileReceipts)?.array ?? []).compactMap(
        \.object)
      if !receipts.isEmpty {
        calls.append(ExchangeFile.Call(.receipts, body: receipts.flatMap(LineReader.line)))
      }
      calls += try contents(stored, reader, room)
      let file = ExchangeFile(head: try Self.head(own, reader), calls: calls)
      let node = try Self.nodeKey(reader)
      return (
        try FileSealing.sealed(file.bytes, by: key, to: node, random: random), count
      )
    }
  }

  /// Takes the node's answer; nil when a file is from somebody else.
  /// - Returns: the report, as an exchange over a line gives it.
  /// - Throws: `verification.failed` for a file that was changed or cut, is for another desk, or
  ///   answers what this desk is past already; what an exchange throws.
  public func take(_ file: [UInt8]) throws(Failure) -> SyncReport? {
    let (bytes, sender) = try FileSealing.opened(file, with: FileSealing.key(of: store))
    let (own, node, memory, epoch) = try store.read { (reader) throws(Failure) in
      guard let own = try EnrolledDesk(reader) else { throw Failure(.notEnrolled) }
      return (
        own, try? Self.nodeKey(reader), try? LedgerMemory(reader),
        try Int(reader.identity().epoch)
      )
    }
    guard let node, sender == node else { return nil }
    let answer: ExchangeFile
    do throws(Problem) {
      answer = try ExchangeFile(bytes: bytes)
    } catch {
      throw FileSealing.refusal(error.code == .bodyTooLarge ? "peer.large" : "peer.seal")
    }
    guard answer.head["device"]?.string == own.device,
      answer.head["format"]?.string == ExchangeFile.answer
    else { throw FileSealing.refusal("peer.seal") }
    let recorded = RecordedNode(
      answer, epoch: epoch, verified: memory?.checkpoint?.size ?? 0)
    var session = SyncSession(
      store: store, transport: recorded.transport,
      credentials: DeviceCredentials(
        device: own.device, bearer: "", algorithm: "SM2", sign: { _ in "" }),
      world: world)
    session.file = FileReach(answer)
    let report = try session()
    try remember(recorded.receipts, whenConfirmedBy: answer)
    return report
  }

  private func remember(
    _ receipts: [JSONObject], whenConfirmedBy answer: ExchangeFile
  ) throws(Failure) {
    let isConfirmed = answer.calls.contains { $0.route == .receipts && ($0.status ?? 500) < 300 }
    guard isConfirmed || !receipts.isEmpty else { return }
    let context = WriteContext(
      actor: Actor.system.id, now: store.environment.now(), work: "sync by file")
    try store.write(by: context) { (transaction) throws(Failure) in
      let known = try transaction.setting(SyncSetting.fileReceipts)?.array ?? []
      let all = (isConfirmed ? [] : known) + receipts.map { .object($0) }
      try transaction.set(all.isEmpty ? nil : .array(all), forSetting: SyncSetting.fileReceipts)
    }
  }

  private static func head(
    _ own: EnrolledDesk, _ reader: StoreReader
  ) throws(Failure) -> JSONObject {
    let wanted = try BlobQueue(reader).down.keys.map(\.text).sorted()
    var head: JSONObject = [
      "format": .string(ExchangeFile.request), "node": .string(own.node),
      "device": .string(own.device), "epoch": JSON(Int(try reader.identity().epoch)),
      "verified": JSON((try? LedgerMemory(reader))?.checkpoint?.size ?? 0),
      "wanted": .array(wanted.map { .string($0) }),
    ]
    head["cursor"] = try reader.setting(SyncSetting.cursor)
    head["snapshot"] = try reader.setting(SyncSetting.snapshot)
    return head
  }

  /// The node's key that files are sealed to.
  static func nodeKey(_ reader: StoreReader) throws(Failure) -> SM2PublicKey {
    let keys = try reader.setting(SyncSetting.enrolment)?["nodeKeys"]?.array ?? []
    let text = keys.first { $0["algorithm"] == "SM2" }?["publicKey"]?.string
    guard let key = text.flatMap({ try? SM2PublicKey(text: $0) }) else {
      throw Failure(.notEnrolled)
    }
    return key
  }

  private static func signed(
    _ body: [UInt8], by key: SM2PrivateKey
  ) throws(Failure) -> [String: String] {
    do throws(TrustProblem) {
      return [ProtocolHeader.signature: Base64URL.text(try key.signature(of: body).bytes)]
    } catch {
      throw FileSealing.refusal("peer.seal")
    }
  }

  /// The outbox as bodies of pushes with their number of changes, in the order of its numbers.
  private static func pushes(
    _ stored: [StoredChange], _ reader: StoreReader
  ) throws(Failure) -> [(body: [UInt8], lines: Int)] {
    var lines: [JSONObject] = []
    for change in stored {
      lines.append(try WireChange.change(change, in: reader).json.object ?? [:])
    }
    var bodies: [(body: [UInt8], lines: Int)] = []
    while !lines.isEmpty {
      let batch = Array(lines.prefix(Pusher.batchCount))
      let count = PushBatch.fitting(batch, limits: ProtocolLimits(bodyBytes: Self.pushBytes))
      bodies.append((PushBatch.encoded(Array(batch.prefix(count))), count))
      lines.removeFirst(count)
    }
    return bodies
  }

  /// What waits to be sent and what the records of the outbox name, as much as there is room for.
  private func contents(
    _ stored: [StoredChange], _ reader: StoreReader, _ whole: ExchangeFile.Room
  ) throws(Failure) -> [ExchangeFile.Call] {
    var digests = Set(try BlobQueue(reader).up)
    for id in Set(stored.map(\.record)) {
      guard let record = try reader.record(id)?.record else { continue }
      digests.formUnion(BlobQueue.named(by: record))
    }
    var (calls, room) = ([ExchangeFile.Call](), whole)
    for digest in digests.sorted(by: { $0.text < $1.text }) {
      guard let size = store.folder.blobSize(digest), room.holds(size) else { continue }
      let content = try store.folder.readBlob(digest, from: 0, count: size)
      let call = ExchangeFile.Call(.putBlob(digest: digest.text), body: content)
      room.take(call)
      calls.append(call)
    }
    return calls
  }
}

/// What an exchange by file has less than one over a line.
struct FileReach: Sendable {
  /// When the node wrote it.
  let at: Instant?
  /// The contents that the node has taken out of the file that it answers.
  let offered: Set<Digest32>
  /// The contents that are in the answer.
  let given: Set<Digest32>

  init(_ answer: ExchangeFile) {
    at = answer.head["time"]?.string.flatMap { Instant(rfc3339: $0) }
    var (offered, given): (Set<Digest32>, Set<Digest32>) = ([], [])
    for call in answer.calls where (call.status ?? 500) < 300 {
      switch call.route {
      case .putBlob(let digest): if let digest = Digest32(text: digest) { offered.insert(digest) }
      case .getBlob(let digest): if let digest = Digest32(text: digest) { given.insert(digest) }
      default: break
      }
    }
    (self.offered, self.given) = (offered, given)
  }
}

extension Failure {
  private static let endOfFile = "file.end"

  /// The file holds no answer to what would come next.
  static let fileEnded = Failure(.nodeUnreachable, ["text": .string(endOfFile)])

  var isEndOfFile: Bool { code == .nodeUnreachable && detail("text") == Failure.endOfFile }
}
