#if PostgreSQL
import CLibpq
import DomainModel
import Foundation
import JSONDiff

/// One connection in pipeline mode: statements are sent without waiting, `collect` brings what they
/// gave, in order. So a batch costs a handful of round trips, and the server works while the node
/// goes on merging.
final class PostgreSQLConnection {
  private let handle: OpaquePointer
  private var sent = 0
  /// The first failure since it was last forgotten. A caller may have passed over it (`try?`), and a
  /// transaction in which a statement failed must not commit.
  private(set) var failure: Failure?
  /// Whether nothing can be sent any more, or nobody knows what the next answer is to.
  private(set) var isLost = false

  /// - Parameter uri: a connection URI of libpq; what it doesn't say comes from libpq's environment.
  /// - Throws: `.storeUnreachable`; `.configInvalid` when the server doesn't let us in.
  init(_ uri: String) throws(Failure) {
    // What stands before the URI is the default that it may overrule.
    let settings = [
      "connect_timeout": "5", "tcp_user_timeout": "15000", "application_name": "dutydesk-node",
    ]
    let ordered = settings.sorted { $0.key < $1.key } + [(key: "dbname", value: uri)]
    guard let handle = PostgreSQLConnection.connected(ordered) else {
      throw Failure(.storeUnreachable, ["text": "no memory"])
    }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else { throw refused() }
    // Notices are written to standard error otherwise.
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    guard PQenterPipelineMode(handle) == 1 else { throw lost() }
  }

  deinit { PQfinish(handle) }

  private static func connected(_ settings: [(key: String, value: String)]) -> OpaquePointer? {
    let names = settings.map { strdup($0.key) } + [nil]
    let values = settings.map { strdup($0.value) } + [nil]
    defer { for piece in names + values { free(piece) } }
    let constant = { (pointers: [UnsafeMutablePointer<CChar>?]) in
      pointers.map { UnsafePointer($0) }
    }
    return PQconnectdbParams(constant(names), constant(values), 1)
  }

  /// Forgets the failure, as a new transaction does.
  func forgetFailure() { failure = nil }

  /// Sends one statement as text.
  func send(_ sql: String) throws(Failure) {
    let isSent = PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, PostgreSQLConnection.binary)
    try note(isSent)
  }

  /// Sends a statement that was prepared.
  func send(_ statement: PostgreSQLStatement, _ values: [PostgreSQLValue] = []) throws(Failure) {
    let parameters = PostgreSQLParameters(values)
    let isSent = parameters.bytes.withUnsafeBytes { memory in
      let base = memory.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
      return PQsendQueryPrepared(
        handle, statement.name, Int32(values.count),
        parameters.places.map { base?.advanced(by: $0.offset) },
        parameters.places.map { Int32($0.length) }, values.map { _ in PostgreSQLConnection.binary },
        PostgreSQLConnection.binary)
    }
    try note(isSent)
  }

  /// Prepares all statements in one round trip.
  func prepare() throws(Failure) {
    for statement in PostgreSQLStatement.allCases {
      let types = statement.types.map(\.rawValue)
      try note(PQsendPrepare(handle, statement.name, statement.sql, Int32(types.count), types))
    }
    try collect()
  }

  /// Waits for all that was sent.
  /// - Returns: what each statement gave.
  /// - Throws: the first failure among them; the others have had no effect then.
  @discardableResult
  func collect() throws(Failure) -> [PostgreSQLRows] {
    guard sent > 0 else { return [] }
    let expected = sent
    sent = 0
    guard PQpipelineSync(handle) == 1 else { throw lost() }
    var results: [PostgreSQLRows] = []
    var problem: Failure?
    for _ in 0..<expected {
      let rows = try next()
      results.append(rows)
      if problem == nil, ![PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(rows.status) {
        problem = PostgreSQLProblem.failure(state: rows.state, text: rows.message ?? rows.done)
      }
      // Nothing stands behind the results of one statement.
      if let end = PQgetResult(handle) {
        PQclear(end)
        throw lost()
      }
    }
    guard try next().status == PGRES_PIPELINE_SYNC else { throw lost() }
    if let problem { throw remember(problem) }
    return results
  }

  private static let binary: Int32 = 1

  private func note(_ isSent: Int32) throws(Failure) {
    guard isSent == 1 else { throw lost() }
    sent += 1
  }

  private func next() throws(Failure) -> PostgreSQLRows {
    guard let result = PQgetResult(handle) else { throw lost() }
    let rows = PostgreSQLRows(result)
    guard PQstatus(handle) == CONNECTION_OK else { throw lost() }
    return rows
  }

  private func remember(_ failure: Failure) -> Failure {
    if self.failure == nil { self.failure = failure }
    return failure
  }

  private func lost() -> Failure {
    isLost = true
    return remember(Failure(.storeUnreachable, ["text": .string(firstLine)]))
  }

  /// Servers refuse in words only: libpq keeps no SQLSTATE of a connection that never came to be.
  private func refused() -> Failure {
    let text = firstLine
    let isRefusal = ["authentication failed", "no pg_hba.conf entry", "does not exist", "invalid"]
      .contains { text.contains($0) }
    return Failure(isRefusal ? .configInvalid : .storeUnreachable, ["text": .string(text)])
  }

  /// What follows the first line is advice.
  private var firstLine: String {
    let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "connection lost"
  }
}
#endif
