import DomainModel
import UseCases

/// Everything that panes and shell may ask the program to do. Closures, so that a test gives
/// its own; the live ones run use cases over the open store.
public struct Capabilities: Sendable {
  /// Runs a command in one transaction. Blocks: call it off the screen's thread.
  public var perform: @Sendable (CommandRequest) throws(Failure) -> CommandOutcome

  /// Gives the closures.
  public init(
    perform: @escaping @Sendable (CommandRequest) throws(Failure) -> CommandOutcome
  ) {
    self.perform = perform
  }
}
