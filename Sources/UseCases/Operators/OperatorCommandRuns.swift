import DomainModel
import JSONDiff
import Trust

/// The commands on keys as the command line asks for them: passphrases from files or terminal.
public struct OperatorCommandRuns: Sendable {
  let place: Workplace

  /// Gives the workplace.
  public init(place: Workplace) {
    self.place = place
  }

  /// `operator unlock [ID]`. Throws as `UnlockOperator`.
  public func unlock(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    try UnlockOperator(desk: try place.desk())(wanted(request)) { (actor) throws(Failure) in
      try passphrase(of: actor, request)
    }
  }

  /// `operator switch ID`. Throws as `SwitchOperator`.
  public func `switch`(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    try SwitchOperator(desk: try place.desk())(wanted(request) ?? "") { (actor) throws(Failure) in
      try passphrase(of: actor, request)
    }
  }

  /// `operator lock [ID]`. Throws as `LockOperator`.
  public func lock(_ request: CommandRequest) throws(Failure) -> CommandOutcome {
    try LockOperator(desk: try place.desk())(wanted(request))
  }

  private func wanted(_ request: CommandRequest) -> String? {
    request.arguments["operator"]?.string ?? request.actor
  }

  /// Where no passphrase can be had the key stays locked, which is what the script must hear.
  private func passphrase(
    of actor: Actor, _ request: CommandRequest
  ) throws(Failure) -> SecretBytes {
    do throws(Failure) {
      return try PassphraseSource(place: place, request: request).read(
        asking: Phrase("\(actor.name) 的口令：", "Passphrase of \(actor.name): "))
    } catch {
      guard error.code == .argumentMissing else { throw error }
      throw Failure(.keyLocked, ["actor": .string(actor.name), "id": .string(actor.id)])
    }
  }
}
