import DomainModel
import Glibc
import JSONDiff

/// The advisory lock that all processes on a store take around each write, checkpoint, opening
/// and closing.
///
/// SQLite before 3.51.3 may lose committed pages when two connections write or checkpoint at the
/// same moment as the log restarts, so SQLite's own locks aren't trusted with that. Byte 0 of the
/// file is the lock; byte 1 is the gate where the next holder waits, so that a process writing one
/// transaction after another lets waiters in between; byte 2 is shared by all who have the database
/// open. All are open-file-description locks: the kernel drops them when a process dies, and two
/// stores of one process exclude each other too.
final class StoreLock: Sendable {
  private static let exclusiveByte: Int64 = 0
  private static let gateByte: Int64 = 1
  private static let presenceByte: Int64 = 2
  /// `F_OFD_SETLK`; the header hides it from Swift.
  private static let setOpenFileLock: Int32 = 37
  private static let getOpenFileLock: Int32 = 36
  private static let holderBytes = 256

  private let descriptor: Int32
  private let environment: StoreEnvironment

  /// Opens or creates the lock file; nothing is locked yet. Nil when the file can't be written.
  init?(path: String, environment: StoreEnvironment) {
    let opened = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard opened >= 0 else { return nil }
    descriptor = opened
    self.environment = environment
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// Runs the body while holding the lock. Called on the store's writer queue only, one at a time.
  /// - Throws: `store.busy` when another process holds it longer than the patience.
  func holding<T>(
    for work: String, patienceSeconds: Double, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    try acquire(work: work, patienceSeconds: patienceSeconds)
    defer { release() }
    return try body()
  }

  func acquire(work: String, patienceSeconds: Double) throws(Failure) {
    let start = environment.monotonicNanoseconds()
    let deadline = start + UInt64(patienceSeconds * 1_000_000_000)
    try wait(for: Self.gateByte, until: deadline, since: start)
    defer { set(Self.gateByte, F_UNLCK) }
    try wait(for: Self.exclusiveByte, until: deadline, since: start)
    note(work)
  }

  func release() {
    set(Self.exclusiveByte, F_UNLCK)
  }

  /// Who holds it now, nil when nobody does.
  func holder() -> LockHolder? {
    guard isTakenByOthers(Self.exclusiveByte) else { return nil }
    return writtenHolder() ?? LockHolder(process: "?", work: "?", sinceMilliseconds: 0)
  }

  /// Says that this store has the database open, until the lock is given up; waits for nobody.
  func notePresence() { set(Self.presenceByte, F_RDLCK) }

  /// Takes that back.
  func endPresence() { set(Self.presenceByte, F_UNLCK) }

  /// Whether another store, of this process or another, has the database open.
  var isOpenElsewhere: Bool { isTakenByOthers(Self.presenceByte) }

  /// Only asked for: taking it to see would let go of what this process holds.
  private func isTakenByOthers(_ byte: Int64) -> Bool {
    var region = Self.region(byte, F_WRLCK)
    return fcntl(descriptor, Self.getOpenFileLock, &region) == 0
      && region.l_type != Int16(F_UNLCK)
  }

  private func writtenHolder() -> LockHolder? {
    var bytes = [UInt8](repeating: 0, count: Self.holderBytes)
    guard pread(descriptor, &bytes, bytes.count, 0) > 0 else { return nil }
    return LockHolder(bytes: bytes)
  }

  /// Asks again after pauses that grow to 8 ms: the kernel's own waiting has no time limit.
  private func wait(for byte: Int64, until deadline: UInt64, since start: UInt64) throws(Failure) {
    var pauseMicroseconds: UInt32 = 50
    while !set(byte, F_WRLCK) {
      guard environment.monotonicNanoseconds() < deadline else {
        throw StoreFailure.busy(
          holder: writtenHolder(),
          waitedMilliseconds: (environment.monotonicNanoseconds() - start) / 1_000_000)
      }
      usleep(pauseMicroseconds)
      pauseMicroseconds = min(pauseMicroseconds * 2, 8_000)
    }
  }

  @discardableResult
  private func set(_ byte: Int64, _ kind: Int32) -> Bool {
    var region = Self.region(byte, kind)
    return fcntl(descriptor, Self.setOpenFileLock, &region) == 0
  }

  private static func region(_ byte: Int64, _ kind: Int32) -> Glibc.flock {
    var region = Glibc.flock()
    region.l_type = Int16(kind)
    region.l_whence = Int16(SEEK_SET)
    region.l_start = Int(byte)
    region.l_len = 1
    return region
  }

  /// Padded to a fixed length, so that a shorter text never leaves the end of a longer one.
  private func note(_ work: String) {
    let holder = LockHolder(
      process: "\(environment.processDescription) (\(getpid()))", work: work,
      sinceMilliseconds: environment.now().milliseconds)
    var bytes = holder.json.canonicalBytes()
    guard bytes.count <= Self.holderBytes else { return }
    bytes += [UInt8](repeating: 0, count: Self.holderBytes - bytes.count)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }
}
