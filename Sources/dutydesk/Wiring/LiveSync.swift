import DomainModel
import Glibc
import JSONDiff
import LocalStore
import SyncClient
import UseCases

/// Makes the live way to a node.
enum LiveSync {
  static let port = SyncPort(
    join: { desk, joining throws(Failure) in
      let http = try HTTPTransport(address: joining.url)
      return try Enrolment(store: desk.store, transport: http.transport)(
        Enrolment.Request(
          url: joining.url, token: joining.token, keepsSamples: joining.keepsSamples,
          name: joining.name, operatorID: joining.operatorID, unitID: joining.unitID)
      )
    },
    exchange: { desk, isPreview throws(Failure) in
      let session = try session(desk)
      return try isPreview ? session.preview().json : session().json
    },
    watch: { desk, goesOn throws(Failure) in
      let session = try session(desk)
      try SyncWatch(
        session: session, environment: desk.store.environment, pause: pause
      ).run { goesOn($0.map(\.json)) }
    },
    settlement: { conflict, choices, record throws(Failure) in
      try ConflictSettlement.patch(
        conflict,
        choices: choices.mapValues { choice in
          switch choice {
          case .mine: .mine
          case .theirs: .theirs
          case .value(let value): .value(value)
          }
        }, record: record)
    })

  /// In short pieces, so that Ctrl-C is heard at once.
  @Sendable private static func pause(_ milliseconds: Int) -> Bool {
    var left = milliseconds
    while left > 0, !Interruption.isRequested {
      usleep(UInt32(min(left, 200)) * 1_000)
      left -= 200
    }
    return !Interruption.isRequested
  }

  private static func session(_ desk: Desk) throws(Failure) -> SyncSession {
    let enrolled = try desk.store.read { (reader) throws(Failure) in try EnrolledDesk(reader) }
    guard let enrolled else { throw Failure(.notEnrolled) }
    return SyncSession(
      store: desk.store,
      transport: try HTTPTransport(address: enrolled.url).transport,
      credentials: try DeviceCredentials.read(desk.store.folder, device: enrolled.device),
      world: ReplayWorld { (transaction, actor, scope) throws(Failure) in
        try ReplayRules.rules(transaction, desk: desk, actor: actor, scope: scope)
      })
  }
}
