import DomainModel
import JSONDiff
import RecordMerge
import SyncNode
import Testing

@Suite("A store keeps what it is told", .everyEngine)
struct KeepingBooksTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test("Values come by key, in order of their bytes, those of one book only")
  func ordered() async throws {
    let world = try await NodeWorld()
    let store = world.node.store
    let keys = ["370102|b", "370102|a", "370102", "3701", "370103", "济南", "370102|é"]
    try await store.write { writing throws(Failure) in
      for key in keys { try writing.set(Array(key.utf8), .receipt, key) }
      try writing.set([1], .numbering, "370102|c")
    }

    let found = try await store.read { reading throws(Failure) in
      try reading.values(.receipt, prefix: "370102").map(\.key)
    }
    let all = try await store.read { reading throws(Failure) in
      try reading.values(.receipt, prefix: "").map(\.key)
    }

    #expect(found == ["370102", "370102|a", "370102|b", "370102|é"])
    #expect(all == ["3701"] + found + ["370103", "济南"])
  }

  @Test("A book is read page by page, each value once")
  func paged() async throws {
    let world = try await NodeWorld()
    let store = world.node.store
    let keys = (0..<25).map { "k\($0)" }.sorted()
    try await store.write { writing throws(Failure) in
      for key in keys { try writing.set([7], .receipt, key) }
    }

    let read = try await store.read { reading throws(Failure) in
      var read: [String] = []
      while true {
        let page = try reading.values(.receipt, after: read.last ?? "", limit: 10)
        read += page.map(\.key)
        if page.count < 10 { return read }
      }
    }

    #expect(read == keys)
  }

  @Test("What was set in a transaction is read in it, removed things are gone")
  func ownWrites() async throws {
    let world = try await NodeWorld()
    let store = world.node.store

    let seen = try await store.write { writing throws(Failure) in
      try writing.set([1], .receipt, "a")
      try writing.set([2], .receipt, "a")
      let second = try writing.value(.receipt, "a")
      try writing.set(nil, .receipt, "a")
      return (second, try writing.value(.receipt, "a"))
    }

    #expect(seen.0 == [2])
    #expect(seen.1 == nil)
  }

  @Test("A transaction that throws leaves nothing behind, however much it wrote")
  func nothingHalf() async throws {
    let world = try await NodeWorld()
    let store = world.node.store
    let order = Record.order(world.clock)

    await #expect(throws: Failure(.interrupted)) {
      try await store.write { writing throws(Failure) in
        try writing.put(HomeDocument(record: order, sequence: 1, fields: .init()))
        for index in 0..<2000 { try writing.set([1], .receipt, "k\(index)") }
        throw Failure(.interrupted)
      }
    }

    let left = try await store.read { reading throws(Failure) in
      (try reading.document(order.id), try reading.values(.receipt, prefix: "k").count)
    }
    #expect(left.0 == nil)
    #expect(left.1 == 0)
  }

  @Test("Records come by id, one, several at once and in pages; the newest state of each")
  func documents() async throws {
    let world = try await NodeWorld()
    let store = world.node.store
    let orders = (0..<5).map { _ in Record.order(world.clock) }.sorted { $0.id < $1.id }
    try await store.write { writing throws(Failure) in
      for order in orders.reversed() {
        try writing.put(HomeDocument(record: order, sequence: 1, fields: .init()))
      }
    }
    var changed = orders[2]
    changed["title"] = "换了灯泡"
    let newer = changed
    try await store.write { writing throws(Failure) in
      try writing.put(HomeDocument(record: newer, sequence: 2, fields: .init()))
    }

    try await store.read { reading throws(Failure) in
      let wanted = [orders[2].id, "no such record", orders[0].id]
      let some = try reading.documents(wanted).map(\.record.id)
      #expect(Set(some) == [orders[0].id, orders[2].id])
      let page = try reading.documents(type: .grievance, after: orders[1].id, limit: 2)
      #expect(page.map(\.record.id) == [orders[2].id, orders[3].id])
      #expect(page.first?.record["title"] == "换了灯泡")
      #expect(page.first?.sequence == 2)
      #expect(try reading.documents(type: .alert, after: "", limit: 2).isEmpty)
      #expect(try reading.documentCount() == 5)
    }
  }

  @Test("Several desks that push at once get sequences without gaps, and all of them hold")
  func concurrentWriters() async throws {
    let world = try await NodeWorld()
    let beside = try await NodeWorld.open(world.folder, world.clock)
    let desks = try await [world.desk("one"), world.desk("two"), world.desk("three")]
    let before = try await world.administration.status()["sequence"]?.int ?? 0
    for desk in desks { for _ in 0..<30 { desk.make(Record.order(world.clock)) } }
    let bodies = try desks.map { try $0.pushRequests(of: 5) }

    await withTaskGroup(of: Void.self) { group in
      for (requests, node) in zip(bodies, [world.node, world.node, beside]) {
        group.addTask {
          for request in requests {
            // A desk that is told to come again does.
            var response = await node.respond(to: request)
            while response.status == 503 { response = await node.respond(to: request) }
            #expect(response.status == 200)
          }
        }
      }
    }

    let report = try await Verification(world.node).run()
    #expect(report.findings == [])
    #expect(report.changes == before + 90)
  }
}
