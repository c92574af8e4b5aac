import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Trust

/// What a desk can verify of its node's ledger, and the proofs that it gets from it.
public struct LedgerReading: Sendable {
  let store: LocalStore
  let transport: NodeTransport
  let credentials: DeviceCredentials

  /// Gives what the reading needs.
  public init(store: LocalStore, transport: NodeTransport, credentials: DeviceCredentials) {
    self.store = store
    self.transport = transport
    self.credentials = credentials
  }

  private var line: NodeLine { NodeLine(transport, bearer: credentials.bearer) }

  /// Verifies the node's present checkpoint against the last one that this store verified, and
  /// remembers it.
  ///
  /// - Returns: `log`, `size`, `root`, `verifiedSize` (before), `checkpoint`.
  /// - Throws: `node.changed` with `ledger`; `node.unreachable`.
  public func verify() throws(Failure) -> JSON {
    let context = WriteContext(
      actor: Actor.system.id, now: store.environment.now(), work: "ledger")
    let before = try store.read { (reader) throws(Failure) in try LedgerMemory(reader) }
    let line = line
    do throws(LineFailure) {
      let body = try line.call(NodeTransport.Request(.checkpoint))
      let text = String(decoding: body, as: UTF8.self)
      try CheckpointCheck(store: store, line: line).accept(text, by: context)
    } catch {
      throw error.failure
    }
    let after = try store.read { (reader) throws(Failure) in try LedgerMemory(reader) }
    return [
      "log": .string(after.log), "size": JSON(after.checkpoint?.size ?? 0),
      "root": .string(after.checkpoint?.root.text ?? ""),
      "verifiedSize": before.checkpoint.map { JSON($0.size) } ?? .null,
      "checkpoint": .string(after.text ?? ""),
    ]
  }

  /// A proof that a change is in the ledger, verified here before it is given away.
  ///
  /// - Parameters:
  ///   - sequence: the home's sequence of the change.
  ///   - record: the record that it changed.
  /// - Returns: the document of a `LedgerProof`, which stands alone.
  /// - Throws: `record.notFound` when the node has no such change or this desk may not see it;
  ///   `node.changed` for a proof that doesn't hold; `node.unreachable`.
  public func proof(of sequence: Int, on record: String) throws(Failure) -> [UInt8] {
    let memory = try store.read { (reader) throws(Failure) in try LedgerMemory(reader) }
    let body: [UInt8]
    do throws(LineFailure) {
      body = try line.call(
        NodeTransport.Request(
          .inclusion, query: QueryItems(["sequence": String(sequence)])))
    } catch {
      throw error.failure
    }
    do throws(TrustProblem) {
      let proof = try LedgerProof(parsing: body)
      try proof.verify(origin: memory.log, keys: memory.keys)
      let entry = try? JSON.parse(proof.entry.text)
      guard proof.index == sequence - 1, entry?["record"]?.string == record else {
        throw TrustProblem(.proof, "a proof of another change")
      }
    } catch {
      throw LedgerMemory.failure(error)
    }
    return body
  }
}
