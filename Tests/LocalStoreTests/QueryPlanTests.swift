import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Query plans")
struct QueryPlanTests {
  private func plan(_ world: World, _ sql: String) throws -> String {
    try world.store.read { (reader) throws(Failure) in
      try Query(reader.session.database, "EXPLAIN QUERY PLAN " + sql).all { $0.text(3) }
        .joined(separator: " | ")
    }
  }

  private func paths(_ world: World, _ query: ListQuery) throws -> [ListPath] {
    let key = ListKey(first: -1, second: 5, third: 7)
    return try world.store.read { (reader) throws(Failure) in
      let walk = try ListWalk(query, session: reader.session, budget: nil)
      return [ListPath.Direction.forward, .backward].flatMap { direction in
        [nil, key, ListKey(first: 0, second: 5, third: 7)].flatMap {
          walk.paths(1, direction, from: $0)
        }
      }
    }
  }

  @Test("Work queues walk one covering index in its order, filtered or not")
  func openListsAreCovered() throws {
    let world = try World()
    for filter in ["", "积水 -噪声 status:accepted unit:水务 region:370102", "flag:yes", "-flag:是 积水"] {
      for order in [ListQuery.Order.dueFirst, .urgencyFirst] {
        let query = ListQuery(
          types: [.grievance], filter: FilterTerm.parse(filter),
          dueBefore: Instant(milliseconds: 9), order: order, includesDrills: false)
        for path in try paths(world, query) {
          let plan = try plan(world, path.sql)
          #expect(plan.contains("USING COVERING INDEX \(path.index.rawValue)"), "\(plan)")
          #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
        }
      }
    }
  }

  @Test("Texts are read only when a text is looked for, also to count what is late")
  func narrowUnlessTexts() throws {
    let world = try World()
    for (filter, index) in [("status:accepted", "openByDue"), ("积水", "openByText")] {
      let late = ListQuery(
        types: [.grievance], filter: FilterTerm.parse(filter),
        dueBefore: Instant(milliseconds: 9), order: .dueFirst)
      let (walked, counted) = try world.store.read { (reader) throws(Failure) in
        let walk = try ListWalk(late, session: reader.session, budget: nil)
        return (walk.paths(1, .forward, from: nil), walk.countingPath(1))
      }
      #expect(walked.map(\.index.rawValue) == [index])
      #expect(try plan(world, counted.countingSQL).contains("COVERING INDEX \(index)"))
    }
  }

  @Test("Newest first walks the index by age; an assignee's queue has an index of its own")
  func otherOpenLists() throws {
    let world = try World()
    let newest = ListQuery(types: [.grievance], statuses: ["accepted"], order: .newestFirst)
    for path in try paths(world, newest) {
      let plan = try plan(world, path.sql)
      #expect(plan.contains("USING COVERING INDEX openByAge"), "\(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }
    let mine = ListQuery(types: [.grievance], assignee: World.officer)
    for path in try paths(world, mine) {
      let plan = try plan(world, path.sql)
      #expect(plan.contains("INDEX openByAssignee (assignee=? AND type=?"), "\(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }

  @Test("Closed and all lists walk the index by type, newest first")
  func archiveLists() throws {
    let world = try World()
    for scope in [ListQuery.Scope.closed, .all] {
      let query = ListQuery(types: [.grievance], scopeOfList: scope, order: .newestFirst)
      for path in try paths(world, query) {
        let plan = try plan(world, path.sql)
        #expect(plan.contains("INDEX recordByType (type=?"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
      }
    }
  }

  @Test("A subject's records are found by subject")
  func subjectLists() throws {
    let world = try World()
    let query = ListQuery(types: [.grievance], scopeOfList: .all, subject: "s")
    for path in try paths(world, query) {
      let plan = try plan(world, path.sql)
      #expect(plan.contains("INDEX recordBySubject (subject=?"), "\(plan)")
      #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }

  @Test("The full-text index gives rows by age itself; the outbox has an index of its own")
  func textAndOutbox() throws {
    let world = try World()
    let text = try plan(
      world,
      """
      SELECT rowid FROM searchIndex WHERE searchIndex MATCH 'a' AND rowid < 5
      ORDER BY rowid DESC
      """)
    #expect(!text.contains("TEMP B-TREE"), "\(text)")
    let outbox = try plan(
      world, "SELECT * FROM change WHERE state = 1 AND sequence > 5 ORDER BY sequence LIMIT 9")
    #expect(outbox.contains("INDEX changePending"), "\(outbox)")
  }
}
