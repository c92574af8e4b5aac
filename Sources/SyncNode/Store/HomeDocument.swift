import DomainModel
import JSONDiff
import RecordMerge
import Trust

/// A record at its home.
public struct HomeDocument: Sendable, Hashable {
  /// The record.
  public var record: Record
  /// The sequence of its last change.
  public var sequence: Int
  /// The digest of its canonical form.
  public var rev: Digest32
  /// Who changed which field last.
  public var fields: FieldHistory

  /// Makes a document; its rev is computed.
  public init(record: Record, sequence: Int, fields: FieldHistory) {
    self.init(record: record, sequence: sequence, rev: Rev.of(record), fields: fields)
  }

  package init(record: Record, sequence: Int, rev: Digest32, fields: FieldHistory) {
    self.record = record
    self.sequence = sequence
    self.rev = rev
    self.fields = fields
  }
}

/// The rev of a record.
public enum Rev {
  /// SM3 of the canonical form without `rev`.
  public static func of(_ record: Record) -> Digest32 {
    SM3.digest(record.members.canonicalBytes())
  }
}
