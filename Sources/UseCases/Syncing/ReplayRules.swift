import DomainModel
import LocalStore

/// What the replay of waiting changes may ask about the world.
public enum ReplayRules {
  /// The actor of a change and the context of its rules, out of the transaction. An operator that
  /// this store doesn't know acts without grants: the home decides about his changes.
  public static func rules(
    _ transaction: WriteTransaction, desk: Desk, actor id: String, scope: String
  ) throws(Failure) -> (actor: Actor, context: RuleContext) {
    let known = try? transaction.actor(id)
    let actor = known ?? Actor(id: id, name: id, unit: "", grants: [])
    // Numbers were given when the command was; a replay takes none.
    let context = try RuleWorld(reading: transaction, desk: desk).context(scope: scope)
    return (actor, context)
  }
}
