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
  /// Whether a node below is invited, as the home of the scope, and no workstation.
  public var isNode: Bool
  /// Whether the home of the scope moves there with all that is held of it here.
  public var movesHome: Bool

  /// Makes an invitation.
  public init(
    name: String, scope: String, roles: [Role], unit: String? = nil, level: Int = 3,
    expiresAt: Instant, isNode: Bool = false, movesHome: Bool = false
  ) {
    self.name = name
    self.scope = scope
    self.roles = roles
    self.unit = unit
    self.level = level
    self.expiresAt = expiresAt
    self.isNode = isNode
    self.movesHome = movesHome
  }

  var json: JSON {
    var object: JSONObject = [
      "name": .string(name), "scope": .string(scope),
      "roles": .array(roles.map { .string($0.rawValue) }), "level": JSON(level),
      "expiresAt": .string(expiresAt.rfc3339),
    ]
    object["unit"] = unit.map { .string($0) }
    if isNode { object["node"] = true }
    if movesHome { object["move"] = true }
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
      unit: json["unit"]?.string, level: level, expiresAt: expiresAt,
      isNode: json["node"]?.bool ?? false, movesHome: json["move"]?.bool ?? false)
  }

  /// - Throws: `.argumentInvalid`.
  func check() throws(Failure) {
    guard RegionCode.isWhole(scope) else { throw Invitation.odd("scope") }
    guard isNode || !roles.isEmpty else { throw Invitation.odd("role") }
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

/// Where a node may invite somebody to.
struct InvitationScope {
  let reading: any NodeReading

  init(_ reading: any NodeReading) { self.reading = reading }

  /// - Throws: `.roleRefused` with the rule: a record has one home, so desks join the node that is
  ///   the home of their scope, and a node below becomes the home of a scope that is still empty,
  ///   unless the home is said to move.
  func check(_ invitation: Invitation) throws(Failure) {
    let own = try NodeIdentity.read(reading)?.scope ?? ""
    let homes = try Homes(reading)
    if let below = homes.overlapping(invitation.scope),
      invitation.isNode || homes.home(of: invitation.scope) != nil
    {
      throw refused(invitation, "home.below", below.scope)
    }
    guard !own.isEmpty else { return }
    let isBelow = try UpstreamMembership.read(reading) != nil
    guard !(invitation.isNode || isBelow) || RegionCode.isPrefix(own, of: invitation.scope) else {
      throw refused(invitation, "home.outside", own)
    }
    guard invitation.isNode else { return }
    guard invitation.scope != own else { throw refused(invitation, "home.own", own) }
    let isEmpty = try reading.values(.tally, prefix: invitation.scope).isEmpty
    guard isEmpty || invitation.movesHome else {
      throw refused(invitation, "home.notEmpty", invitation.scope)
    }
  }

  /// The scope of a node whose first invitation this is: that of its first desk, or the one above
  /// its first node.
  static func own(_ invitation: Invitation) -> String {
    guard invitation.isNode else { return invitation.scope }
    return RegionCode.prefixes(of: invitation.scope).dropLast().last ?? ""
  }

  private func refused(
    _ invitation: Invitation, _ rule: String, _ scope: String
  ) -> Failure {
    Failure(
      .roleRefused,
      ["rule": .string(rule), "asked": .string(invitation.scope), "scope": .string(scope)])
  }
}
