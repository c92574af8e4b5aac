import DomainModel
import JSONDiff
import SyncNode
import SyncProtocol
import Testing
import Trust

/// Most of the work on a batch is done on all cores, out of its turn. What it leaves is compared
/// with what the same changes leave that come a few at a time.
@Suite("A batch leaves what its changes leave one by one", .everyEngine)
struct OrderingBatchesTests {
  private struct Left: Equatable {
    var outcomes: [OutcomeLine] = []
    var log: [LoggedChange] = []
    var records: [HomeDocument] = []
    var books: [[BookEntry]] = []
  }

  @Test("Log, records, counts and ledger are the same, and hold")
  func same() async throws {
    let whole = try await left(by: 10_000)
    let pieces = try await left(by: 7)

    #expect(whole.log.count > 1_000)
    #expect(whole.outcomes.contains { $0.outcome == .refused })
    #expect(whole == pieces)
  }

  @Test("What lower levels may not see isn't shown with the proof of a refused change either")
  func refusedProof() async throws {
    let world = try await NodeWorld()
    let full = try await world.desk("full")
    let low = try await world.desk("low", level: 2)
    let order = Record.order(world.clock)
    full.make(order)
    try await full.sync()
    try full.edit(order.id) {
      $0["contact"] = ["name": "李雷", "phone": "13900001234"]
      $0["createdBy"] = "somebody else"
    }
    #expect(try await full.push().first?.outcome == .refused)
    let last = try await world.node.store.read { reading throws(Failure) in
      try reading.lastSequence()
    }

    for (desk, isShown) in [(full, true), (low, false)] {
      let answer = await desk.call(.inclusion, QueryItems(["sequence": String(last)]))
      let proof = try LedgerProof(parsing: answer.bytes)
      #expect((proof.disclosure != nil) == isShown)
    }
  }

  /// A day's work of one desk, pushed in batches of a size.
  private func left(by size: Int) async throws -> Left {
    let world = try await NodeWorld()
    let desk = try await world.desk("one", scope: "3701")
    for index in 0..<600 {
      let order = Record.order(world.clock, scope: index % 2 == 0 ? "370102" : "370103")
      desk.make(order)
      guard index % 3 == 0 else { continue }
      try desk.edit(order.id) { $0["title"] = .string("路灯\(index)") }
      try desk.edit(order.id) { $0["contact"] = ["name": "李雷", "phone": "13900001234"] }
      if index % 30 == 0 { try desk.edit(order.id) { $0["createdBy"] = "somebody else" } }
    }
    var left = Left()
    for request in try desk.pushRequests(of: size) {
      let response = await world.node.respond(to: request)
      left.outcomes += try response.lines.map { try OutcomeLine(json: $0) }
    }
    let read = try await world.node.store.read { reading throws(Failure) in
      (
        try reading.changes(after: 0, limit: 10_000),
        try reading.documents(type: nil, after: "", limit: 10_000),
        try [Book.tally, .ledger, .scopeHead, .numbering].map { (book) throws(Failure) in
          try reading.values(book, prefix: "")
        }
      )
    }
    (left.log, left.records, left.books) = read
    #expect(try await Verification(world.node).run().findings == [])
    return left
  }
}
