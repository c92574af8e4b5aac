import Foundation
import class GRDB.DatabaseQueue

/// Somebody who changes a node's database behind its back.
enum Tampering {
  /// Replaces text in the document of a record.
  static func record(_ id: String, _ text: String, with other: String, in world: NodeWorld)
    async throws
  {
    try await replace(text, with: other, in: "document", where: "id", id, world)
  }

  /// Replaces text in all changes of a record.
  static func changes(
    of record: String, _ text: String, with other: String, in world: NodeWorld
  ) async throws {
    try await replace(text, with: other, in: "change", where: "record", record, world)
  }

  private static func replace(
    _ text: String, with other: String, in table: String, where column: String, _ id: String,
    _ world: NodeWorld
  ) async throws {
    switch Engine.current {
    case .sqlite:
      let database = try DatabaseQueue(path: world.folder + "/node.sqlite")
      try await database.write { database in
        try database.execute(
          sql: "UPDATE \(table) SET body = replace(body, ?, ?) WHERE \(column) = ?",
          arguments: [text, other, id])
      }
    #if PostgreSQL
    case .postgreSQL:
      let body = "replace(convert_from(body, 'UTF8'), '\(text)', '\(other)')"
      try await PostgreSQLServer.shared.value.execute(
        """
        UPDATE duty_\(table) SET body = convert_to(\(body), 'UTF8')
        WHERE convert_from(\(column), 'UTF8') = '\(id)'
        """, in: PostgreSQLServer.name(of: world.folder))
    #endif
    }
  }
}
