import Foundation

/// What the assets need of a file system, as closures: tests give a dictionary, the program the
/// real one.
public struct FileAccess: Sendable {
  /// The bytes of a file; nil when it cannot be read.
  public var contents: @Sendable (_ path: String) -> [UInt8]?
  /// The names in a folder, sorted; empty when it cannot be read.
  public var names: @Sendable (_ folder: String) -> [String]
  /// True when the path is a folder.
  public var isFolder: @Sendable (_ path: String) -> Bool

  /// A file system from its three questions.
  public init(
    contents: @escaping @Sendable (_ path: String) -> [UInt8]?,
    names: @escaping @Sendable (_ folder: String) -> [String],
    isFolder: @escaping @Sendable (_ path: String) -> Bool
  ) {
    self.contents = contents
    self.names = names
    self.isFolder = isFolder
  }

  /// The real file system.
  public static let system = FileAccess(
    contents: { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } },
    names: { ((try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []).sorted() },
    isFolder: { path in
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        && isDirectory.boolValue
    })

  /// The text of a file; nil when it cannot be read. Wrong UTF-8 becomes U+FFFD.
  public func text(_ path: String) -> String? {
    contents(path).map { String(decoding: $0, as: UTF8.self) }
  }
}
