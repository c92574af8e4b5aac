/// How a store is opened.
public struct StoreOptions: Sendable, Hashable {
  /// Nothing is written: no migration, no lock for writing, no index.
  public var isReadOnly: Bool

  /// How long a command waits for the lock before it gives up with `store.busy`.
  public var patienceSeconds: Double

  /// The same for bulk work.
  public var bulkPatienceSeconds: Double

  /// The same for opening and closing. A read-only store needs the lock only to recover the log of
  /// a process that died.
  public var openingPatienceSeconds: Double

  /// The usual waits are 5 s for a command and 30 s for a bulk, opening and closing.
  public init(
    isReadOnly: Bool = false, patienceSeconds: Double = 5, bulkPatienceSeconds: Double = 30,
    openingPatienceSeconds: Double = 30
  ) {
    self.isReadOnly = isReadOnly
    self.patienceSeconds = patienceSeconds
    self.bulkPatienceSeconds = bulkPatienceSeconds
    self.openingPatienceSeconds = openingPatienceSeconds
  }
}
