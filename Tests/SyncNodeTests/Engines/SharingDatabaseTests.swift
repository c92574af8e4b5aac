#if PostgreSQL
import DomainModel
import JSONDiff
import PostgreSQLStore
import SyncNode
import Testing

@Suite("Several processes come to one database")
struct SharingDatabaseTests {
  @Test("One node serves; another is refused and told why, an administrator's errand is not")
  func oneServes() async throws {
    let server = try await PostgreSQLServer.shared.value
    let uri = try await server.database("sharing")
    let first = try await PostgreSQLDocumentStore(uri: uri, role: .serving)

    let failure = await #expect(throws: Failure.self) {
      _ = try await PostgreSQLDocumentStore(uri: uri, role: .serving)
    }
    let visitor = try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    try await visitor.write { writing throws(Failure) in try writing.set([1], .receipt, "a") }

    #expect(failure?.code == .storeLocked)
    let seen = try await first.read { reading throws(Failure) in try reading.value(.receipt, "a") }
    #expect(seen == [1])
  }

  @Test("A node that was cut off and whose place was taken writes no more")
  func placeTaken() async throws {
    let server = try await PostgreSQLServer.shared.value
    let uri = try await server.database("taken")
    let first = try await PostgreSQLDocumentStore(uri: uri, role: .serving)
    try await server.execute(
      """
      SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = 'taken' AND pid <> pg_backend_pid()
      """, in: "taken")
    let second = try await PostgreSQLDocumentStore(uri: uri, role: .serving)

    let failure = await #expect(throws: Failure.self) {
      try await first.write { writing throws(Failure) in try writing.set([1], .receipt, "a") }
    }
    try await second.write { writing throws(Failure) in try writing.set([2], .receipt, "a") }

    #expect(failure?.code == .storeLocked)
    let seen = try await first.read { reading throws(Failure) in try reading.value(.receipt, "a") }
    #expect(seen == [2])
  }

  @Test("Many that find an empty database at once all come to the same tables")
  func migratingAtOnce() async throws {
    let uri = try await PostgreSQLServer.shared.value.database("empty")

    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask { _ = try await PostgreSQLDocumentStore(uri: uri, role: .visiting) }
      }
      try await group.waitForAll()
    }
  }

  @Test("Tables of a newer version are left alone")
  func newer() async throws {
    let server = try await PostgreSQLServer.shared.value
    let uri = try await server.database("newer")
    _ = try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    try await server.execute("INSERT INTO duty_migration VALUES (99)", in: "newer")

    let failure = await #expect(throws: Failure.self) {
      _ = try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    }

    #expect(failure?.code == .storeNewer)
    #expect(failure?.details["found"] == 99)
  }

  @Test(
    "What can't be reached or entered is told apart",
    arguments: [
      ("postgresql://duty@127.0.0.1:1/x", Failure.Code.storeUnreachable),
      ("postgresql://duty@/nowhere?host=SOCKET", .configInvalid),
      ("postgresql://nobody@/postgres?host=SOCKET", .configInvalid),
      ("postgresql://duty@/x?colour=red", .configInvalid),
    ])
  func refused(uri: String, code: Failure.Code) async throws {
    let folder = try await PostgreSQLServer.shared.value.folder
    let uri = uri.replacing("SOCKET", with: folder)

    let failure = await #expect(throws: Failure.self) {
      _ = try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    }

    #expect(failure?.code == code)
  }
}
#endif
