import JSONDiff

/// Who gives a command: an operator with the grants that hold for this store.
public struct Actor: Hashable, Sendable {
  /// The operator's record id.
  public let id: String
  /// The operator's name, for screens and for refusals.
  public let name: String
  /// The operator's unit.
  public let unit: String
  /// What the operator may.
  public let grants: [Grant]

  /// Makes an actor.
  public init(id: String, name: String, unit: String, grants: [Grant]) {
    self.id = id
    self.name = name
    self.unit = unit
    self.grants = grants
  }

  /// Reads an actor from an `operator` record; grants that can't be read are left out, those above
  /// their bound are lowered.
  public init(operator record: Record, isDispatchBureau: (String) -> Bool = { _ in false }) {
    self.id = record.id
    self.name = record.text("name") ?? ""
    self.unit = record.text("unit") ?? ""
    self.grants = (record["grants"]?.array ?? [])
      .compactMap { Grant($0)?.bounded(isDispatchBureau: isDispatchBureau) }
  }

  /// Whether the actor has the role, or one that includes it, on the day, for whatever records.
  public func has(_ role: Role, on day: CivilDate) -> Bool {
    grants.contains { role.fulfilledBy.contains($0.role) && $0.isInForce(on: day) }
  }

  /// The highest level of members the actor may see unmasked on the day; 2 when no grant gives more.
  public func level(on day: CivilDate) -> Int {
    grants.filter { $0.isInForce(on: day) }.map(\.level).max() ?? 2
  }
}
