import DomainModel
import JSONDiff
import SyncProtocol
import Trust

/// The exchange with a desk that has no line: its file holds the requests of an exchange, signed by
/// its device and sealed to this node; the answer holds what they would have been answered, with all
/// that the desk would then have asked for, signed by the node and sealed to the device. So rights,
/// order and outcomes are those of a line, and a file that comes twice gets `again`.
public struct FileExchange: Sendable {
  /// What an administrator is told of a file.
  public struct Report: Sendable, Hashable {
    /// The desk's device.
    public var device: String
    /// How many of its changes were in the file.
    public var changes = 0
    /// How many changes and records go back to it.
    public var given = 0
    /// Whether something is left for the next file.
    public var isPartial = false

    /// As the program prints it.
    public var json: JSON {
      [
        "device": .string(device), "changes": JSON(changes), "given": JSON(given),
        "more": .bool(isPartial),
      ]
    }
  }

  private let node: NodeService

  /// Of an open node.
  public init(_ node: NodeService) {
    self.node = node
  }

  /// Takes a desk's file.
  /// - Returns: the file for the desk, and what went both ways.
  /// - Throws: `verification.failed` for a file that was changed or cut, is for another node, or
  ///   comes from a device that isn't known or is revoked; nothing is taken then.
  public func answer(_ file: [UInt8]) async throws(Failure) -> (bytes: [UInt8], report: Report) {
    guard case .sm2(let key) = node.keys.sm2 else { throw Failure(.keyMissing) }
    let (bytes, sender): ([UInt8], SM2PublicKey)
    do throws(TrustProblem) {
      (bytes, sender) = try PeerFile.opened(file, with: key)
    } catch {
      throw Self.refusal(error.code == .recipient ? "peer.recipient" : "peer.seal")
    }
    let request: ExchangeFile
    do throws(Problem) {
      request = try ExchangeFile(bytes: bytes, limits: node.limits)
    } catch {
      throw Self.refusal(error.code == .bodyTooLarge ? "peer.large" : "peer.seal")
    }
    guard request.head["format"]?.string == ExchangeFile.request,
      let device = request.head["device"]?.string
    else { throw Self.refusal("peer.seal") }
    guard request.head["node"]?.string == node.identity.id else { throw Self.refusal("peer.node") }
    let known = try await node.device(device)
    guard let known, known.record.status == "active", !known.record.isDeleted,
      known.record.text("publicKey") == sender.text
    else { throw Self.refusal("peer.sender") }
    var answering = FileAnswering(node: node, device: device, request: request)
    try await answering.run()
    do throws(TrustProblem) {
      let sealed = try PeerFile.sealed(
        answering.file.bytes, from: key, to: sender, random: node.environment.random)
      return (sealed, answering.report)
    } catch {
      throw Failure(.keyMissing, ["text": .string(error.detail)])
    }
  }

  private static func refusal(_ reason: String) -> Failure {
    Failure(.verificationFailed, ["text": .string(reason), "file": "peer"])
  }
}

extension NodeService {
  /// A device by its id; nil for one that isn't known.
  func device(_ id: String) async throws(Failure) -> DeviceAccess? {
    try await store.read { reading throws(Failure) in
      guard let record = try reading.document(id)?.record, record.type == .device else {
        return nil
      }
      return DeviceAccess(record: record, state: DeviceState(try reading.json(.device, id)))
    }
  }
}
