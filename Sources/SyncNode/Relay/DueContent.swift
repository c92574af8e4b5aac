import DomainModel
import JSONDiff
import SyncProtocol

/// A content that this node and the one above may not both have. It stands in the book by the time
/// at which to see to it, so that an exchange reads only what is due.
struct DueContent: Sendable, Hashable {
  /// Its key in the book.
  let key: String
  let digest: String
  /// How often neither node had it: whoever took the picture may still be on the way to a line.
  let misses: Int
  /// Whether a record here still names it.
  let isNamed: Bool

  private static let timeDigits = 15
  private static let firstWaitMilliseconds: Int64 = 60_000
  /// Nobody waits longer than some four hours.
  private static let mostDoublings = 8
  private static let page = 200

  /// Notes contents that records name, or that have come; without a node above there is nobody to
  /// share them with.
  static func note(_ digests: Set<String>, _ writing: any NodeWriting) throws(Failure) {
    guard !digests.isEmpty, try UpstreamMembership.read(writing) != nil else { return }
    for digest in digests.sorted() where Route.isDigest(digest) {
      try writing.set(JSON(0), .dueContent, key(digest, at: 0))
    }
  }

  /// Notes all that records name, when the node joins one above.
  static func noteAll(_ writing: any NodeWriting) throws(Failure) {
    let named = try writing.values(.blobName, prefix: "").compactMap { entry in
      entry.key.split(separator: "/").first.map(String.init)
    }
    try note(Set(named), writing)
  }

  /// What is due, some of it.
  static func all(at now: Instant, _ reading: any NodeReading) throws(Failure) -> [DueContent] {
    var due: [DueContent] = []
    let end = key("", at: now.milliseconds + 1)
    for entry in try reading.values(.dueContent, after: "", limit: page) where entry.key < end {
      let digest = String(entry.key.dropFirst(timeDigits + 1))
      due.append(
        DueContent(
          key: entry.key, digest: digest, misses: (try? JSON.parse(entry.value))?.int ?? 0,
          isNamed: try !reading.values(.blobName, prefix: digest + "/").isEmpty))
    }
    return due
  }

  /// It is at both nodes, or nobody wants it any more.
  func settle(_ writing: any NodeWriting) throws(Failure) {
    try writing.set(nil as JSON?, .dueContent, key)
  }

  /// Neither node has it: after a minute it is due again, then each time after twice as long.
  func wait(from now: Instant, _ writing: any NodeWriting) throws(Failure) {
    try settle(writing)
    let wait = Self.firstWaitMilliseconds << min(misses, Self.mostDoublings)
    try writing.set(
      JSON(misses + 1), .dueContent, Self.key(digest, at: now.milliseconds + wait))
  }

  private static func key(_ digest: String, at milliseconds: Int64) -> String {
    let time = String(max(0, milliseconds))
    return String(repeating: "0", count: max(0, timeDigits - time.count)) + time + "/" + digest
  }
}
