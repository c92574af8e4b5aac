import DomainModel
import JSONDiff

/// What a one-time token lets somebody become.
public struct Invitation: Sendable, Hashable {
  /// The operator's name, also the workstation's.
  public var name: String
  /// The region in which the grants hold.
  public var scope: String
  /// The roles given.
  public var roles: [Role]
  /// The unit to which the grants are bound.
  public var unit: String?
  /// The highest record level.
  public var level: Int
  /// Until when the token holds.
  public var expiresAt: Instant

  /// Makes an invitation.
  public init(
    name: String, scope: String, roles: [Role], unit: String? = nil, level: Int = 3,
    expiresAt: Instant
  ) {
    self.name = name
    self.scope = scope
    self.roles = roles
    self.unit = unit
    self.level = level
    self.expiresAt = expiresAt
  }

  var json: JSON {
    var object: JSONObject = [
      "name": .string(name), "scope": .string(scope),
      "roles": .array(roles.map { .string($0.rawValue) }), "level": JSON(level),
      "expiresAt": .string(expiresAt.rfc3339),
    ]
    object["unit"] = unit.map { .string($0) }
    return .object(object)
  }

  init?(_ json: JSON) {
    guard let name = json["name"]?.string, let scope = json["scope"]?.string,
      let level = json["level"]?.int,
      let expiresAt = json["expiresAt"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { return nil }
    self.init(
      name: name, scope: scope,
      roles: (json["roles"]?.array ?? []).compactMap { Role(rawValue: $0.string ?? "") },
      unit: json["unit"]?.string, level: level, expiresAt: expiresAt)
  }

  /// - Throws: `.argumentInvalid`.
  func check() throws(Failure) {
    guard RegionCode.isWhole(scope) else { throw Invitation.odd("scope") }
    guard !roles.isEmpty else { throw Invitation.odd("role") }
    guard (1...4).contains(level) else { throw Invitation.odd("level") }
    guard !name.isEmpty, name.utf8.count <= 200 else { throw Invitation.odd("name") }
  }

  private static func odd(_ argument: String) -> Failure {
    Failure(.argumentInvalid, ["argument": .string(argument)])
  }
}

/// What stands in the place of an invitation that was answered: nobody else can use it, and the desk
/// that the answer didn't reach can ask for it again.
struct AnsweredInvitation: Sendable, Hashable {
  /// The device that it became.
  var device: String
  /// The key that asked.
  var publicKey: String
  /// The digest of the device's bearer token.
  var bearer: String
  /// Until when the invitation would have held.
  var until: Instant

  init(device: String, publicKey: String, bearer: String, until: Instant) {
    self.device = device
    self.publicKey = publicKey
    self.bearer = bearer
    self.until = until
  }

  init?(_ json: JSON) {
    guard let device = json["device"]?.string, let publicKey = json["publicKey"]?.string,
      let bearer = json["bearer"]?.string,
      let until = json["until"]?.string.flatMap({ Instant(rfc3339: $0) })
    else { return nil }
    self.init(device: device, publicKey: publicKey, bearer: bearer, until: until)
  }

  var json: JSON {
    [
      "device": .string(device), "publicKey": .string(publicKey), "bearer": .string(bearer),
      "until": .string(until.rfc3339),
    ]
  }
}
