import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Which contents have to go to the node or to come from it; kept in the store, so that a cut costs
/// a piece and nothing is forgotten.
struct BlobQueue {
  private static let setting = "sync.blobs"

  /// A content that some record names and that isn't here.
  struct Wanted: Sendable, Hashable {
    /// The records that are known to name it; none in what older programs kept.
    var records: Set<String> = []
    /// How often the node had none, or none that this desk may read.
    var misses = 0
    /// How many exchanges pass before it is asked for again.
    var rest = 0
  }

  /// Contents to send.
  private(set) var up: [Digest32] = []
  /// Contents to fetch. One that the node doesn't have stays: whoever took the picture may still be
  /// on the way to a line.
  private(set) var down: [Digest32: Wanted] = [:]

  init(_ reading: some StoreReading) throws(Failure) {
    let json = try reading.setting(Self.setting)
    up = BlobQueue.digests(json?["up"])
    for digest in BlobQueue.digests(json?["down"]) { down[digest] = Wanted() }
    for (name, value) in json?["down"]?.object ?? [:] {
      guard let digest = Digest32(text: name) else { continue }
      down[digest] = Wanted(value)
    }
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
      if !isHere { queue.down[digest, default: Wanted()].records.insert(record.id) }
    }
  }

  private static func note(
    _ record: Record, in transaction: WriteTransaction,
    _ add: (inout BlobQueue, Digest32, _ isHere: Bool) -> Void
  ) throws(Failure) {
    let named = named(by: record)
    guard !named.isEmpty else { return }
    var queue = try BlobQueue(transaction)
    let folder = transaction.folder
    for digest in named { add(&queue, digest, folder.hasBlob(digest)) }
    try queue.keep(in: transaction)
  }

  /// Begins an exchange: the contents that are to be asked for in it. What no record names any more
  /// leaves the queue, what rests comes an exchange nearer.
  static func due(in transaction: WriteTransaction) throws(Failure) -> [Digest32] {
    var queue = try BlobQueue(transaction)
    var due: [Digest32] = []
    for (digest, wanted) in queue.down.sorted(by: { $0.key.text < $1.key.text }) {
      if wanted.rest > 0 {
        queue.down[digest]?.rest -= 1
      } else if try isNamed(digest, wanted, transaction) {
        due.append(digest)
      } else {
        queue.down[digest] = nil
      }
    }
    try queue.keep(in: transaction)
    return due
  }

  /// What an older program kept without names is asked for once.
  private static func isNamed(
    _ digest: Digest32, _ wanted: Wanted, _ transaction: WriteTransaction
  ) throws(Failure) -> Bool {
    guard !wanted.records.isEmpty else { return wanted.misses == 0 }
    for id in wanted.records {
      guard let record = try transaction.homeState(of: id).record else { continue }
      if named(by: record).contains(digest) { return true }
    }
    return false
  }

  /// The node has none: the next exchange but one asks again, then each time after twice as many.
  mutating func miss(_ digest: Digest32) {
    guard var wanted = down[digest] else { return }
    wanted.misses += 1
    wanted.rest = 1 << min(wanted.misses, Self.mostDoublings) - 1
    down[digest] = wanted
  }

  /// With an exchange a minute no content waits longer than some four hours.
  private static let mostDoublings = 8

  /// A content that was sent, was fetched, or is none.
  mutating func remove(_ digest: Digest32) {
    up.removeAll { $0 == digest }
    down[digest] = nil
  }

  func keep(in transaction: WriteTransaction) throws(Failure) {
    let wanted = JSONObject(members: down.map { ($0.key.text, $0.value.json) })
    let json: JSON? =
      up.isEmpty && down.isEmpty
      ? nil : ["up": .array(up.map { .string($0.text) }), "down": .object(wanted)]
    guard try transaction.setting(Self.setting) != json else { return }
    try transaction.set(json, forSetting: Self.setting)
  }

  private static func digests(_ json: JSON?) -> [Digest32] {
    (json?.array ?? []).compactMap { $0.string.flatMap(Digest32.init(text:)) }
  }

  /// Every digest that a document names.
  static func named(by record: Record) -> [Digest32] {
    var named: [Digest32] = []
    collect(.object(record.members), into: &named)
    return named
  }

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

extension BlobQueue.Wanted {
  fileprivate init(_ json: JSON) {
    records = Set((json["records"]?.array ?? []).compactMap(\.string))
    misses = json["misses"]?.int ?? 0
    rest = json["rest"]?.int ?? 0
  }

  fileprivate var json: JSON {
    [
      "records": .array(records.sorted().map { .string($0) }), "misses": JSON(misses),
      "rest": JSON(rest),
    ]
  }
}
