import DomainModel
import LocalStore

/// What a command may reach: the store, when it asks for it, files, and the world around.
public struct Workplace: Sendable {
  /// The folder of the store, whether it exists or not.
  public var directory: String
  /// Clock and chance.
  public var environment: StoreEnvironment
  /// Opens the store at the first call.
  public var desk: @Sendable () throws(Failure) -> Desk
  /// Files and standard streams.
  public var files: CommandFiles
  /// Asks for a passphrase on the terminal, without echo; nil where there is no terminal to ask.
  public var askPassphrase: @Sendable (Phrase) throws(Failure) -> [UInt8]?
  /// The terminal at which commands are given; see `Desk.seat`.
  public var seat: String
  /// The folder `Samples/`.
  public var samples: @Sendable () throws(Failure) -> String
  /// Whether the operator asked to stop; long work looks between rows.
  public var isInterrupted: @Sendable () -> Bool
  /// Told how many rows are done, for a progress bar.
  public var progress: @Sendable (Int) -> Void
  /// Says something while a command runs on.
  public var say: @Sendable (Phrase) -> Void
  /// Name and code of the unit that `init` makes, from the configuration.
  public var unitName: String?
  /// The code of that unit.
  public var unitCode: String?
  /// How commands reach a node.
  public var sync: SyncPort
  /// The operator's own keys by command, as the configuration has them.
  public var keys: [String: String] = [:]

  /// Gives what commands reach; the rest has quiet defaults.
  public init(
    directory: String, environment: StoreEnvironment, files: CommandFiles,
    desk: @escaping @Sendable () throws(Failure) -> Desk,
    samples: @escaping @Sendable () throws(Failure) -> String,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    say: @escaping @Sendable (Phrase) -> Void = { _ in },
    unitName: String? = nil, unitCode: String? = nil, sync: SyncPort = .absent,
    seat: String = "",
    askPassphrase: @escaping @Sendable (Phrase) throws(Failure) -> [UInt8]? = {
      (_) throws(Failure) in nil
    }
  ) {
    self.directory = directory
    self.environment = environment
    self.files = files
    self.desk = desk
    self.samples = samples
    self.isInterrupted = isInterrupted
    self.progress = progress
    self.say = say
    self.unitName = unitName
    self.unitCode = unitCode
    self.sync = sync
    self.seat = seat
    self.askPassphrase = askPassphrase
  }
}

extension Workplace {
  /// Runs work that ends with `.interrupted` as soon as the operator asks to stop.
  public func stoppable<T>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
    try StopRequest.obeying(isInterrupted, body)
  }
}
