import DomainModel
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
          name: joining.name, operatorID: joining.operatorID, unitID: joining.unitID,
          operatorSetting: joining.operatorSetting))
    },
    exchange: { desk, isPreview throws(Failure) in
      let session = try session(desk)
      return try isPreview ? session.preview().json : session().json
    },
    watch: { desk, goesOn throws(Failure) in
      let session = try session(desk)
      let control = WatchControl()
      Interruption.whenRequested { control.stop() }
      try SyncWatch(
        session: session, environment: desk.store.environment, control: control
      ).run { goesOn($0.map(\.json)) }
    },
    writeFile: { desk, recipient throws(Failure) in
      guard let recipient else {
        return try NodeFileExchange(store: desk.store, world: world(desk)).file()
      }
      return try PeerFileExchange(store: desk.store, world: world(desk)).file(to: recipient)
    },
    takeFile: { desk, file throws(Failure) in
      if let report = try NodeFileExchange(store: desk.store, world: world(desk)).take(file) {
        return report.json
      }
      let report = try PeerFileExchange(store: desk.store, world: world(desk)).take(file)
      var json = report.json.object ?? [:]
      json["foretold"] = true
      return .object(json)
    },
    verifyLedger: { desk throws(Failure) in try ledger(desk).verify() },
    prove: { desk, sequence, record throws(Failure) in
      try ledger(desk).proof(of: sequence, on: record)
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

  static func session(
    _ desk: Desk, progress: @escaping SyncProgress = { _, _ in }
  ) throws(Failure) -> SyncSession {
    let enrolled = try enrolled(desk)
    return SyncSession(
      store: desk.store,
      transport: try HTTPTransport(address: enrolled.url).transport,
      credentials: try DeviceCredentials.read(desk.store.folder, device: enrolled.device),
      world: world(desk), progress: progress)
  }

  private static func world(_ desk: Desk) -> ReplayWorld {
    ReplayWorld { (transaction, actor, scope) throws(Failure) in
      try ReplayRules.rules(transaction, desk: desk, actor: actor, scope: scope)
    }
  }

  private static func ledger(_ desk: Desk) throws(Failure) -> LedgerReading {
    let enrolled = try enrolled(desk)
    return LedgerReading(
      store: desk.store,
      transport: try HTTPTransport(address: enrolled.url).transport,
      credentials: try DeviceCredentials.read(desk.store.folder, device: enrolled.device))
  }

  private static func enrolled(_ desk: Desk) throws(Failure) -> EnrolledDesk {
    let enrolled = try desk.store.read { (reader) throws(Failure) in try EnrolledDesk(reader) }
    guard let enrolled else { throw Failure(.notEnrolled) }
    return enrolled
  }
}
