import JSONDiff

/// Why a request, or a line of it, was refused: problem details after RFC 9457.
public struct Problem: Error, Sendable, Hashable {
  /// What may go wrong between a client and a node; the raw value is stable.
  public enum Code: String, Sendable, CaseIterable {
    case malformed
    case lineTooLong = "line-too-long"
    case bodyTooLarge = "body-too-large"
    case tooDeep = "too-deep"
    case numberRange = "number-range"
    case unprocessable
    case digestMismatch = "digest-mismatch"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case unsupported
    case unauthenticated
    case signatureInvalid = "signature-invalid"
    case forbidden
    case deviceRevoked = "device-revoked"
    case sequenceGap = "sequence-gap"
    case epochReused = "epoch-reused"
    case forkDetected = "fork-detected"
    case schemaTooOld = "schema-too-old"
    case cursorUnknown = "cursor-unknown"
    case cursorExpired = "cursor-expired"
    case tooManyRequests = "too-many-requests"
    case unavailable
    case storageFull = "storage-full"
    /// A code of a newer node.
    case other
  }

  /// What went wrong.
  public var code: Code
  /// The HTTP status.
  public var status: Int
  /// What it is about, without personal values; for logs.
  public var detail: String?
  /// Further members, such as `expected` of a gap, `retryAfterSeconds`, `pointer`, `line`.
  public var members: JSONObject

  /// Makes a problem with the usual status of its code.
  public init(_ code: Code, detail: String? = nil, _ members: JSONObject = [:]) {
    self.code = code
    self.status = code.status
    self.detail = detail
    self.members = members
  }

  /// Whether trying again later may help without anything being changed.
  public var isRetryable: Bool { [429, 500, 502, 503, 504].contains(status) }

  /// Whether sync has to stop until a person has looked: two histories, another node, no rights.
  public var stopsSync: Bool {
    switch code {
    case .forkDetected, .epochReused, .deviceRevoked, .unauthenticated, .signatureInvalid: true
    default: false
    }
  }

  /// Whether the client has to begin anew with a snapshot.
  public var needsSnapshot: Bool { code == .cursorUnknown || code == .cursorExpired }

  /// How long to wait at least, as the node said.
  public var retryAfterSeconds: Int? { members["retryAfterSeconds"]?.int }

  /// The media type of the body.
  public static let mediaType = "application/problem+json"
}

extension Problem.Code {
  /// The HTTP status that goes with it.
  public var status: Int {
    switch self {
    case .malformed: 400
    case .unauthenticated, .signatureInvalid: 401
    case .forbidden, .deviceRevoked: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .sequenceGap, .epochReused, .forkDetected, .schemaTooOld: 409
    case .cursorUnknown, .cursorExpired: 410
    case .lineTooLong, .bodyTooLarge: 413
    case .unsupported: 415
    case .tooDeep, .numberRange, .unprocessable, .digestMismatch: 422
    case .tooManyRequests: 429
    case .other: 500
    case .unavailable: 503
    case .storageFull: 507
    }
  }

  /// The title of RFC 9457: the same for each occurrence.
  public var title: String {
    rawValue.split(separator: "-").joined(separator: " ")
  }
}

extension Problem {
  private static let typePrefix = "/problems/"

  /// The body.
  public var json: JSON {
    var object = members
    object["type"] = .string(Problem.typePrefix + code.rawValue)
    object["title"] = .string(code.title)
    object["status"] = JSON(status)
    object["code"] = .string(code.rawValue)
    object["detail"] = detail.map { .string($0) }
    return .object(object)
  }

  /// Reads a body; what can't be read is `.other` with the status of the response.
  public init(json: JSON?, status: Int) {
    var rest = json?.object ?? [:]
    let code = rest["code"]?.string.flatMap(Code.init(rawValue:)) ?? .other
    let detail = rest["detail"]?.string
    for name in ["type", "title", "status", "code", "detail"] {
      _ = rest.removeValue(forName: name)
    }
    self.init(code, detail: detail, rest)
    self.status = status
  }
}
