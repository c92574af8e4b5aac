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
  let control: WatchControl
  /// Waits some milliseconds; false when it was asked to stop meanwhile.
  let pause: @Sendable (_ milliseconds: Int) -> Bool

  /// Gives what a watch needs.
  public init(
    session: SyncSession, environment: StoreEnvironment, control: WatchControl = WatchControl(),
    pause: (@Sendable (_ milliseconds: Int) -> Bool)? = nil
  ) {
    self.session = session
    self.environment = environment
    self.control = control
    self.pause = pause ?? { control.wait(milliseconds: $0) }
  }

  /// Runs until the body, the control or the pause says to stop.
  ///
  /// - Parameter goesOn: told of each exchange that did something or failed, and asked whether to
  ///   go on.
  /// - Throws: `node.changed`, `node.refused`: waiting doesn't mend these.
  public func run(
    _ goesOn: @Sendable (_ report: Result<SyncReport, Failure>) -> Bool
  ) throws(Failure) {
    var backoff = Backoff()
    var handled = -1
    while true {
      do throws(Failure) {
        let report = try session()
        backoff.succeeded()
        guard goesOn(.success(report)) else { return }
        handled = try waitForPoke(after: handled)
        guard pause(0) else { return }
      } catch {
        guard error.code != .interrupted else { return }
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

  /// Returns at the first poke that says something new, after a minute, or when asked to stop;
  /// heartbeats give the occasions to look. A node pokes at once when somebody connects, so a
  /// sequence that was handled already says nothing.
  private func waitForPoke(after handled: Int) throws(Failure) -> Int {
    guard !control.takeNudge() else { return handled }
    let stream = Mutex((reader: EventReader(), newest: handled))
    let began = environment.now().milliseconds
    let (now, pause) = (environment.now, pause)
    let isOver = { @Sendable in
      now().milliseconds - began >= SyncWatch.intervalMilliseconds || !pause(0)
    }
    let control = control
    defer { control.hasListened() }
    try session.listen {
      control.listening($0)
    } body: { bytes in
      stream.withLock { stream in
        for item in (try? stream.reader.feed(bytes)) ?? [] {
          guard case .event(_, let data, _) = item, let poke = try? Poke(data: data) else {
            continue
          }
          stream.newest = max(stream.newest, poke.sequence)
        }
        return stream.newest <= handled && !isOver()
      }
    }
    let newest = stream.withLock { $0.newest }
    if control.isStopped || control.takeNudge() { return newest }
    // A stream that ends by itself is a line that was lost, and not to be asked for in a rush.
    guard newest > handled || isOver() else {
      throw Failure(.nodeUnreachable, ["text": "events.ended"])
    }
    return newest
  }
}

extension SyncSession {
  /// Opens the node's stream of pokes.
  func listen(
    _ began: @Sendable (_ cancel: @escaping @Sendable () -> Void) -> Void,
    body: @escaping @Sendable ([UInt8]) -> Bool
  ) throws(Failure) {
    try transport.listen(
      NodeTransport.Request(
        .events,
        headers: [
          "Authorization": "Bearer " + credentials.bearer, "Accept": ProtocolHeader.events,
        ]), began, body)
  }
}
