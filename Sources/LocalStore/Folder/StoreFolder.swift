import Foundation

/// The places inside a store's folder (RECORDS.md, section 6).
public struct StoreFolder: Sendable, Hashable {
  /// The folder itself.
  public let path: String

  /// Names a folder; nothing is touched.
  public init(_ path: String) {
    self.path = path
  }

  /// The database.
  public var database: String { path + "/store.sqlite" }
  /// The advisory lock.
  public var lock: String { path + "/lock" }
  /// Attachments by digest.
  public var blobs: String { path + "/blobs" }
  /// Private keys and the bearer token.
  public var keys: String { path + "/keys" }
  /// Rotated copies.
  public var backups: String { path + "/backups" }
  /// The log, without personal data.
  public var log: String { path + "/log" }

  /// Whether a database is there.
  public var hasDatabase: Bool { FileManager.default.fileExists(atPath: database) }

  /// Where the content with this digest (64 hexadecimal digits) lies.
  public func blob(_ hexadecimal: String) -> String {
    "\(blobs)/\(hexadecimal.prefix(2))/\(hexadecimal.dropFirst(2))"
  }

  /// Makes the folder and its children, readable by the owner only; what is there stays.
  func make() throws {
    for folder in [path, blobs, keys, backups] {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    chmod(path, 0o700)
  }

  /// Takes everyone else's rights from the database files; they hold personal data.
  func restrictDatabase() {
    for file in [database, database + "-wal", database + "-shm"] { chmod(file, 0o600) }
  }
}
