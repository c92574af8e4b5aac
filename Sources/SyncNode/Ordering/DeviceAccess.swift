import DomainModel
import JSONDiff
import SyncProtocol

/// A device that has shown its token.
struct DeviceAccess: Sendable {
  /// The device's record.
  let record: Record
  /// What the node knows besides.
  let state: DeviceState

  var id: String { record.id }
  var operators: [String] { record.texts("operators") }

  func reader(_ now: Instant, _ units: UnitTree) -> Reader {
    Reader(record, day: now.civilDate, units: units)
  }

  /// The device of a token's digest.
  /// - Returns: nil for an unknown token.
  static func of(_ token: String, _ reading: any NodeReading) throws(Failure) -> DeviceAccess? {
    guard let id = try reading.json(.token, token)?.string,
      let record = try reading.document(id)?.record
    else { return nil }
    return DeviceAccess(record: record, state: DeviceState(try reading.json(.device, id)))
  }
}

/// What the node knows of a device besides its record.
struct DeviceState: Sendable, Hashable {
  /// `SM2` or `Ed25519`.
  var algorithm = "SM2"
  /// Raised whenever the grants change.
  var grantEpoch = 1
  /// Scopes that it must forget, until it says that it has.
  var forget: [Forgetting] = []
  /// The sequence up to which it has read.
  var pulled = 0
  /// When it was last here, in milliseconds.
  var seenAt: Int64 = 0

  init() {}

  init(_ json: JSON?) {
    algorithm = json?["algorithm"]?.string ?? "SM2"
    grantEpoch = json?["grantEpoch"]?.int ?? 1
    forget = (json?["forget"]?.array ?? []).compactMap { element in
      element["scope"]?.string.map { Forgetting(scope: $0, grant: element["grant"]?.string) }
    }
    pulled = json?["pulled"]?.int ?? 0
    seenAt = Int64(json?["seenAt"]?.int ?? 0)
  }

  var json: JSON {
    [
      "algorithm": .string(algorithm), "grantEpoch": JSON(grantEpoch),
      "forget": .array(forget.map(\.json)), "pulled": JSON(pulled),
      "seenAt": .number(JSONNumber(seenAt)),
    ]
  }
}
