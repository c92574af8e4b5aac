import JSONDiff

/// What a line of a batch is.
enum BatchLine {
  case head(JSONObject)
  case changes([JSONObject])
  case forget(Forgetting)
  case tail(PullTail)
  /// A line of a newer protocol that says of itself that it may be skipped.
  case skippable

  /// - Throws: `.malformed`, `.unsupported` for a line of unknown kind.
  init(_ line: JSONObject) throws(Problem) {
    if line["record"] != nil {
      self = .changes([line])
    } else if let head = line["head"]?.object {
      self = .head(head)
    } else if let columns = line["columns"] {
      self = .changes(try ColumnBatch.decoded(columns))
    } else if let forget = line["forget"] {
      self = .forget(try Forgetting(json: forget))
    } else if let tail = line["tail"] {
      self = .tail(try PullTail(json: tail))
    } else if let name = line.names.first, name.hasPrefix("x-") {
      self = .skippable
    } else {
      throw Problem(.unsupported, ["code": "line.kind"])
    }
  }
}

/// A scope that the device may no longer hold: its rows and blobs are erased, then a receipt goes
/// back.
public struct Forgetting: Sendable, Hashable {
  /// The scope.
  public var scope: String
  /// The grant that ended.
  public var grant: String?

  /// Makes an order to forget.
  public init(scope: String, grant: String? = nil) {
    self.scope = scope
    self.grant = grant
  }

  /// As a batch carries it under `forget`.
  public var json: JSON {
    var object: JSONObject = ["scope": .string(scope)]
    object["grant"] = grant.map { .string($0) }
    return .object(object)
  }

  init(json: JSON) throws(Problem) {
    guard let scope = json["scope"]?.string, !scope.isEmpty,
      scope.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw Problem(.malformed, ["code": "forget.scope"]) }
    self.init(scope: scope, grant: json["grant"]?.string)
  }
}

/// The last line of a pulled batch.
public struct PullTail: Sendable, Hashable {
  /// Where to go on.
  public var cursor: String
  /// The digest over the revs that the batch results in; see `BatchDigest`.
  public var digest: String
  /// The signed tree head, a C2SP note.
  public var checkpoint: String?

  /// Makes a tail.
  public init(cursor: String, digest: String, checkpoint: String? = nil) {
    self.cursor = cursor
    self.digest = digest
    self.checkpoint = checkpoint
  }

  /// As a batch carries it under `tail`.
  public var json: JSON {
    var object: JSONObject = ["cursor": .string(cursor), "digest": .string(digest)]
    object["checkpoint"] = checkpoint.map { .string($0) }
    return .object(object)
  }

  init(json: JSON) throws(Problem) {
    guard let cursor = json["cursor"]?.string, let digest = json["digest"]?.string,
      Route.isDigest(digest)
    else { throw Problem(.malformed, ["code": "tail.form"]) }
    self.init(cursor: cursor, digest: digest, checkpoint: json["checkpoint"]?.string)
  }
}

/// What a batch must result in: the client computes it in a savepoint and commits, or rolls back.
public enum BatchDigest {
  /// - Parameters:
  ///   - revs: the record's rev after each change, in the order of the changes, 32 bytes each.
  ///   - digest: SM3.
  /// - Returns: `sm3:` and the digest of the revs one after another.
  public static func text(revs: [[UInt8]], digest: ([UInt8]) -> [UInt8]) -> String {
    var input: [UInt8] = []
    input.reserveCapacity(revs.count * 32)
    for rev in revs { input += rev }
    let digits = Array("0123456789abcdef".utf8)
    let hex = digest(input).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "sm3:" + String(decoding: hex, as: UTF8.self)
  }
}
