import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Opens and seals files with the device's key.
enum FileSealing {
  /// The device's own key.
  /// - Throws: `key.missing`.
  static func key(of store: LocalStore) throws(Failure) -> SM2PrivateKey {
    do throws(TrustProblem) {
      if case .sm2(let key) = try KeyFile(path: store.folder.deviceKey).read() { return key }
    } catch {
      throw DeviceCredentials.keyFailure(error, store.folder.deviceKey)
    }
    throw Failure(.keyMissing, ["path": .string(store.folder.deviceKey)])
  }

  /// Signs and encrypts bytes for another device or the node.
  static func sealed(
    _ bytes: [UInt8], by key: SM2PrivateKey, to recipient: SM2PublicKey,
    random: (Int) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    do throws(TrustProblem) {
      return try PeerFile.sealed(bytes, from: key, to: recipient, random: random)
    } catch {
      throw refusal("peer.seal")
    }
  }

  /// The bytes of a file and who signed it.
  /// - Throws: `verification.failed` for a file that was changed, cut, or is for somebody else.
  static func opened(
    _ file: [UInt8], with key: SM2PrivateKey
  ) throws(Failure) -> (bytes: [UInt8], sender: SM2PublicKey) {
    do throws(TrustProblem) {
      return try PeerFile.opened(file, with: key)
    } catch {
      throw refusal(error.code == .recipient ? "peer.recipient" : "peer.seal")
    }
  }

  static func refusal(_ reason: String) -> Failure {
    Failure(.verificationFailed, ["text": .string(reason), "file": "peer"])
  }
}
