import DomainModel
import JSONDiff

/// What a desk sends to become a device of a node (`POST /enrolments`).
public struct EnrolmentRequest: Sendable, Hashable {
  /// The one-time token of the invitation.
  public var token: String
  /// The device's public key, base64url.
  public var publicKey: String
  /// The key's algorithm: `SM2` or `Ed25519`.
  public var algorithm: String
  /// The desk's name for people.
  public var name: String
  /// The schema version of the desk.
  public var schema: Int

  /// Makes a request.
  public init(token: String, publicKey: String, algorithm: String, name: String, schema: Int) {
    self.token = token
    self.publicKey = publicKey
    self.algorithm = algorithm
    self.name = name
    self.schema = schema
  }

  /// The body.
  public var json: JSON {
    [
      "token": .string(token), "publicKey": .string(publicKey),
      "algorithm": .string(algorithm), "name": .string(name), "schema": JSON(schema),
    ]
  }

  /// Reads a body.
  /// - Throws: `.malformed` with the pointer.
  public init(json: JSON) throws(Problem) {
    let texts = try EnrolmentForm(json).texts(["token", "publicKey", "algorithm", "name"])
    guard ["SM2", "Ed25519"].contains(texts[2]) else {
      throw Problem(.unprocessable, ["pointer": "/algorithm"])
    }
    guard let schema = json["schema"]?.int, schema > 0 else {
      throw Problem(.malformed, ["pointer": "/schema"])
    }
    self.init(
      token: texts[0], publicKey: texts[1], algorithm: texts[2], name: texts[3], schema: schema)
  }
}

/// What the node answers: who the desk is from now on.
public struct EnrolmentResponse: Sendable, Hashable {
  /// A key by which the node signs.
  public struct NodeKey: Sendable, Hashable {
    /// The key's id.
    public var id: String
    /// `SM2` or `Ed25519`.
    public var algorithm: String
    /// base64url.
    public var publicKey: String

    /// Makes a key.
    public init(id: String, algorithm: String, publicKey: String) {
      self.id = id
      self.algorithm = algorithm
      self.publicKey = publicKey
    }

    /// The stored form.
    public var json: JSON {
      ["id": .string(id), "algorithm": .string(algorithm), "publicKey": .string(publicKey)]
    }

    /// Reads a key.
    /// - Throws: `.malformed` with the pointer.
    public init(json: JSON) throws(Problem) {
      let parts = try EnrolmentForm(json).texts(["id", "algorithm", "publicKey"])
      self.init(id: parts[0], algorithm: parts[1], publicKey: parts[2])
    }
  }

  /// The device's id.
  public var device: String
  /// The two letters of the desk in human numbers.
  public var desk: String
  /// The operator's id.
  public var operatorID: String
  /// The bearer token, given once.
  public var bearer: String
  /// The node's id; from now on anything else is another node.
  public var node: String
  /// The keys by which it signs.
  public var nodeKeys: [NodeKey]
  /// The device's grants.
  public var grants: [Grant]

  /// Makes a response.
  public init(
    device: String, desk: String, operatorID: String, bearer: String, node: String,
    nodeKeys: [NodeKey], grants: [Grant]
  ) {
    self.device = device
    self.desk = desk
    self.operatorID = operatorID
    self.bearer = bearer
    self.node = node
    self.nodeKeys = nodeKeys
    self.grants = grants
  }

  /// The body.
  public var json: JSON {
    [
      "device": .string(device), "desk": .string(desk), "operator": .string(operatorID),
      "bearer": .string(bearer), "node": .string(node),
      "nodeKeys": .array(nodeKeys.map(\.json)),
      "grants": .array(grants.map(\.json)),
    ]
  }

  /// Reads a body.
  /// - Throws: `.malformed` with the pointer.
  public init(json: JSON) throws(Problem) {
    let texts = try EnrolmentForm(json).texts(["device", "desk", "operator", "bearer", "node"])
    var keys: [NodeKey] = []
    for key in json["nodeKeys"]?.array ?? [] { keys.append(try NodeKey(json: key)) }
    guard !keys.isEmpty else { throw Problem(.malformed, ["pointer": "/nodeKeys"]) }
    self.init(
      device: texts[0], desk: texts[1], operatorID: texts[2], bearer: texts[3], node: texts[4],
      nodeKeys: keys, grants: (json["grants"]?.array ?? []).compactMap { Grant($0) })
  }
}

/// Reads texts that must be there.
private struct EnrolmentForm {
  let json: JSON

  init(_ json: JSON) { self.json = json }

  func texts(_ names: [String]) throws(Problem) -> [String] {
    var texts: [String] = []
    for name in names {
      guard let text = json[name]?.string, !text.isEmpty, text.utf8.count <= 4096 else {
        throw Problem(.malformed, ["pointer": .string("/" + name)])
      }
      texts.append(text)
    }
    return texts
  }
}
