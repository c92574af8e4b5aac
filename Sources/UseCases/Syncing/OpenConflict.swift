import DomainModel
import JSONDiff
import LocalStore

/// An open conflict as people look at it: masked, with names.
public struct OpenConflict: Sendable, Hashable, Identifiable {
  /// A disputed field.
  public struct Field: Sendable, Hashable {
    /// The pointer; elements of lists go by their `id`.
    public let pointer: String
    /// The member's path, such as `contact.phone`.
    public let member: String
    /// Why nobody could decide by himself.
    public let rule: String
    /// What the operator of the change saw; nil for nothing.
    public let base: JSON?
    /// What the change wants.
    public let mine: JSON?
    /// What the home has.
    public let theirs: JSON?

    /// Whether a mask hides any of the sides.
    public let isMasked: Bool

    /// Whether the change's side is taken by giving its command again.
    public var isState: Bool { rule == "state" }
    /// Whether the record itself is in dispute.
    public var isDeletion: Bool { rule == "delete" }
  }

  /// The conflict's id.
  public let id: String
  /// The record that it is about.
  public let recordID: String
  /// The record's type by name.
  public let typeName: String
  /// The record's human number.
  public let number: String?
  /// The record's title, masked.
  public let title: String
  /// Who made the change that couldn't be merged, by name.
  public let by: String
  /// When that was.
  public let at: Instant?
  /// The change's command; nil when the history isn't here.
  public let command: String?
  /// The fields in dispute.
  public let fields: [Field]
  /// Titles of the records that values refer to, by id.
  public let names: [String: String]
  /// How many other open conflicts have the same pattern.
  public let alike: Int

  /// What it has in common with others.
  public var pattern: ConflictPattern {
    ConflictPattern(typeName: typeName, pointers: fields.map(\.pointer))
  }
}

/// Reads the open conflicts that the operator may see.
public struct ReadConflicts: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// The oldest first, for they age.
  public func callAsFunction(
    limit: Int = 500, actor asked: String? = nil
  ) throws(Failure) -> [OpenConflict] {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let right = ReadingRight(actor: actor, day: desk.today, units: UnitTree(reader))
      var found: [(conflict: Record, subject: Record)] = []
      var patterns: [ConflictPattern: Int] = [:]
      try reader.forEach(.conflict) { (stored) throws(Failure) in
        let conflict = stored.record
        guard conflict.status == "open", let id = conflict.text("record"),
          let subject = try reader.record(id)?.record, right.holds(for: subject)
        else { return true }
        found.append((conflict, subject))
        if let pattern = try ConflictPattern(conflict, reader) {
          patterns[pattern, default: 0] += 1
        }
        return found.count < limit
      }
      var conflicts: [OpenConflict] = []
      for (conflict, subject) in found {
        let sheet = ConflictSheetReading(conflict: conflict, subject: subject)
        conflicts.append(try sheet.read(reader, patterns))
      }
      return conflicts
    }
  }
}

/// Makes a conflict readable.
struct ConflictSheetReading {
  let conflict: Record
  let subject: Record

  func read(
    _ reader: StoreReader, _ patterns: [ConflictPattern: Int]
  ) throws(Failure) -> OpenConflict {
    let fields = conflict.list("fields").compactMap(field)
    let values = fields.flatMap { [$0.base, $0.mine, $0.theirs] }.compactMap { $0 }
    let by = conflict.text("by") ?? ""
    let identity = conflict["change"]
    let change = try reader.change(
      device: identity?["device"]?.string ?? "", epoch: Int64(identity?["epoch"]?.int ?? 0),
      number: Int64(identity?["number"]?.int ?? 0), of: subject.id)
    let pattern = ConflictPattern(
      typeName: subject.typeName, pointers: fields.map(\.pointer))
    return OpenConflict(
      id: conflict.id, recordID: subject.id, typeName: subject.typeName, number: subject.number,
      title: Masking.masked(subject, level: RecordPrinting.outputLevel).title,
      by: try reader.title(of: by) ?? by,
      at: conflict.text("at").flatMap { Instant(rfc3339: $0) }, command: change?.command,
      fields: fields, names: try AnswerBackground.names(in: values, reader),
      alike: max(0, (patterns[pattern] ?? 1) - 1))
  }

  private func field(_ json: JSON) -> OpenConflict.Field? {
    guard let pointer = json["id"]?.string else { return nil }
    let sides = ["base", "mine", "theirs"].map { json[$0] }
    let shown = sides.map { masked($0, pointer) }
    return OpenConflict.Field(
      pointer: pointer, member: ConflictPattern.member(pointer, of: subject.typeName),
      rule: json["rule"]?.string ?? "", base: shown[0], mine: shown[1], theirs: shown[2],
      isMasked: sides != shown)
  }

  /// The value is masked as it would be in its place.
  private func masked(_ value: JSON?, _ pointer: String) -> JSON? {
    guard let value else { return nil }
    let path = ConflictPattern.indexed(pointer, of: subject.typeName)
    let operation: JSON = ["op": "add", "path": .string(path), "value": value]
    let masked = PatchMasking.masked(["patch": .array([operation])], of: subject)
    return masked["patch"]?.array?.first?["value"] ?? value
  }
}
