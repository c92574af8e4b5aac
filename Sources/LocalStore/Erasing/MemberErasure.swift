import JSONDiff
import Trust

/// A member of a record that is to be erased with all that remembers it.
public struct MemberErasure: Sendable {
  /// The record's id.
  public let record: String
  /// Where the member stands, or stood.
  public let pointer: JSONPointer
  /// The document without it, and with the step that says who erased it and why.
  public let remaining: JSONObject
  /// The rev of the document that `remaining` was made from.
  public let rev: Digest32
  /// Digests of contents that tell the member too and go with it, such as packages of archives.
  public let blobs: [String]

  /// Names the member and what remains of the record as it was read.
  public init(
    record: String, rev: Digest32, pointer: JSONPointer, remaining: JSONObject,
    blobs: [String] = []
  ) {
    self.record = record
    self.rev = rev
    self.pointer = pointer
    self.remaining = remaining
    self.blobs = blobs
  }
}

/// What an erasure took away, and what it couldn't reach.
public struct ErasureReceipt: Sendable {
  /// Every text that the members said, now or before.
  public let texts: ErasedTexts
  /// Changes whose patch, arguments or reason told it.
  public let changes: Int
  /// Blobs that no live record names any more.
  public let blobs: Int
  /// Copies of the database in `backups/`, which are as they were.
  public let backups: Int
  /// Whether the log of the database could be cut to nothing; not while another process reads.
  public let isLogEmpty: Bool
}
