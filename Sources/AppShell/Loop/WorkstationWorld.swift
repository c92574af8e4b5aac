import CommandCatalog
import DomainModel
import JSONDiff
import Panes
import UseCases

/// What a workstation takes from the world.
public struct WorkstationWorld: Sendable {
  /// The clock.
  public var now: @Sendable () -> Instant
  /// Monotonic milliseconds, the same that keys are stamped with.
  public var monotonic: @Sendable () -> UInt64
  /// Reads for the screen.
  public var reads: ShellReads
  /// Commands; they block and run in the background.
  public var capabilities: Capabilities
  /// The types whose records changed since the last call, by any process.
  public var changedTypes: @Sendable () -> Set<String>
  /// Keeps where the operator is for the next start.
  public var rememberPlace: @Sendable (RememberedPlace) -> Void
  /// Keeps the operator's own views. Throws what the store says.
  public var keepViews: @Sendable ([SavedView]) throws(Failure) -> Void
  /// Keeps or clears a half-filled form.
  public var keepDraft: @Sendable (_ command: String, _ values: [String: String]) -> Void
  /// Keeps what was found out about this terminal.
  public var keepTerminal: @Sendable (TerminalFinding) -> Void = { _ in }
  /// Puts a copied text into a file; the path, or nil when it can't be written.
  public var copyToFile: @Sendable (String) -> String?
  /// Opens a text in the operator's editor and gives the result; nil when nothing came back.
  public var edit: @Sendable (String) -> String?
  /// Begins to exchange with the node in the background, and tells how it goes.
  public var beginSync: @Sendable (_ tell: @escaping @Sendable (SyncActivity) -> Void) -> Void = {
    _ in
  }
  /// Begins to index in the background what a bulk load left, and tells what it failed at.
  public var beginIndexing: @Sendable (_ tell: @escaping @Sendable (Failure) -> Void) -> Void = {
    _ in
  }
  /// Begins to look for risks in the background, and tells when other orders stand behind them.
  public var beginRisks: @Sendable (_ tell: @escaping @Sendable () -> Void) -> Void = { _ in }
  /// The orders that stand close to one; takes longer than a frame and runs in the background. Nil
  /// when it was stopped.
  public var similar:
    @Sendable (_ order: String, @escaping Capabilities.StopCheck) -> SimilarOrders? = { _, _ in
      nil
    }
  /// What stands close to an order that is being typed; runs in the background as `similar` does.
  public var related:
    @Sendable (_ members: JSONObject, @escaping Capabilities.StopCheck) -> RelatedOrders? = {
      _, _ in nil
    }
  /// The configuration, when it was saved again since the last call.
  public var changedConfiguration: @Sendable () -> ConfigurationChange? = { nil }
  /// Closes an operator's key at this terminal.
  public var lock: @Sendable (_ operatorID: String) -> Void = { _ in }
  /// Opens an operator's key at this terminal, and makes another than the present one the store's
  /// own; blocks for a third of a second. Throws `.passphraseWrong`, `.actorRefused`.
  public var unlock:
    @Sendable (_ operatorID: String, _ passphrase: [UInt8], _ isOther: Bool) throws(Failure) -> Void =
      { (_, _, _) throws(Failure) in }

  /// Bundles the closures.
  public init(
    now: @escaping @Sendable () -> Instant, monotonic: @escaping @Sendable () -> UInt64,
    reads: ShellReads, capabilities: Capabilities,
    changedTypes: @escaping @Sendable () -> Set<String>,
    rememberPlace: @escaping @Sendable (RememberedPlace) -> Void,
    keepViews: @escaping @Sendable ([SavedView]) throws(Failure) -> Void,
    keepDraft: @escaping @Sendable (String, [String: String]) -> Void,
    copyToFile: @escaping @Sendable (String) -> String?,
    edit: @escaping @Sendable (String) -> String?
  ) {
    self.now = now
    self.monotonic = monotonic
    self.reads = reads
    self.capabilities = capabilities
    self.changedTypes = changedTypes
    self.rememberPlace = rememberPlace
    self.keepViews = keepViews
    self.keepDraft = keepDraft
    self.copyToFile = copyToFile
    self.edit = edit
  }
}

/// Where the operator was and how the screen looked, for the next start.
public struct RememberedPlace: Sendable, Hashable {
  /// The place.
  public var place: Place
  /// Language, theme, signs.
  public var appearance: Appearance
  /// The list's share of the width.
  public var listShare: Int
  /// Names of the columns that the operator chose, by pane.
  public var columns: [PaneIdentifier: [String]] = [:]
}
