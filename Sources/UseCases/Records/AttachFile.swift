import DomainModel
import Interchange
import JSONDiff
import LocalStore
import Trust

/// Attaches a file to a record: its content is kept by its digest, the record names it; of a photo also
/// when and where its camera says that it was taken. Rights are those of an edit.
public struct AttachFile: Sendable {
  let desk: Desk
  let place: Workplace
  /// Larger files go elsewhere; the record names where.
  static let maximumBytes = 32 << 20

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// `request`: `file`, and `name` where it is to be called otherwise.
  /// Throws `.argumentMissing`, `.fileMissing`, `.inputTooLarge`; what an edit refuses, the record is
  ///   then as it was.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    guard let path = request.arguments["file"]?.string else {
      throw .missing("file", of: "attach")
    }
    let wanted = request.records.first ?? ""
    let actor = try desk.actor(request.actor)
    // Who may not write shall not fill the store either.
    _ = try desk.writing(as: actor, work: "attach")
    let bytes = try content(path)
    let record = try desk.store.read { (reader) throws(Failure) in
      try reader.resolve(wanted, preferring: request.recordTypes).record
    }
    let digest = try desk.store.folder.keepBlob(bytes)
    let name =
      request.arguments["name"]?.string ?? path.split(separator: "/").last.map(String.init) ?? path
    var described: JSONObject = [
      "id": .string(desk.newID()), "digest": .string(digest.text),
      "mediaType": .string(MediaType.of(bytes)), "bytes": JSON(bytes.count),
      "name": .string(name), "takenBy": .string(actor.id),
    ]
    let origin = PhotoOrigin(jpeg: bytes)
    described["takenAt"] = origin.takenAt.map { .string($0.rfc3339) }
    described["timeSource"] = origin.takenAt.map { _ in "exif" }
    described["point"] = origin.point?.json
    let attachment = JSON.object(described)
    let patch: JSON =
      record["attachments"] == nil
      ? [["op": "add", "path": "/attachments", "value": [attachment]]]
      : [["op": "add", "path": "/attachments/-", "value": attachment]]
    var outcome = try EditRecord(desk: desk)(record.id, patch: patch, request: request)
    let subject = RecordPrinting.subject(record)
    outcome.message = Phrase("\(subject)：已附 \(name)", "\(subject): \(name) attached")
    return outcome
  }

  private func content(_ path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    try place.files.readChunks(path) { (chunk) throws(Failure) in
      bytes += chunk
      guard bytes.count <= Self.maximumBytes else {
        throw Failure(.inputTooLarge, ["path": .string(path), "limit": "32 MiB"])
      }
    }
    return bytes
  }
}

/// What a file holds, told by its first bytes; a name is anybody's guess.
enum MediaType {
  private static let beginnings: [(type: String, offset: Int, bytes: [UInt8])] = [
    ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]), ("image/png", 0, [0x89, 0x50, 0x4E, 0x47]),
    ("image/gif", 0, Array("GIF8".utf8)), ("image/webp", 8, Array("WEBP".utf8)),
    ("image/heic", 4, Array("ftypheic".utf8)), ("video/mp4", 4, Array("ftyp".utf8)),
    ("application/pdf", 0, Array("%PDF-".utf8)), ("audio/mpeg", 0, Array("ID3".utf8)),
    ("application/zip", 0, [0x50, 0x4B, 0x03, 0x04]),
  ]

  /// The type of a content; text where it is valid UTF-8, else unknown bytes.
  static func of(_ bytes: [UInt8]) -> String {
    for known in beginnings where bytes.dropFirst(known.offset).starts(with: known.bytes) {
      return known.type
    }
    let isText = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    return isText ? "text/plain" : "application/octet-stream"
  }
}
