import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Opens an operator's key at this seat, so that commands may act in his name.
public struct UnlockOperator: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `wanted`: id, account or exact name; nil is the operator of the store.
  /// `passphrase`: asked for only when the key has one and isn't unlocked here.
  /// Throws `.actorUnknown`, `.actorRefused`, `.passphraseWrong`, what `passphrase` throws.
  @discardableResult
  public func callAsFunction(
    _ wanted: String?, passphrase: (Actor) throws(Failure) -> SecretBytes
  ) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(wanted)
    let keys = OperatorKeys(desk: desk)
    if try keys.state(of: actor.id) == .locked {
      try keys.unlock(actor.id, try passphrase(actor))
    }
    return CommandOutcome(
      Phrase("\(actor.name) 的密钥已在此解锁", "The key of \(actor.name) is unlocked here"),
      output: ["operator": .string(actor.id), "name": .string(actor.name), "unlocked": true],
      text: Phrase("", ""))
  }
}

/// Closes an operator's key at this seat.
public struct LockOperator: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `wanted`: id, account or exact name; nil is the operator of the store.
  /// Throws `.actorUnknown`, `.ruleRefused` for a key without passphrase, which nothing would open
  ///   again.
  public func callAsFunction(_ wanted: String?) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(wanted)
    let keys = OperatorKeys(desk: desk)
    guard try keys.state(of: actor.id) != .open else {
      throw .refused(rule: "operator.withoutPassphrase", ["actor": .string(actor.name)])
    }
    try keys.lock(actor.id)
    return CommandOutcome(
      Phrase("\(actor.name) 的密钥已锁", "The key of \(actor.name) is locked"),
      output: ["operator": .string(actor.id), "name": .string(actor.name), "unlocked": false],
      text: Phrase("", ""))
  }
}
