import DomainModel
import UseCases

/// Everything that panes and shell may ask the program to do. Closures, so that a test gives
/// its own; the live ones run use cases over the open store.
public struct Capabilities: Sendable {
  /// Tells long work whether to stop; it looks between rows and steps.
  public typealias StopCheck = @Sendable () -> Bool

  /// Runs a command in one transaction. Blocks: call it off the screen's thread. Throws
  /// `.interrupted` when it was stopped before its end.
  public var perform:
    @Sendable (CommandRequest, @escaping StopCheck) throws(Failure) -> CommandOutcome

  /// Gives the closures.
  public init(
    perform:
      @escaping @Sendable (CommandRequest, @escaping StopCheck) throws(Failure) ->
      CommandOutcome
  ) {
    self.perform = perform
  }
}
