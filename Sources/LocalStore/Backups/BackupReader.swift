import DomainModel
import Foundation
import JSONDiff
import Trust

/// Reads a backup file; its digests are compared before and while parts are taken out.
struct BackupReader {
  private static let longestHeader = 64 * 1024 * 1024

  let path: String
  private let header: BackupHeader

  /// Reads the header.
  /// - Throws: `file.missing`, `backup.damaged`.
  init(_ path: String) throws(Failure) {
    self.path = path
    header = try Self.header(FileStream(reading: path))
  }

  /// Compares every part with its digest.
  func check() throws(Failure) -> BackupHeader {
    let stream = try FileStream(reading: path)
    _ = try Self.header(stream)
    for part in header.parts {
      try Self.take(part, from: stream, path: path) { (_) throws(Failure) in }
    }
    guard try stream.read(1).isEmpty else { throw Self.damaged(path, "more bytes than parts") }
    return header
  }

  /// Writes the parts into a folder of their own, again compared with their digests.
  func extract(_ header: BackupHeader, into folder: String) throws(Failure) {
    let stream = try FileStream(reading: path)
    _ = try Self.header(stream)
    for part in header.parts {
      let target = folder + "/" + part.name
      do {
        try FileManager.default.createDirectory(
          atPath: (target as NSString).deletingLastPathComponent,
          withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw StoreFailure.cannotWrite(target, error)
      }
      let output = try FileStream(writing: target)
      try Self.take(part, from: stream, path: path) { (piece) throws(Failure) in
        try output.write(piece)
      }
      try output.synchronize()
    }
  }

  private static func header(_ stream: FileStream) throws(Failure) -> BackupHeader {
    guard let first = try stream.line(limit: 200),
      let text = String(validating: first, as: UTF8.self), text.hasPrefix(BackupHeader.magic),
      let line = try stream.line(limit: longestHeader),
      let header = BackupHeader(
        line: line, digest: String(text.dropFirst(BackupHeader.magic.count)))
    else { throw damaged(stream.path, "header") }
    return header
  }

  private static func take(
    _ part: BackupHeader.Part, from stream: FileStream, path: String,
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var pieces = SM3Hasher()
    let read = try stream.forEachPiece(of: part.bytes) { (piece) throws(Failure) in
      pieces.update(piece)
      try body(piece)
    }
    guard pieces.finish() == part.digest, read == part.bytes else {
      throw damaged(path, part.name)
    }
  }

  private static func damaged(_ path: String, _ what: String) -> Failure {
    Failure(.backupDamaged, ["path": .string(path), "text": .string(what)])
  }
}
