import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Which contents have to go to the node or to come from it; kept in the store, so that a cut costs
/// a piece and nothing is forgotten.
struct BlobQueue {
  private static let setting = "sync.blobs"

  /// Contents to send.
  private(set) var up: [Digest32] = []
  /// Contents to fetch.
  private(set) var down: [Digest32] = []

  init(_ reading: some StoreReading) throws(Failure) {
    let json = try reading.setting(Self.setting)
    up = BlobQueue.digests(json?["up"])
    down = BlobQueue.digests(json?["down"])
  }

  /// A record that the home has taken: what it names and lies here is to be sent.
  static func noteSent(_ record: Record, in transaction: WriteTransaction) throws(Failure) {
    try note(record, in: transaction) { queue, digest, isHere in
      if isHere, !queue.up.contains(digest) { queue.up.append(digest) }
    }
  }

  /// A record that has come: what it names and isn't here is to be fetched.
  static func noteArrived(_ record: Record, in transaction: WriteTransaction) throws(Failure) {
    try note(record, in: transaction) { queue, digest, isHere in
      if !isHere, !queue.down.contains(digest) { queue.down.append(digest) }
    }
  }

  private static func note(
    _ record: Record, in transaction: WriteTransaction,
    _ add: (inout BlobQueue, Digest32, _ isHere: Bool) -> Void
  ) throws(Failure) {
    var named: [Digest32] = []
    collect(.object(record.members), into: &named)
    guard !named.isEmpty else { return }
    var queue = try BlobQueue(transaction)
    let folder = transaction.folder
    for digest in named { add(&queue, digest, folder.hasBlob(digest)) }
    try queue.keep(in: transaction)
  }

  /// A content that was sent, was fetched, or is none.
  mutating func remove(_ digest: Digest32) {
    up.removeAll { $0 == digest }
    down.removeAll { $0 == digest }
  }

  func keep(in transaction: WriteTransaction) throws(Failure) {
    let json: JSON? =
      up.isEmpty && down.isEmpty
      ? nil
      : [
        "up": .array(up.map { .string($0.text) }), "down": .array(down.map { .string($0.text) }),
      ]
    guard try transaction.setting(Self.setting) != json else { return }
    try transaction.set(json, forSetting: Self.setting)
  }

  private static func digests(_ json: JSON?) -> [Digest32] {
    (json?.array ?? []).compactMap { $0.string.flatMap(Digest32.init(text:)) }
  }

  /// Every digest that a document names.
  private static func collect(_ value: JSON, into named: inout [Digest32]) {
    switch value {
    case .string(let text):
      guard text.utf8.count == 68, let digest = Digest32(text: text) else { return }
      named.append(digest)
    case .array(let elements): for element in elements { collect(element, into: &named) }
    case .object(let members): for member in members { collect(member.value, into: &named) }
    case .null, .bool, .number: break
    }
  }
}
