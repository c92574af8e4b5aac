import DomainModel
import JSONDiff

/// A change, and the record that it meets.
public struct MergeInput: Sendable {
  /// The record as it is at the home (or, on a client, as the home's last word has it); nil when
  /// there is none yet.
  public var present: Record?
  /// The record as the operator saw it: at `change.base`, with the device's own later changes.
  /// Nil reads as the present one, which is right when nobody else changed anything.
  public var seen: Record?
  /// The record before its tombstone, when the present one is a tombstone.
  public var beforeDeletion: Record?
  /// Who changed which field last.
  public var fields: FieldHistory
  /// The change.
  public var change: Change
  /// The home's sequence that the change gets.
  public var sequence: Int
  /// The highest number known from this device and epoch; a change up to it is a repeat.
  public var lastNumber: Int?

  /// Makes an input.
  public init(
    present: Record?, seen: Record? = nil, beforeDeletion: Record? = nil,
    fields: FieldHistory = FieldHistory(), change: Change, sequence: Int, lastNumber: Int? = nil
  ) {
    self.present = present
    self.seen = seen
    self.beforeDeletion = beforeDeletion
    self.fields = fields
    self.change = change
    self.sequence = sequence
    self.lastNumber = lastNumber
  }
}

/// What a merge may ask about the world.
public struct MergeContext {
  /// Who gave the command, with the grants that the home knows.
  public var actor: Actor
  /// What the rules of commands may ask.
  public var rules: RuleContext
  /// The highest level of members that actor and device may see in the record; masked ones can't
  /// be written.
  public var level: Int
  /// The latest clock that counts: a device whose clock runs ahead doesn't win every tie.
  public var latestClock: Int64?
  /// Why the actor may not change these fields (pointers) by this command, nil when he may.
  /// State commands are held to the tables of the rules besides.
  public var refusal: (_ change: Change, _ record: Record, _ fields: [String]) -> Failure?
  /// Whether a member of class `state` may be written by a command that no table of the rules has:
  /// an undo that the kept inverses bear out, or what a use case writes beside the status, such as
  /// who settled a conflict. Nobody may unless this says so: the patch comes from outside. A
  /// client that foretells its own changes lets all through.
  public var mayWriteState: (_ change: Change, _ record: Record, _ field: String) -> Bool
  /// Recomputes derived members after an edit that isn't a state command.
  public var derive: (_ after: Record, _ before: Record, _ now: Instant) -> Record

  /// Makes a context.
  public init(
    actor: Actor, rules: RuleContext, level: Int = 4, latestClock: Int64? = nil,
    refusal: @escaping (_ change: Change, _ record: Record, _ fields: [String]) -> Failure? = {
      _, _, _ in nil
    },
    mayWriteState: @escaping (_ change: Change, _ record: Record, _ field: String) -> Bool = {
      _, _, _ in false
    },
    derive: ((_ after: Record, _ before: Record, _ now: Instant) -> Record)? = nil
  ) {
    self.actor = actor
    self.rules = rules
    self.level = level
    self.latestClock = latestClock
    self.refusal = refusal
    self.mayWriteState = mayWriteState
    let (calendar, clocks) = (rules.calendar, rules.clocks)
    self.derive =
      derive ?? { after, before, now in
        MergeContext.reclassified(after, before, now, calendar, clocks)
      }
  }

  /// Kind, urgency and category decide the clocks of a grievance; nothing else does.
  private static func reclassified(
    _ after: Record, _ before: Record, _ now: Instant, _ calendar: WorkingCalendar,
    _ settings: ClockSettings
  ) -> Record {
    guard after.type == .grievance,
      ["kind", "urgency", "category"].contains(where: { after[$0] != before[$0] })
    else { return after }
    return GrievanceClocks.reclassified(
      after, before: before, at: now, calendar: calendar, settings: settings)
  }
}
