import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Trust

/// By what the device shows who it is: a bearer token, and a key for what it pushes.
public struct DeviceCredentials: Sendable {
  /// The device's id.
  public var device: String
  /// The bearer token, base64url.
  public var bearer: String
  /// `SM2` or `Ed25519`.
  public var algorithm: String
  /// The signature of a body, base64url. Throws `key.missing`, `key.locked`.
  public var sign: @Sendable (_ body: [UInt8]) throws(Failure) -> String

  /// Makes credentials.
  public init(
    device: String, bearer: String, algorithm: String,
    sign: @escaping @Sendable (_ body: [UInt8]) throws(Failure) -> String
  ) {
    self.device = device
    self.bearer = bearer
    self.algorithm = algorithm
    self.sign = sign
  }

  /// The credentials in a store's folder.
  /// - Throws: `key.missing` when a file isn't there or isn't one of ours.
  public static func read(_ folder: StoreFolder, device: String) throws(Failure)
    -> DeviceCredentials
  {
    do throws(TrustProblem) {
      let token = try TokenFile(path: folder.token).read()
      let key = try KeyFile(path: folder.deviceKey).read()
      return DeviceCredentials(
        device: device, bearer: token.withBytes { Base64URL.text(Array($0)) },
        algorithm: key.algorithm.rawValue,
        sign: { (body) throws(Failure) in try signature(of: body, by: key) })
    } catch {
      throw keyFailure(error)
    }
  }

  private static func signature(
    of body: [UInt8], by key: StoredKey
  ) throws(Failure) -> String {
    do throws(TrustProblem) {
      switch key {
      case .sm2(let key): return Base64URL.text(try key.signature(of: body).bytes)
      case .ed25519(let key): return Base64URL.text(try key.signature(of: body).bytes)
      }
    } catch {
      throw keyFailure(error)
    }
  }

  static func keyFailure(_ problem: TrustProblem) -> Failure {
    let code: Failure.Code =
      switch problem.code {
      case .passphraseMissing, .passphrase: .keyLocked
      case .keyFileWrite: .cannotWrite
      default: .keyMissing
      }
    return Failure(code, ["path": .string(problem.detail), "text": .string(problem.code.rawValue)])
  }
}

extension StoreFolder {
  /// The bearer token.
  var token: String { keys + "/token" }
  /// The device's private key.
  var deviceKey: String { keys + "/device.key" }
}
