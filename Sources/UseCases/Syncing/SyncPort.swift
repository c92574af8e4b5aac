import DomainModel
import JSONDiff
import LocalStore

/// How commands reach a node. Use cases stand beside the sync client, not above it, so whoever
/// composes the program puts it in.
public struct SyncPort: Sendable {
  /// What a desk joins a node with.
  public struct Joining: Sendable {
    /// The node's address.
    public var url: String
    /// The one-time token of the invitation.
    public var token: String
    /// Whether samples are pushed as new records.
    public var keepsSamples: Bool
    /// The desk's name for people.
    public var name: String
    /// The operator that the desk gave itself.
    public var operatorID: String?
    /// The unit that the desk gave itself.
    public var unitID: String?
    /// The setting that takes the operator whom the node gives, in the transaction that joins.
    public var operatorSetting: String
  }

  /// What is to stand in a disputed field.
  public enum FieldChoice: Sendable, Hashable {
    /// What the change wanted.
    case mine
    /// What the home has.
    case theirs
    /// Something else; nil for nothing.
    case value(JSON?)
  }

  /// Joins a node and gives its answer: `device`, `desk`, `operator`, `node`, `grants`.
  public var join: @Sendable (_ desk: Desk, _ joining: Joining) throws(Failure) -> JSON
  /// Exchanges everything, or says what an exchange would do.
  public var exchange: @Sendable (_ desk: Desk, _ isPreview: Bool) throws(Failure) -> JSON
  /// Exchanges on every poke and every minute, until the body says to stop.
  public var watch:
    @Sendable (
      _ desk: Desk, _ goesOn: @escaping @Sendable (_ report: Result<JSON, Failure>) -> Bool
    ) throws(Failure) -> Void
  /// A file with all that the home hasn't confirmed, for another desk by its device's id, for the
  /// node with nil.
  public var writeFile:
    @Sendable (_ desk: Desk, _ recipient: String?) throws(Failure) -> (bytes: [UInt8], count: Int)
  /// Takes a file of the node or of another desk in, and gives the report of an exchange; with
  /// `foretold` when the node hasn't decided yet.
  public var takeFile: @Sendable (_ desk: Desk, _ file: [UInt8]) throws(Failure) -> JSON
  /// Verifies the node's signed state against the one verified last: `log`, `size`, `root`,
  /// `verifiedSize`, `checkpoint`.
  public var verifyLedger: @Sendable (_ desk: Desk) throws(Failure) -> JSON
  /// A verified proof that the change of a sequence, on this record, is in the node's ledger.
  public var prove:
    @Sendable (_ desk: Desk, _ sequence: Int, _ record: String) throws(Failure) -> [UInt8]
  /// The patch of a record that settles a conflict by these choices, by pointer.
  public var settlement:
    @Sendable (_ conflict: Record, _ choices: [String: FieldChoice], _ record: Record)
      throws(Failure) -> JSONPatch

  /// Gives the calls.
  public init(
    join: @escaping @Sendable (_ desk: Desk, _ joining: Joining) throws(Failure) -> JSON,
    exchange: @escaping @Sendable (_ desk: Desk, _ isPreview: Bool) throws(Failure) -> JSON,
    watch:
      @escaping @Sendable (
        _ desk: Desk, _ goesOn: @escaping @Sendable (_ report: Result<JSON, Failure>) -> Bool
      ) throws(Failure) -> Void,
    writeFile:
      @escaping @Sendable (_ desk: Desk, _ recipient: String?) throws(Failure)
      -> (bytes: [UInt8], count: Int),
    takeFile: @escaping @Sendable (_ desk: Desk, _ file: [UInt8]) throws(Failure) -> JSON,
    verifyLedger: @escaping @Sendable (_ desk: Desk) throws(Failure) -> JSON,
    prove:
      @escaping @Sendable (_ desk: Desk, _ sequence: Int, _ record: String) throws(Failure)
      -> [UInt8],
    settlement:
      @escaping @Sendable (_ conflict: Record, _ choices: [String: FieldChoice], _ record: Record)
      throws(Failure) -> JSONPatch
  ) {
    self.join = join
    self.exchange = exchange
    self.watch = watch
    self.writeFile = writeFile
    self.takeFile = takeFile
    self.verifyLedger = verifyLedger
    self.prove = prove
    self.settlement = settlement
  }

  /// For programs that reach no node: every call is refused.
  public static let absent = SyncPort(
    join: { (_, _) throws(Failure) in throw Failure(.notAvailable, ["command": "enrol"]) },
    exchange: { (_, _) throws(Failure) in throw Failure(.notAvailable, ["command": "sync"]) },
    watch: { (_, _) throws(Failure) in throw Failure(.notAvailable, ["command": "sync"]) },
    writeFile: { (_, _) throws(Failure) in throw Failure(.notAvailable, ["command": "sync"]) },
    takeFile: { (_, _) throws(Failure) in throw Failure(.notAvailable, ["command": "sync"]) },
    verifyLedger: { (_) throws(Failure) in
      throw Failure(.notAvailable, ["command": "ledger verify"])
    },
    prove: { (_, _, _) throws(Failure) in
      throw Failure(.notAvailable, ["command": "ledger prove"])
    },
    settlement: { (_, _, _) throws(Failure) in
      throw Failure(.notAvailable, ["command": "conflicts"])
    })
}
