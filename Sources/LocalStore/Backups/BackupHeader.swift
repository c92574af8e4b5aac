import DomainModel
import JSONDiff
import Trust

/// What a backup file says of itself, before its parts.
///
/// The file is: `dutydesk-backup 1 sm3:HEX` (the digest of the header line), the header as one
/// line of JSON, then the bytes of the parts one behind the other.
public struct BackupHeader: Sendable, Hashable {
  /// One file inside.
  public struct Part: Sendable, Hashable {
    /// Its path inside the store's folder, such as `store.sqlite` or `blobs/ab/cdef…`.
    public let name: String
    /// Its length.
    public let bytes: Int
    /// SM3 of its bytes.
    public let digest: Digest32

    /// Makes a part's entry.
    public init(name: String, bytes: Int, digest: Digest32) {
      self.name = name
      self.bytes = bytes
      self.digest = digest
    }
  }

  static let magic = "dutydesk-backup 1 "
  static let databaseName = "store.sqlite"

  /// When it was made.
  public let madeAt: Instant
  /// The schema's version.
  public let schema: Int
  /// Live records.
  public let records: Int
  /// The digest of the set of live records.
  public let digest: Digest32
  /// The files, the database first.
  public let parts: [Part]

  /// Whether keys are inside, sealed.
  public var hasKeys: Bool { parts.contains { $0.name == BackupKeys.partName } }

  init(madeAt: Instant, schema: Int, records: Int, digest: Digest32, parts: [Part]) {
    self.madeAt = madeAt
    self.schema = schema
    self.records = records
    self.digest = digest
    self.parts = parts
  }

  var json: JSON {
    .object([
      "madeAt": .string(madeAt.rfc3339), "schema": .number(JSONNumber(schema)),
      "records": .number(JSONNumber(records)), "digest": .string(digest.text),
      "parts": .array(
        parts.map { part in
          .object([
            "name": .string(part.name), "bytes": .number(JSONNumber(part.bytes)),
            "digest": .string(part.digest.text),
          ])
        }),
    ])
  }

  /// The two lines that begin the file.
  var lines: [UInt8] {
    let header = json.canonicalBytes()
    return Array((Self.magic + SM3.digest(header).text + "\n").utf8) + header + [10]
  }

  /// Reads the header line; nil when it isn't one, or names a part outside the store's folder.
  init?(line: [UInt8], digest expected: String) {
    guard SM3.digest(line).text == expected, let json = try? JSON.parse(line),
      let madeAt = json["madeAt"]?.string.flatMap({ Instant(rfc3339: $0) }),
      let schema = json["schema"]?.int, let records = json["records"]?.int,
      let digest = json["digest"]?.string.flatMap({ Digest32(text: $0) }),
      let list = json["parts"]?.array
    else { return nil }
    let parts = list.compactMap(Part.init)
    guard parts.count == list.count, parts.first?.name == Self.databaseName else { return nil }
    self.init(madeAt: madeAt, schema: schema, records: records, digest: digest, parts: parts)
  }
}

extension BackupHeader.Part {
  /// Nil for an entry that isn't one: a path may only lead into the store's folder.
  init?(_ json: JSON) {
    guard let name = json["name"]?.string, let bytes = json["bytes"]?.int, bytes >= 0,
      let digest = json["digest"]?.string.flatMap({ Digest32(text: $0) }),
      Self.isInside(name)
    else { return nil }
    self.init(name: name, bytes: bytes, digest: digest)
  }

  private static func isInside(_ name: String) -> Bool {
    if name == BackupHeader.databaseName || name == BackupKeys.partName { return true }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }
    return isPlain && parts[0] == "blobs"
  }
}
