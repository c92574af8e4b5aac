import DomainModel
import class GRDB.Database
import JSONDiff

/// What sets this store apart from all others.
public struct StoreIdentity: Sendable, Hashable {
  /// The id of the device record that stands for this store.
  public var device: String
  /// Drawn anew when a store is made or restored; with the device it names a chain of changes.
  public var epoch: Int64
  /// Two characters given by a node, or `Z` and three drawn ones.
  public var desk: String

  /// Names a store, as enrolment does.
  public init(device: String, epoch: Int64, desk: String) {
    self.device = device
    self.epoch = epoch
    self.desk = desk
  }

  static func read(_ database: Database) throws(Failure) -> StoreIdentity {
    StoreIdentity(
      device: try Meta.text(database, .device) ?? "",
      epoch: try Meta.integer(database, .epoch) ?? 0,
      desk: try Meta.text(database, .desk) ?? "")
  }

  func write(_ database: Database) throws(Failure) {
    try Meta.set(database, .device, device)
    try Meta.set(database, .epoch, epoch)
    try Meta.set(database, .desk, desk)
  }

  static func drawIfMissing(
    _ database: Database, _ environment: StoreEnvironment
  ) throws(Failure) {
    guard try Meta.text(database, .device) == nil else { return }
    let now = environment.now()
    let device = IDs.uuidV7(milliseconds: now.milliseconds, random: environment.random)
    let identity = StoreIdentity(
      device: device, epoch: drawnEpoch(environment),
      desk: HumanNumber.drawnDesk(random: environment.random))
    try identity.write(database)
    try Meta.set(database, .createdAt, now.milliseconds)
    try Meta.set(database, .tokenVersion, SearchIndex.tokenVersion)
  }

  /// 48 random bits: no two restores of one device draw the same, and I-JSON carries it.
  static func drawnEpoch(_ environment: StoreEnvironment) -> Int64 {
    environment.random(6).reduce(0) { $0 << 8 | Int64($1) }
  }
}
