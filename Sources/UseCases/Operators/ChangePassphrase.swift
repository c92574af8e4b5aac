import DomainModel
import JSONDiff
import LocalStore
import Trust

/// Puts an operator's key under a passphrase, another one, or none.
public struct ChangePassphrase: Sendable {
  let desk: Desk
  let place: Workplace

  /// Gives desk and workplace.
  public init(desk: Desk, place: Workplace) {
    self.desk = desk
    self.place = place
  }

  /// Whoever sets it has shown that he knows it, so the key is then unlocked at this seat, and
  /// locked at every other.
  ///
  /// `request`: `operator` (id, account or exact name; else who acts), `passphrase-file`,
  ///   `old-passphrase-file` and `remove`; what isn't in a file is asked on the terminal.
  /// Throws `.passphraseWrong` for the old one, `.argumentInvalid` for a short new one.
  public func callAsFunction(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(request.arguments["operator"]?.string ?? request.actor)
    let keys = OperatorKeys(desk: desk)
    let source = PassphraseSource(place: place, request: request)
    var old: SecretBytes?
    if try keys.state(of: actor.id) != .open {
      old = try source.read(
        "old-passphrase-file",
        asking: Phrase("\(actor.name) 现在的口令：", "Present passphrase of \(actor.name): "))
    }
    let new = request.arguments["remove"] == true ? nil : try source.readNew()
    try keys.seal(actor.id, from: old, to: new)
    if let new { try keys.unlock(actor.id, new) }
    return CommandOutcome(
      new == nil
        ? Phrase("\(actor.name) 不再有口令", "\(actor.name) has no passphrase any more")
        : Phrase("\(actor.name) 的口令已设，已在此解锁", "\(actor.name) has a new passphrase, unlocked here"),
      output: [
        "operator": .string(actor.id), "name": .string(actor.name),
        "hasPassphrase": .bool(new != nil), "unlocked": true,
      ], text: Phrase("", ""))
  }
}
