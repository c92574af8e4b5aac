import DomainModel
import JSONDiff
import Trust

/// What stands for the part of a log that is no longer kept: how far it went, the root of the tree
/// there, and count and sum of the records as they were then, signed by the node. The tree itself is
/// kept whole, so that every checkpoint is still shown to have grown and every proof that was given
/// still verifies; a proof of a change that is gone can no longer be made.
struct PrunedLog: Sendable, Hashable {
  /// The last sequence that is gone.
  var through: Int
  /// The root of the tree of that size.
  var root: Digest32
  /// Of the records as the change `through` left them.
  var tally: Tally
  /// The node's, over the statement; base64url.
  var signature: String

  private static let key = "pruned"

  /// Reads it; nil for a log that is whole.
  static func read(_ reading: any NodeReading) throws(Failure) -> PrunedLog? {
    guard let json = try reading.json(.node, key) else { return nil }
    guard let through = json["through"]?.int,
      let root = json["root"]?.string.flatMap(Digest32.init(text:)),
      let records = json["records"]?.int,
      let sum = json["sum"]?.string.flatMap(Digest32.init(text:)),
      let signature = json["signature"]?.string
    else { throw Failure(.storeCorrupt, ["text": "pruned"]) }
    return PrunedLog(
      through: through, root: root, tally: Tally(count: UInt64(max(0, records)), sum: sum),
      signature: signature)
  }

  /// The first sequence that the log still holds.
  static func oldest(_ reading: any NodeReading) throws(Failure) -> Int {
    (try read(reading)?.through ?? 0) + 1
  }

  func write(_ writing: any NodeWriting) throws(Failure) {
    var json = members
    json["signature"] = .string(signature)
    try writing.set(.object(json), .node, Self.key)
  }

  private var members: JSONObject {
    [
      "through": JSON(through), "root": .string(root.text), "records": JSON(Int(tally.count)),
      "sum": .string(tally.sum.text),
    ]
  }

  /// What is signed.
  func statement(of log: String) -> [UInt8] {
    var statement = members
    statement["log"] = .string(log)
    return JSON.object(statement).canonicalBytes()
  }

  mutating func sign(_ log: String, by key: StoredKey) throws(Failure) {
    do throws(TrustProblem) {
      signature = try key.signature(of: statement(of: log)).text
    } catch {
      throw Failure(.keyMissing, ["text": .string(error.detail)])
    }
  }

  func isSigned(for log: String, by key: StoredKey) -> Bool {
    guard let signature = try? Signature64(text: signature) else { return false }
    switch key {
    case .sm2(let key): return key.publicKey.isValid(signature, for: statement(of: log))
    case .ed25519(let key): return key.publicKey.isValid(signature, for: statement(of: log))
    }
  }
}
