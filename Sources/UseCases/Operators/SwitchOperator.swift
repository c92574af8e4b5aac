import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Makes another operator the one who acts at this store, his key unlocked here.
public struct SwitchOperator: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// `passphrase`: asked for only when the key has one and isn't unlocked here.
  /// Throws `.actorUnknown`, `.actorRefused`, `.passphraseWrong`, what `passphrase` throws; the
  ///   one who acted then goes on.
  public func callAsFunction(
    _ wanted: String, passphrase: (Actor) throws(Failure) -> SecretBytes
  ) throws(Failure) -> CommandOutcome {
    try UnlockOperator(desk: desk)(wanted, passphrase: passphrase)
    let actor = try desk.unlockedActor(wanted)
    let context = WriteContext(actor: actor.id, now: desk.now, work: "operator switch")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(actor.id), forSetting: DeskSetting.operator)
    }
    return CommandOutcome(
      Phrase("现在由 \(actor.name) 操作", "\(actor.name) acts from now on"),
      output: ["operator": .string(actor.id), "name": .string(actor.name)], text: Phrase("", ""))
  }
}
