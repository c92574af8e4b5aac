import JSONDiff

/// A typed view over a record's document; members that this program doesn't know stay where they are.
///
/// Reading never fails: a missing or odd member reads as nil. The document never holds `rev`.
public struct Record: Sendable, Hashable {
  /// The document.
  public var members: JSONObject

  /// Makes a view; a `rev` in the document is left out.
  public init(_ members: JSONObject) {
    self.members = members
    _ = self.members.removeValue(forName: "rev")
  }

  /// The record's key on all machines; empty when missing.
  public var id: String { text("id") ?? "" }
  /// The type's name as it stands; empty when missing.
  public var typeName: String { text("type") ?? "" }
  /// The type, nil when this program doesn't know it.
  public var type: RecordType? { RecordType(rawValue: typeName) }
  /// The region in which the record is worked; empty when missing.
  public var scope: String { text("scope") ?? "" }
  /// The stored status.
  public var status: String? { text("status") }
  /// The human number.
  public var number: String? { text("number") }
  /// When it was created.
  public var createdAt: Instant? { instant("createdAt") }
  /// When it was last changed.
  public var updatedAt: Instant? { instant("updatedAt") }
  /// Whether only the envelope remains.
  public var isDeleted: Bool { members["deleted"] != nil }
  /// The drill's task when the record belongs to a drill.
  public var drill: String? { text("drill") }

  /// The lowest grant level that receives the record: its own, else its type's, else 1.
  public var level: Int {
    if let level = members["level"]?.int { return level }
    return type.map { TypeDeclaration.levels[$0] ?? 1 } ?? 1
  }

  /// A member of the document; setting nil removes it.
  public subscript(_ member: String) -> JSON? {
    get { members[member] }
    set {
      if let newValue, newValue != .null {
        members[member] = newValue
      } else {
        _ = members.removeValue(forName: member)
      }
    }
  }

  /// A text member, nil when missing or not a text.
  public func text(_ member: String) -> String? {
    members[member]?.string
  }

  /// A time member.
  public func instant(_ member: String) -> Instant? {
    text(member).flatMap { Instant(rfc3339: $0) }
  }

  /// A date member.
  public func date(_ member: String) -> CivilDate? {
    text(member).flatMap { CivilDate($0) }
  }

  /// The elements of a list member; empty when missing.
  public func list(_ member: String) -> [JSON] {
    members[member]?.array ?? []
  }

  /// The texts of a list member; elements of another kind are left out.
  public func texts(_ member: String) -> [String] {
    list(member).compactMap(\.string)
  }
}
