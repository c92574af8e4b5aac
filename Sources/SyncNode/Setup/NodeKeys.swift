import DomainModel
import Foundation
import JSONDiff
import SyncProtocol
import Trust

/// The keys by which a node signs its checkpoints: SM2, and Ed25519 for readers without.
public struct NodeKeys: Sendable {
  /// The SM2 key.
  public let sm2: StoredKey
  /// The Ed25519 key.
  public let ed25519: StoredKey

  /// Keys that are at hand.
  public init(sm2: StoredKey, ed25519: StoredKey) {
    self.sm2 = sm2
    self.ed25519 = ed25519
  }

  /// The keys of a data folder, made when there are none.
  /// - Throws: `.keyMissing` when a file is there that can't be read.
  public static func ofFolder(
    _ folder: String, random: (Int) -> [UInt8]
  ) throws(Failure) -> NodeKeys {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotWrite, ["path": .string(folder)])
    }
    return NodeKeys(
      sm2: try key(folder + "/node.key", .sm2, random),
      ed25519: try key(folder + "/node-ed25519.key", .ed25519, random))
  }

  private static func key(
    _ path: String, _ algorithm: StoredKey.Algorithm, _ random: (Int) -> [UInt8]
  ) throws(Failure) -> StoredKey {
    let file = KeyFile(path: path)
    do {
      return FileManager.default.fileExists(atPath: path)
        ? try file.read() : try file.create(algorithm, passphrase: nil, random: random)
    } catch {
      throw Failure(
        .keyMissing, ["path": .string(path), "text": .string("\(error)")])
    }
  }

  /// As a desk is given them.
  public var published: [EnrolmentResponse.NodeKey] {
    [sm2, ed25519].map { key in
      EnrolmentResponse.NodeKey(
        id: SM3.hex(Array(key.publicText.utf8)).prefix(16).description,
        algorithm: key.algorithm.rawValue, publicKey: key.publicText)
    }
  }
}

extension NodeKeys {
  private static let bookKey = "keys"

  /// Notes the keys in a new store, and holds every later start to them: desks trust them, and a
  /// database under another data folder would be signed for by a stranger.
  /// - Throws: `.configInvalid`.
  func claim(_ writing: any NodeWriting) throws(Failure) {
    let own = JSON.array(published.map { .string($0.publicKey) })
    guard let known = try writing.json(.node, NodeKeys.bookKey) else {
      return try writing.set(own, .node, NodeKeys.bookKey)
    }
    guard known == own else {
      throw Failure(
        .configInvalid,
        ["text": "this store was signed for with other keys; take keys/ of its data folder"])
    }
  }
}
