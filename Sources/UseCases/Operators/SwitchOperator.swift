import DomainModel
import JSONDiff
import LocalStore

/// Makes another operator the one who acts at this store.
public struct SwitchOperator: Sendable {
  let desk: Desk

  /// Gives the desk.
  public init(desk: Desk) {
    self.desk = desk
  }

  /// - Throws: `.actorUnknown`, `.actorRefused`.
  public func callAsFunction(_ wanted: String) throws(Failure) -> CommandOutcome {
    let actor = try desk.actor(wanted)
    let context = WriteContext(actor: actor.id, now: desk.now, work: "operator switch")
    try desk.store.write(by: context) { (transaction) throws(Failure) in
      try transaction.set(.string(actor.id), forSetting: DeskSetting.operator)
    }
    return CommandOutcome(
      Phrase("现在由 \(actor.name) 操作", "\(actor.name) acts from now on"),
      output: ["operator": .string(actor.id), "name": .string(actor.name)], text: Phrase("", ""))
  }
}
