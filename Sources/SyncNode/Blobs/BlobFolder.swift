import Foundation
import JSONDiff
import SyncProtocol
import Trust

/// Attachments by the digest of their content: `blobs/ab/cdef…`, `.part` while they arrive.
struct BlobFolder: Sendable {
  let path: String

  private static let prefixLength = 4

  private func place(_ digest: String) -> String {
    let hex = digest.dropFirst(BlobFolder.prefixLength)
    return "\(path)/\(hex.prefix(2))/\(hex.dropFirst(2))"
  }

  private func size(_ file: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    return (attributes?[.size] as? NSNumber)?.intValue
  }

  /// Takes a blob, or the next piece of one (`Content-Range: bytes 0-99/200`).
  /// - Throws: `.digestMismatch`, after which nothing of it is kept; `.unprocessable` with
  ///   `expected` for a piece that isn't the next one.
  func put(
    _ digest: String, _ request: NodeRequest, limits: ProtocolLimits
  ) throws(Problem) -> NodeResponse {
    let file = place(digest)
    if size(file) != nil { return NodeResponse(204) }
    let part = file + ".part"
    let range = try ContentRange(
      request.headers["content-range"], count: request.body.count, limits: limits)
    let there = range.start == 0 ? 0 : size(part) ?? 0
    guard range.start == there else {
      throw Problem(.unprocessable, ["code": "blob.offset", "expected": JSON(there)])
    }
    try write(request.body, to: part, startsAnew: range.start == 0)
    guard range.isLast else {
      return NodeResponse(202, headers: ["upload-offset": String(range.end)])
    }
    try finish(part, file, digest)
    return NodeResponse(201)
  }

  private func write(
    _ bytes: [UInt8], to part: String, startsAnew: Bool
  ) throws(Problem) {
    do {
      let folder = URL(filePath: part).deletingLastPathComponent()
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if startsAnew {
        let isMade = FileManager.default.createFile(
          atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw Problem(.storageFull) }
      }
      let handle = try FileHandle(forWritingTo: URL(filePath: part))
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
    } catch {
      throw Problem(.storageFull)
    }
  }

  private func finish(_ part: String, _ file: String, _ digest: String) throws(Problem) {
    guard let content = FileManager.default.contents(atPath: part) else {
      throw Problem(.storageFull)
    }
    guard SM3.digest([UInt8](content)).text == digest else {
      try? FileManager.default.removeItem(atPath: part)
      throw Problem(.digestMismatch)
    }
    do {
      try FileManager.default.moveItem(atPath: part, toPath: file)
    } catch {
      guard size(file) != nil else { throw Problem(.storageFull) }
    }
  }

  /// How large a blob is; nil when it isn't here.
  func size(of digest: String) -> Int? { size(place(digest)) }

  /// How much of a blob has arrived that isn't whole yet.
  func partSize(of digest: String) -> Int { size(place(digest) + ".part") ?? 0 }

  /// A piece of a blob; shorter at its end.
  /// - Throws: `.notFound`.
  func piece(of digest: String, from start: Int, count: Int) throws(Problem) -> [UInt8] {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: place(digest)))
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(start))
      return [UInt8](try handle.read(upToCount: count) ?? Data())
    } catch {
      throw Problem(.notFound)
    }
  }

  /// Adds what came of a blob.
  func append(_ bytes: [UInt8], to digest: String) throws(Problem) {
    let part = place(digest) + ".part"
    try write(bytes, to: part, startsAnew: size(part) == nil)
  }

  /// All of a blob has come.
  /// - Throws: `.digestMismatch` when it isn't what its digest says; nothing of it is kept then.
  func finish(_ digest: String) throws(Problem) {
    try finish(place(digest) + ".part", place(digest), digest)
  }

  /// A blob or a range of it.
  func get(_ digest: String, _ request: NodeRequest) throws(Problem) -> NodeResponse {
    let file = place(digest)
    guard let size = size(file) else { throw Problem(.notFound) }
    var headers = [
      "content-type": "application/octet-stream", "accept-ranges": "bytes",
      "etag": "\"\(digest)\"",
    ]
    guard let asked = request.headers["range"] else {
      return NodeResponse(200, headers: headers, body: .file(path: file, range: 0..<size))
    }
    guard let range = ContentRange.asked(asked, size: size) else {
      headers["content-range"] = "bytes */\(size)"
      return NodeResponse(416, headers: headers)
    }
    headers["content-range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
    return NodeResponse(206, headers: headers, body: .file(path: file, range: range))
  }

  /// Whether a blob is here, or how much of one.
  func head(_ digest: String) throws(Problem) -> NodeResponse {
    let file = place(digest)
    if let size = size(file) {
      return NodeResponse(
        200, headers: ["accept-ranges": "bytes", "content-length": String(size)])
    }
    return NodeResponse(404, headers: ["upload-offset": String(size(file + ".part") ?? 0)])
  }
}
