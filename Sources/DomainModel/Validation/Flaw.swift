import JSONDiff

/// Something wrong with a member of a record.
public struct Flaw: Hashable, Sendable {
  /// A JSON pointer.
  public let path: String
  /// A dotted code, such as `member.missing` or `time.form`.
  public let code: String
  /// Whether the record may be stored nevertheless (a word of an enumeration that is newer than we are).
  public let isWarning: Bool

  /// Makes a flaw.
  public init(_ path: String, _ code: String, isWarning: Bool = false) {
    self.path = path
    self.code = code
    self.isWarning = isWarning
  }

  /// Path and code.
  public var json: JSON { ["path": .string(path), "code": .string(code)] }
}
