import DomainModel
import JSONDiff
import LocalStore
import SyncProtocol
import Synchronization

/// Exchanges on every poke of the node, on every reconnect and every minute.
public struct SyncWatch: Sendable {
  /// A pull runs at least this often, for a poke may be lost.
  static let intervalMilliseconds: Int64 = 60_000

  let session: SyncSession
  let environment: StoreEnvironment
  /// Waits some milliseconds; false when it was asked to stop meanwhile.
  let pause: @Sendable (_ milliseconds: Int) -> Bool

  /// Gives what a watch needs.
  public init(
    session: SyncSession, environment: StoreEnvironment,
    pause: @escaping @Sendable (_ milliseconds: Int) -> Bool
  ) {
    self.session = session
    self.environment = environment
    self.pause = pause
  }

  /// Runs until the body or the pause says to stop.
  ///
  /// - Parameter goesOn: told of each exchange that did something or failed, and asked whether to
  ///   go on.
  /// - Throws: `node.changed`, `node.refused`: waiting doesn't mend these.
  public func run(
    _ goesOn: @Sendable (_ report: Result<SyncReport, Failure>) -> Bool
  ) throws(Failure) {
    var backoff = Backoff()
    while true {
      do throws(Failure) {
        let report = try session()
        backoff.succeeded()
        guard goesOn(.success(report)) else { return }
        try waitForPoke()
        guard pause(0) else { return }
      } catch {
        guard ![.nodeChanged, .nodeRefused, .notEnrolled].contains(error.code) else { throw error }
        guard goesOn(.failure(error)), pause(wait(&backoff, after: error)) else { return }
      }
    }
  }

  /// Desks that lost the node together don't come back together.
  private func wait(_ backoff: inout Backoff, after failure: Failure) -> Int {
    let drawn = environment.random(2).reduce(0) { $0 << 8 | Int($1) }
    return backoff.wait(
      retryAfterSeconds: failure.details["retryAfterSeconds"]?.int,
      fraction: Double(drawn) / 65_536)
  }

  /// Returns at the first poke, after a minute, or when asked to stop; heartbeats give the
  /// occasions to look.
  private func waitForPoke() throws(Failure) {
    let reader = Mutex(EventReader())
    let began = environment.now().milliseconds
    let (now, pause) = (environment.now, pause)
    try session.listen { bytes in
      let items = reader.withLock { reader in (try? reader.feed(bytes)) ?? [] }
      let isPoked = items.contains { item in
        if case .event = item { true } else { false }
      }
      let isDue = now().milliseconds - began >= SyncWatch.intervalMilliseconds
      return !isPoked && !isDue && pause(0)
    }
  }
}

extension SyncSession {
  /// Opens the node's stream of pokes.
  func listen(_ body: @escaping @Sendable ([UInt8]) -> Bool) throws(Failure) {
    try transport.listen(
      NodeTransport.Request(
        .events,
        headers: [
          "Authorization": "Bearer " + credentials.bearer, "Accept": ProtocolHeader.events,
        ]), body)
  }
}
