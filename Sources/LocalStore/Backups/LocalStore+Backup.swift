import DomainModel
import Foundation
import class GRDB.DatabaseQueue
import JSONDiff
import Trust

extension LocalStore {
  /// Writes a backup file while the store is being worked on: an online copy of the database, the
  /// blobs that live records name, and the keys under a passphrase, when one is given. Outbox, tray
  /// and drafts are inside. The file appears whole or not at all.
  /// - Parameters:
  ///   - path: where the file will stand; nothing may be there.
  ///   - passphrase: seals the keys; nil leaves them out.
  /// - Returns: the header that stands in the file.
  /// - Throws: `file.exists`, `file.cannotWrite`, `store.busy`.
  @discardableResult
  public func backup(
    to path: String, keysUnder passphrase: SecretBytes? = nil
  ) throws(Failure) -> BackupHeader {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(.fileExists, ["path": .string(path)])
    }
    let copy = path + ".copying"
    let partial = path + ".part"
    defer { for file in [copy, partial] { try? FileManager.default.removeItem(atPath: file) } }
    let copied = try copyDatabase(to: copy)
    var keys: [UInt8]?
    if let passphrase {
      keys = try BackupKeys.sealed(folder, passphrase, random: environment.random)
    }
    let parts = try parts(copy: copy, keys: keys)
    let header = BackupHeader(
      madeAt: environment.now(), schema: StoreSchema.current, records: copied.count,
      digest: copied.digest, parts: parts)
    try write(header, copy: copy, keys: keys, to: partial)
    guard rename(partial, path) == 0 else {
      throw Failure(.cannotWrite, ["path": .string(path)])
    }
    return header
  }

  /// SQLite's backup from a reading connection: one consistent state, no lock held. The file is the
  /// owner's alone before SQLite writes into it, and SQLite gives its journal the same mode.
  /// - Returns: count and digest of the records in the copy.
  private func copyDatabase(to path: String) throws(Failure) -> (count: Int, digest: Digest32) {
    try? FileManager.default.removeItem(atPath: path)
    _ = try FileStream(writing: path)
    do {
      let target = try DatabaseQueue(path: path)
      try pool.backup(to: target)
      let digest = try target.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
        return try StoreReader(session: StoreSession(database: database, store: self)).setDigest()
      }
      try target.close()
      return digest
    } catch {
      throw StoreFailure.translated(error)
    }
  }

  private func parts(copy: String, keys: [UInt8]?) throws(Failure) -> [BackupHeader.Part] {
    let database = try FileStream.digest(of: copy)
    var parts = [
      BackupHeader.Part(
        name: BackupHeader.databaseName, bytes: database.bytes, digest: database.digest)
    ]
    if let keys {
      parts.append(
        BackupHeader.Part(
          name: BackupKeys.partName, bytes: keys.count, digest: SM3.digest(keys)))
    }
    for hexadecimal in try BlobNames.named(in: self) {
      let blob = try FileStream.digest(of: folder.blob(hexadecimal))
      let name = "blobs/\(hexadecimal.prefix(2))/\(hexadecimal.dropFirst(2))"
      parts.append(BackupHeader.Part(name: name, bytes: blob.bytes, digest: blob.digest))
    }
    return parts
  }

  private func write(
    _ header: BackupHeader, copy: String, keys: [UInt8]?, to path: String
  ) throws(Failure) {
    let output = try FileStream(writing: path)
    try output.write(header.lines)
    for part in header.parts {
      if part.name == BackupKeys.partName, let keys {
        try output.write(keys)
        continue
      }
      let isDatabase = part.name == BackupHeader.databaseName
      let source = try FileStream(reading: isDatabase ? copy : "\(folder.path)/\(part.name)")
      let copied = try source.forEachPiece(of: part.bytes) { (piece) throws(Failure) in
        try output.write(piece)
      }
      guard copied == part.bytes else {
        throw Failure(.inputOutput, ["path": .string(source.path)])
      }
    }
    try output.synchronize()
  }
}

/// The blobs that live records name.
enum BlobNames {
  /// Hexadecimal digests that stand anywhere in a live document and have a file, ascending.
  static func named(in store: LocalStore) throws(Failure) -> [String] {
    let present = files(in: store.folder)
    guard !present.isEmpty else { return [] }
    var named: Set<String> = []
    try store.read { (reader) throws(Failure) in
      let query = try Query(
        reader.session.database, "SELECT document FROM record WHERE isDeleted = 0")
      defer { query.finish() }
      while try query.step() {
        let found = query.withBytes(0) { digests(in: $0) }
        named.formUnion(found.filter(present.contains))
      }
    }
    return named.sorted()
  }

  private static func files(in folder: StoreFolder) -> Set<String> {
    guard let folders = try? FileManager.default.contentsOfDirectory(atPath: folder.blobs) else {
      return []
    }
    var names: Set<String> = []
    for beginning in folders where beginning.count == 2 {
      let path = folder.blobs + "/" + beginning
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      names.formUnion(files.filter { !$0.hasSuffix(".part") }.map { beginning + $0 })
    }
    return names
  }

  /// Hexadecimal digests that stand in a text.
  static func digests(in text: String) -> [String] {
    Array(text.utf8).withUnsafeBytes { digests(in: $0) }
  }

  /// What follows each `sm3:`, 64 digits long.
  private static func digests(in bytes: UnsafeRawBufferPointer) -> [String] {
    let mark = Array(Digest32.prefix.utf8)
    let length = 2 * Digest32.byteCount
    var found: [String] = []
    var place = 0
    while place + mark.count + length <= bytes.count {
      let isMark = (0..<mark.count).allSatisfy { bytes[place + $0] == mark[$0] }
      if isMark {
        let start = place + mark.count
        found.append(String(decoding: bytes[start..<(start + length)], as: UTF8.self))
        place = start + length
      } else {
        place += 1
      }
    }
    return found
  }
}
