import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Listing records")
struct ListingTests {
  /// Sixty records of two types, of mixed state, urgency and due time.
  private func filled() throws -> World {
    let world = try World()
    let records = (1...60).map { number in
      let isTask = number % 3 == 0
      var members = Given.grievance(
        number, title: ["道路积水", "夜间噪声", "路灯不亮"][number % 3] + "\(number)",
        status: number % 5 == 0 ? "closed" : "accepted"
      ).members
      if isTask {
        members["type"] = "task"
        members["kind"] = "todo"
        members["status"] = number % 5 == 0 ? "done" : "open"
        members["light"] =
          ["none", "yellow", "red"][number / 3 % 3] == "none"
          ? nil : .string(["none", "yellow", "red"][number / 3 % 3])
        if number % 2 == 0 {
          let day = 10 + number * 7 % 19
          members["dueAt"] = .string("2026-12-\(day)T00:00:00.000Z")
        }
      } else {
        members["urgency"] = number % 7 == 0 ? "urgent" : "normal"
      }
      members["assignee"] = number % 4 == 0 ? .string(World.officer) : nil
      return Record(members)
    }
    _ = try world.store.importRecords(records, by: world.context(), asSamples: true)
    try world.store.indexPending()
    return world
  }

  private func page(
    _ world: World, _ query: ListQuery, _ anchor: ListAnchor = .first, limit: Int = 100
  ) throws -> [ListRow] {
    try world.store.read { (reader) throws(Failure) in
      try reader.page(query, from: anchor, limit: limit).rows
    }
  }

  private static let orders: [ListQuery.Order] = [.dueFirst, .newestFirst, .urgencyFirst]
  private static let scopes: [ListQuery.Scope] = [.open, .closed, .all]

  @Test("Every order of every scope has each record once, in the order of the keys")
  func ordersAreTotal() throws {
    let world = try filled()
    for scope in Self.scopes {
      var sets: [Set<String>] = []
      for order in Self.orders {
        let query = ListQuery(types: [.grievance, .task], scopeOfList: scope, order: order)
        let rows = try page(world, query)
        #expect(rows.map(\.key) == rows.map(\.key).sorted())
        #expect(Set(rows.map(\.id)).count == rows.count)
        sets.append(Set(rows.map(\.id)))
      }
      #expect(sets[0] == sets[1] && sets[1] == sets[2])
      #expect(sets[0].count == ["open": 48, "closed": 12, "all": 60]["\(scope)"])
    }
  }

  @Test("Due first means due first, and those without a due time last")
  func dueFirst() throws {
    let world = try filled()

    let rows = try page(world, ListQuery(types: [.task], order: .dueFirst))

    let times = rows.map { $0.dueAt?.milliseconds ?? .max }
    #expect(times == times.sorted())
    #expect(rows.last?.dueAt == nil)
    let urgent = try page(world, ListQuery(types: [.task], order: .urgencyFirst)).map(\.urgency)
    #expect(urgent == urgent.sorted(by: >))
    #expect(urgent.first == 2)
  }

  @Test("Pages forwards, pages backwards and windows around a record cut the same list")
  func anchorsCutTheSameList() throws {
    let world = try filled()
    for scope in Self.scopes {
      for order in Self.orders {
        let query = ListQuery(types: [.grievance, .task], scopeOfList: scope, order: order)
        let whole = try page(world, query).map(\.id)
        #expect(try forwards(world, query, by: 7) == whole)
        #expect(try backwards(world, query, by: 7) == whole)
        for (index, id) in whole.enumerated() {
          let window = try page(world, query, .around(id), limit: 9).map(\.id)
          let start = max(0, min(index - 4, whole.count - 9))
          #expect(window == Array(whole.dropFirst(start).prefix(9)))
        }
      }
    }
  }

  private func forwards(_ world: World, _ query: ListQuery, by limit: Int) throws -> [String] {
    var ids: [String] = []
    var anchor = ListAnchor.first
    while true {
      let rows = try page(world, query, anchor, limit: limit)
      guard let last = rows.last else { return ids }
      ids += rows.map(\.id)
      anchor = .after(try #require(ListKey(text: last.key.text)))
    }
  }

  private func backwards(_ world: World, _ query: ListQuery, by limit: Int) throws -> [String] {
    var ids: [String] = []
    var anchor = ListAnchor.last
    while true {
      let rows = try page(world, query, anchor, limit: limit)
      guard let first = rows.first else { return ids }
      ids = rows.map(\.id) + ids
      anchor = .before(first.key)
    }
  }

  @Test(
    "A filter finds the same in every order and scope as a look at each record",
    arguments: [
      "积水", "jishui", "js", "-积水", "噪声 状态:accepted", "status:closed -js", "ld",
      "region:370102", "region:3702", "number:0013", "unit:水务", "-unit:水务",
      "flag:yes", "flag:no 积水", "-标记:是", "flag:yes -reopened:yes", "unsent:no 积水",
      "claimed:yes js", "kind:complaint", "-种类:ts js", "来源:12345热线",
    ])
  func filtersAgreeWithALook(_ line: String) throws {
    let world = try filled()
    try world.create(Given.unit(World.waterBureau, "市水务局"))
    try flag(world)
    let terms = FilterTerm.parse(line)
    for scope in Self.scopes {
      let all = try page(world, ListQuery(types: [.grievance, .task], scopeOfList: scope))
      let expected = all.filter { row in terms.allSatisfy { matches(row, $0, scope) } }.map(\.id)
      for order in Self.orders {
        var query = ListQuery(
          types: [.grievance, .task], scopeOfList: scope, filter: terms, order: order)
        query.flagsOf = World.officer
        #expect(Set(try page(world, query).map(\.id)) == Set(expected), "\(scope) \(order)")
        let count = try world.store.read { (reader) throws(Failure) in try reader.count(query) }
        #expect(count == .exact(expected.count), "\(scope) \(order)")
      }
    }
  }

  /// Every seventh record has the officer's flag, every other one another operator's.
  private func flag(_ world: World) throws {
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      for number in 1...60 {
        let id = Given.id(number)
        let owner = isFlagged(id) ? World.officer : "another"
        try transaction.keep(
          LocalItem(kind: .bookmark, owner: owner, id: id, record: id, at: world.context().now))
      }
    }
  }

  private func isFlagged(_ id: String) -> Bool {
    (1...60).first { Given.id($0) == id }.map { $0 % 7 == 0 } ?? false
  }

  private func matches(
    _ row: ListRow, _ term: FilterTerm, _ scope: ListQuery.Scope
  ) -> Bool {
    let holds =
      switch term.field {
      case .text:
        // Work queues look at titles, numbers and names; the archive at long texts too.
        SearchText.matches(
          term.value, short: [row.title, row.number ?? "", "泉城广场"],
          long: scope == .open ? [] : ["路面积水约二十厘米，影响通行。"])
      case .status: row.status == term.value
      case .unit: true
      case .region: row.place?.hasPrefix(term.value) ?? false
      case .assignee: row.assigneeName == term.value
      case .number: row.number?.contains(term.value) ?? false
      case .flag: isFlagged(row.id) == (term.value != "no")
      // Nothing here was opened again, claimed, or waits for a node.
      case .reopened, .claimed, .unsent, .uncalled, .risk, .parent: term.value == "no"
      // Of the two types here only orders have a matter.
      case .kind, .source, .category: row.type == .grievance
      }
    return holds != term.isNegated
  }

  @Test("Unit, assignee, region, due time and status narrow a list")
  func columnsNarrow() throws {
    let world = try filled()

    let mine = try page(world, ListQuery(types: [.grievance], assignee: World.officer))
    #expect(!mine.isEmpty && mine.allSatisfy { $0.assignee == World.officer })
    let due = try page(
      world,
      ListQuery(
        types: [.task], dueBefore: Instant(rfc3339: "2026-12-20T00:00:00.000Z"),
        dueFrom: Instant(rfc3339: "2026-12-15T00:00:00.000Z")))
    #expect(!due.isEmpty)
    #expect(due.allSatisfy { ($0.dueAt?.civilDate.components.day ?? 0) >= 15 })
    #expect(try page(world, ListQuery(types: [.grievance], unit: "nobody")).isEmpty)
    #expect(try page(world, ListQuery(types: [.grievance], regionPrefix: "3702")).isEmpty)
    #expect(try page(world, ListQuery(types: [.grievance], regionPrefix: "370102")).count == 32)
  }

  @Test(
    "Kind, source and category are meant by their words, in pinyin too, and the filter by a beginning"
  )
  func mattersInWords() throws {
    let world = try World()
    let matters = [
      ("gridMatter", "grid", "市容.占道经营"), ("request", "hotline12345", "供热.停热"),
      ("complaint", "online", "供热.收费"),
    ]
    for (number, matter) in matters.enumerated() {
      try world.create(
        Given.grievance(
          number + 1,
          ["kind": .string(matter.0), "source": .string(matter.1), "category": .string(matter.2)]))
    }
    let expected: [(String, [Int])] = [
      ("kind:gridMatter", [1]), ("种类:wgsx", [1]), ("kind:投诉", [3]), ("来源:12345热线", [2]),
      ("category:供热", [2, 3]), ("分类:gr", [2, 3]), ("category:供热 -kind:ts", [2]),
      ("kind:nothing", []), ("-kind:nothing", [1, 2, 3]),
    ]
    for scope in Self.scopes where scope != .closed {
      for (line, numbers) in expected {
        let query = ListQuery(
          types: [.grievance], scopeOfList: scope, filter: FilterTerm.parse(line))
        let found = Set(try page(world, query).map(\.id))
        #expect(found == Set(numbers.map(Given.id)), "\(line)")
      }
    }
  }

  @Test("A state is meant by its name, its word in either language, or pinyin")
  func statesInWords() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    try world.change(Given.id(2)) { $0["status"] = "signed" }

    for line in ["status:signed", "状态:办理中", "status:\"in hand\"", "状态:blz"] {
      let query = ListQuery(types: [.grievance], filter: FilterTerm.parse(line))
      #expect(try page(world, query).map(\.id) == [Given.id(2)], "\(line)")
    }
  }

  @Test("A subject's records are found whatever their type and state")
  func subjectsRecords() throws {
    let world = try World()
    let subject = Given.id(900)
    for number in 1...6 {
      try world.create(Given.grievance(number, ["contact": ["subject": .string(subject)]]))
    }
    try world.create(Given.grievance(7))
    try world.change(Given.id(2)) { $0["status"] = "closed" }

    let query = ListQuery(
      types: [.grievance, .task], scopeOfList: .all, subject: subject, order: .newestFirst)
    #expect(try page(world, query).map(\.id) == (1...6).reversed().map { Given.id($0) })
  }

  @Test("A spent budget gives an incomplete page, never a failure")
  func spentBudget() throws {
    let world = try filled()

    let page = try world.store.read { (reader) throws(Failure) in
      try reader.page(ListQuery(types: [.grievance]), limit: 5, budgetMilliseconds: 0)
    }

    #expect(page.rows.count <= 5)
    let search = try world.store.read { (reader) throws(Failure) in
      try reader.search("积水", budgetMilliseconds: 0)
    }
    #expect(!search.isComplete)
  }
}
