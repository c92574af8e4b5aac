import DomainModel
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Trust

/// A ledger beside a scripted node: it signs its head, proves its growth, and can be made to lie.
final class ScriptedLedger: Sendable {
  let keys: [StoredKey]
  let leaves = Mutex<[String]>([])

  init(seed: UInt64) throws {
    let random = Mutex(Seeded(seed))
    let bytes = { (count: Int) in
      random.withLock { random in
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
    }
    keys = [
      try StoredKey.generated(.sm2, random: bytes),
      try StoredKey.generated(.ed25519, random: bytes),
    ]
  }

  var enrolmentKeys: JSON {
    .array(
      keys.map {
        ["algorithm": .string($0.algorithm.rawValue), "publicKey": .string($0.publicText)]
      })
  }

  /// The node's answers with a signed head in its greeting, and proofs.
  func transport(_ node: ScriptedNode) -> NodeTransport {
    NodeTransport(
      send: { request throws(Failure) in
        if request.route == .consistency {
          let from = Int(request.query.values["from"] ?? "") ?? 0
          return NodeTransport.Response(status: 200, body: self.growth(from: from))
        }
        var response = node.answer(request)
        if request.route == .node, var body = (try? JSON.parse(response.body))?.object {
          body["checkpoint"] = .string(self.head)
          response.body = JSON.object(body).canonicalBytes()
        }
        return response
      }, listen: { _, _, _ in })
  }

  private var hashes: [Digest32] {
    leaves.withLock { $0.map { MerkleHash.leaf(Array($0.utf8)) } }
  }

  private func tree(_ hashes: [Digest32]) throws(TrustProblem) -> MerkleTree {
    try MerkleTree(size: hashes.count) { place throws(TrustProblem) in
      Self.hash(hashes[(place.index << place.level)..<((place.index + 1) << place.level)])
    }
  }

  private static func hash(_ part: ArraySlice<Digest32>) -> Digest32 {
    guard part.count > 1, let first = part.indices.first else { return part.first ?? .zero }
    let middle = first + part.count / 2
    return MerkleHash.node(hash(part[first..<middle]), hash(part[middle...]))
  }

  private var head: String {
    let hashes = hashes
    let note = try? Checkpoint(
      origin: "log/sm3", size: hashes.count, root: try tree(hashes).root()
    ).signed(by: keys)
    return String(decoding: note?.bytes ?? [], as: UTF8.self)
  }

  private func growth(from older: Int) -> [UInt8] {
    let proof = (try? tree(hashes).consistencyProof(from: older)) ?? []
    return JSON.object(["hashes": .array(proof.map { .string($0.text) })]).canonicalBytes()
  }
}

extension SyncDesk {
  /// Trusts the keys of a ledger, as its enrolment does.
  func trust(_ ledger: ScriptedLedger) throws {
    try store.write(by: context()) { (transaction) throws(Failure) in
      var enrolment = try transaction.setting(SyncSetting.enrolment)?.object ?? [:]
      enrolment["log"] = "log/sm3"
      enrolment["nodeKeys"] = ledger.enrolmentKeys
      try transaction.set(.object(enrolment), forSetting: SyncSetting.enrolment)
    }
  }
}
