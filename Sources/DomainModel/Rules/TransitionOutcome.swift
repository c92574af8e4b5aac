import JSONDiff

/// What a command makes of the world: to be written in one transaction.
public struct TransitionOutcome: Sendable, Hashable {
  /// The record after the command.
  public var record: Record
  /// Records that it creates, such as the second order of a split.
  public var created: [Record]
  /// Other records that it changes, such as merged orders that get the reply.
  public var changed: [Record]

  /// Whether it is about more than the one record.
  public var hasEffectsBesides: Bool { !created.isEmpty || !changed.isEmpty }

  /// Makes an outcome.
  public init(record: Record, created: [Record] = [], changed: [Record] = []) {
    self.record = record
    self.created = created
    self.changed = changed
  }
}

/// A command as the rules get it.
public struct RuleCommand {
  /// The command, without its area.
  public let name: String
  /// Its arguments; units and records as ids, times in RFC 3339.
  public let arguments: JSONObject
  /// Who gives it.
  public let actor: Actor
  /// When.
  public let now: Instant
  /// The world.
  public let context: RuleContext

  /// Makes a command.
  public init(
    _ name: String, arguments: JSONObject = [:], actor: Actor, now: Instant, context: RuleContext
  ) {
    self.name = name
    self.arguments = arguments
    self.actor = actor
    self.now = now
    self.context = context
  }

  /// A text argument that isn't empty.
  public func text(_ argument: String) -> String? {
    arguments[argument]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A text argument that must be there.
  public func required(_ argument: String) throws(Failure) -> String {
    guard let text = text(argument) else { throw .missing(argument, of: name) }
    return text
  }

  /// A time argument that must be there.
  public func requiredTime(_ argument: String) throws(Failure) -> Instant {
    guard let time = Instant(rfc3339: try required(argument)) else {
      throw .invalid(argument, "time.form")
    }
    return time
  }

  /// A unit argument that must be there and known.
  public func requiredUnit(_ argument: String) throws(Failure) -> Record {
    let id = try required(argument)
    guard let unit = context.unit(id) else {
      throw Failure(.unitUnknown, ["unit": .string(id), "argument": .string(argument)])
    }
    return unit
  }
}
