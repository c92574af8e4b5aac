import DomainModel
import Foundation
import SyncNode
import Testing

#if PostgreSQL
import PostgreSQLStore
#endif

/// What the nodes of a test keep their stores in.
enum Engine: String, CaseIterable, Sendable {
  case sqlite
  #if PostgreSQL
  case postgreSQL
  #endif

  @TaskLocal static var current = Engine.sqlite

  /// The store of a node's folder: the same one for the same folder.
  func store(_ folder: String) async throws -> any DocumentStore {
    switch self {
    case .sqlite: return try SQLiteDocumentStore(path: folder + "/node.sqlite")
    #if PostgreSQL
    case .postgreSQL:
      let uri = try await PostgreSQLServer.shared.value.database(of: folder)
      return try await PostgreSQLDocumentStore(uri: uri, role: .visiting)
    #endif
    }
  }
}

/// Runs each test of a suite once on each engine of the build; what goes wrong says on which.
struct EveryEngine: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    for engine in Engine.allCases {
      let named: IssueHandlingTrait = .compactMapIssues { issue in
        var issue = issue
        issue.comments.append("on \(engine)")
        return issue
      }
      try await Engine.$current.withValue(engine) {
        try await named.provideScope(for: test, testCase: testCase, performing: function)
      }
    }
  }
}

extension Trait where Self == EveryEngine {
  /// On each engine of the build.
  static var everyEngine: Self { EveryEngine() }
}
