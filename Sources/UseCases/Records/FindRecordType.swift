import DomainModel
import LocalStore

/// Finds out of what type the record of a command is, before the command is carried out.
public struct FindRecordType: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `wanted`: an id, a number or an unambiguous fragment of either. `types`: those that go before
  /// others. `writes`: whether the command does.
  ///
  /// - Returns: nil for a type that this program doesn't know, and where a command that writes can't
  ///   be given at this seat: that is said first.
  /// - Throws: `.notFound`, `.ambiguous`, `.actorUnknown`.
  public func callAsFunction(
    _ wanted: String, preferring types: Set<RecordType>, actor asked: String?, writes: Bool
  ) throws(Failure) -> RecordType? {
    if writes {
      let actor = try desk.actor(asked)
      guard try OperatorKeys(desk: desk).state(of: actor.id) != .locked else { return nil }
    }
    return try desk.store.read { (reader) throws(Failure) in
      try reader.resolve(wanted, preferring: types).record.type
    }
  }
}
