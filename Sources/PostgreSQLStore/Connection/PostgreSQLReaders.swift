#if PostgreSQL
/// Sessions that read, lent one at a time.
actor PostgreSQLReaders {
  private var idle: [PostgreSQLSession]
  private var waiting: [CheckedContinuation<PostgreSQLSession, Never>] = []

  init(_ sessions: [PostgreSQLSession]) {
    idle = sessions
  }

  func borrow() async -> PostgreSQLSession {
    if let session = idle.popLast() { return session }
    return await withCheckedContinuation { waiting.append($0) }
  }

  func giveBack(_ session: PostgreSQLSession) {
    guard !waiting.isEmpty else { return idle.append(session) }
    waiting.removeFirst().resume(returning: session)
  }
}
#endif
