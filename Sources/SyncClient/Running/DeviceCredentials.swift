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
    let token = try reading(folder.token) { (path) throws(TrustProblem) in
      try TokenFile(path: path).read()
    }
    let key = try reading(folder.deviceKey) { (path) throws(TrustProblem) in
      try KeyFile(path: path).read()
    }
    return DeviceCredentials(
      device: device, bearer: token.withBytes { Base64URL.text(Array($0)) },
      algorithm: key.algorithm.rawValue,
      sign: { (body) throws(Failure) in try signature(of: body, by: key) })
  }

  private static func reading<Value>(
    _ path: String, _ read: (String) throws(TrustProblem) -> Value
  ) throws(Failure) -> Value {
    do throws(TrustProblem) {
      return try read(path)
    } catch {
      throw keyFailure(error, path)
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

  /// `path`: the file, where the problem is one of a file.
  static func keyFailure(_ problem: TrustProblem, _ path: String? = nil) -> Failure {
    let code: Failure.Code =
      switch problem.code {
      case .passphraseMissing, .passphrase: .keyLocked
      case .keyFileWrite: .cannotWrite
      default: .keyMissing
      }
    var details: JSONObject = ["text": .string(problem.code.rawValue)]
    details["path"] = path.map(JSON.string)
    return Failure(code, details)
  }
}

extension StoreFolder {
  /// The bearer token.
  var token: String { keys + "/token" }
  /// The device's private key.
  var deviceKey: String { keys + "/device.key" }
}
