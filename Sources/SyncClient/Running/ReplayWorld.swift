import DomainModel
import LocalStore
import RecordMerge

/// What the replay of waiting changes may ask about the world; use cases give it.
public struct ReplayWorld: Sendable {
  /// The operator of an id and what rules may ask in a scope, out of the transaction.
  public var rules:
    @Sendable (_ transaction: WriteTransaction, _ actor: String, _ scope: String)
      throws(Failure) -> (actor: Actor, context: RuleContext)

  /// Makes a world.
  public init(
    rules:
      @escaping @Sendable (_ transaction: WriteTransaction, _ actor: String, _ scope: String)
      throws(Failure) -> (actor: Actor, context: RuleContext)
  ) {
    self.rules = rules
  }

  /// A client that foretells its own changes lets all through; the home decides.
  func context(
    _ transaction: WriteTransaction, _ change: Change
  ) throws(Failure) -> MergeContext {
    let (actor, context) = try rules(transaction, change.actor, change.scope)
    return MergeContext(actor: actor, rules: context, mayWriteState: { _, _, _ in true })
  }
}
