import DomainModel
import JSONDiff
import Trust

/// A record as it stands in the store, with what the document itself doesn't hold.
public struct StoredRecord: Sendable, Hashable {
  /// The document, without `rev`.
  public let record: Record
  /// SM3 of the canonical document.
  public let rev: Digest32
  /// The home's sequence that this state rests on; 0 for what no node has confirmed.
  public let sequence: Int64
  /// The place in the order of arrival; newer records have larger ones.
  public let row: Int64

  /// The document as it is printed: with its `rev`.
  public var json: JSON {
    var members = record.members
    members["rev"] = .string(rev.text)
    return .object(members)
  }
}
