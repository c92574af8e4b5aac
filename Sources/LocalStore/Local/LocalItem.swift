import DomainModel
import JSONDiff

/// Kinds of things that never leave this store.
public enum LocalKind: String, Sendable, Hashable, CaseIterable {
  case draft, savedView, bookmark, reminder, message, readMark, template, windowState
  /// The last time an operator put on or took off flags, to be taken back.
  case bookmarkAct
  /// An order that stands behind a risk that nothing was made of yet.
  case risk
  /// A named list of commands.
  case macro
  /// Raw sensor readings, kept 30 days.
  case reading
  /// When a source was last heard.
  case heartbeat
}

/// One thing of one operator that never leaves this store.
public struct LocalItem: Sendable, Hashable {
  /// What it is.
  public let kind: LocalKind
  /// The operator's id; empty for what belongs to the desk.
  public let owner: String
  /// Unique for kind and owner.
  public let id: String
  /// The record that it is about.
  public let record: String?
  /// Its time: of writing, or when a reminder is due.
  public let at: Instant
  /// Its contents.
  public let document: JSONObject

  /// Makes an item.
  public init(
    kind: LocalKind, owner: String, id: String, record: String? = nil, at: Instant,
    document: JSONObject = [:]
  ) {
    self.kind = kind
    self.owner = owner
    self.id = id
    self.record = record
    self.at = at
    self.document = document
  }
}
