import DomainModel
import JSONDiff
import LocalStore

/// Whose desk it is, in names.
public struct DeskIdentity: Sendable, Hashable {
  /// The operator who acts.
  public let actor: Actor
  /// The name of the operator's unit; empty when it isn't known here.
  public let unitName: String
  /// The name of the desk's region; its code when it isn't known here.
  public let placeName: String
}

/// Reads whose desk it is.
public struct ReadDeskIdentity: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `asked`: an operator's id, account or exact name; nil takes the store's own.
  /// Throws `.actorUnknown`, `.actorRefused`.
  public func callAsFunction(_ asked: String?) throws(Failure) -> DeskIdentity {
    try desk.store.read { (reader) throws(Failure) in
      let actor = try reader.actor(asked)
      let scope = try reader.setting(DeskSetting.scope)?.string ?? ""
      let region = try? reader.resolve(scope, types: [.region]).record
      return DeskIdentity(
        actor: actor, unitName: try reader.record(actor.unit)?.record.title ?? "",
        placeName: region?.title ?? scope)
    }
  }
}
