import DomainModel
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Keeping sums")
struct KeepingSumsTests {
  @Test("Two stores with the same records have the same digest, whatever the order")
  func digestIsFreeOfOrder() throws {
    let one = try World()
    let other = try World()
    let records = (1...40).map { Given.grievance($0, title: "事项\($0)") }

    _ = try one.store.importRecords(records, by: one.context(), asSamples: true)
    for part in [records.suffix(25), records.prefix(15)] {
      _ = try other.store.importRecords(
        part.reversed(), by: other.context(), asSamples: true)
    }

    let digests = try [one, other].map { world in
      try world.store.read { (reader) throws(Failure) in try reader.setDigest() }
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0].count == 40)
  }

  @Test("The digest is SM3 of the count and the sum of the revs")
  func digestIsOfCountAndSum() throws {
    let world = try World()
    let revs = try (1...3).map { try world.create(Given.grievance($0)).rev }

    let set = try world.store.read { (reader) throws(Failure) in try reader.setDigest() }

    let sum = revs.reduce(Digest32.zero) { $0.adding($1) }
    #expect(set.digest == SM3.digest([0, 0, 0, 0, 0, 0, 0, 3] + sum.bytes))
  }

  @Test("Digests of scopes and types are parts of the whole")
  func digestsArePartial() throws {
    let world = try World()
    try world.create(Given.grievance(1))
    try world.create(Given.grievance(2, ["scope": "370202"]))
    try world.create(Given.unit(World.waterBureau, "水务局"))

    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.setDigest(scopePrefix: "3701").count == 2)
      #expect(try reader.setDigest(types: [.grievance]).count == 2)
      #expect(try reader.setDigest(scopePrefix: "3702", types: [.unit]).count == 0)
    }
  }

  @Test("Counters follow status, unit and drills")
  func countersFollow() throws {
    let world = try World()
    for number in 1...4 { try world.create(Given.grievance(number)) }
    try world.create(Given.grievance(5, ["drill": "d"]))
    try world.change(Given.id(1)) { $0["status"] = "closed" }

    try world.store.read { (reader) throws(Failure) in
      let tallies = try reader.counters(.grievance).sorted { $0.status < $1.status }
      #expect(tallies.map(\.status) == ["accepted", "closed"])
      #expect(tallies.map(\.count) == [3, 1])
      #expect(tallies.map(\.open) == [3, 0])
      #expect(tallies.first?.unit == World.waterBureau)
      let query = ListQuery(types: [.grievance], includesDrills: false)
      #expect(try reader.count(query) == .exact(3))
    }
  }

  @Test("What is due in a span is summed as the rows are counted, at any moment of a day")
  func dueDaysFollow() throws {
    let world = try World()
    for number in 1...30 {
      let hour = number * 5 % 24 < 10 ? "0\(number * 5 % 24)" : "\(number * 5 % 24)"
      let day = 20 + number % 5
      try world.create(Given.grievance(number, ["dueAt": "2026-12-\(day)T\(hour):30:00.000Z"]))
    }
    try world.create(Given.grievance(31, ["dueAt": "2026-12-21T09:00:00.000Z", "drill": "d"]))
    try world.create(Given.grievance(32))
    try world.change(Given.id(3)) { $0["status"] = "closed" }
    try world.change(Given.id(4)) { $0["dueAt"] = "2026-12-28T12:00:00.000Z" }

    let start = try #require(Instant(rfc3339: "2026-12-19T22:10:00.000Z"))
    try world.store.read { (reader) throws(Failure) in
      for hours in stride(from: 0, through: 240, by: 7) {
        let now = start.adding(milliseconds: Int64(hours) * 3_600_000)
        for query in [
          ListQuery(types: [.grievance], dueBefore: now, includesDrills: false),
          ListQuery(types: [.grievance], dueFrom: now, includesDrills: false),
          ListQuery(
            types: [.grievance], dueBefore: now,
            dueFrom: now.adding(milliseconds: -100_000_000), includesDrills: false),
        ] {
          let walk = try ListWalk(query, session: reader.session, budget: nil)
          #expect(try reader.count(query) == .exact(try walk.count(limit: .max).number))
        }
      }
    }
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("A type's version grows with each transaction that writes it, once")
  func typeVersionsGrow() throws {
    let world = try World()
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      for number in 1...3 { try transaction.create(Given.grievance(number)) }
    }

    let versions = try world.store.read { (reader) throws(Failure) in
      try reader.typeVersions()
    }
    #expect(versions[.grievance] == 1)
    #expect(versions[.unit] == nil)
  }

  @Test("After a mixed life the doctor finds all sums right")
  func doctorAgrees() throws {
    let world = try World()
    for number in 1...20 { try world.create(Given.grievance(number)) }
    for number in 5...9 { try world.change(Given.id(number)) { $0["status"] = "closed" } }
    try world.change(Given.id(3)) { $0["scope"] = "370202" }
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      _ = try transaction.undo()
    }

    let findings = try world.store.doctor()

    let bad = findings.filter { $0.severity >= .warning && $0.check != "store.disk" }
    #expect(bad.isEmpty)
    #expect(findings.contains { $0.check == "store.digest" && $0.severity == .ok })
  }

  @Test("The doctor names a tampered document and wrong sums, and rebuilding mends the sums")
  func doctorFindsTampering() throws {
    let world = try World()
    for number in 1...3 { try world.create(Given.grievance(number)) }
    try world.store.onWriter { (database) throws(Failure) in
      try Query(database, "UPDATE record SET status = 'closed', isOpen = 0 WHERE row = 1").run()
      try Query(database, "UPDATE counter SET count = 9").run()
      try Query(database, "UPDATE digest SET count = 9").run()
    }

    let bad = try world.store.doctor().filter { $0.severity == .error }
    #expect(bad.map(\.check) == ["store.columns", "store.digest", "store.counters"])
    #expect(bad.first?.text.english.contains(Given.id(1)) == true)

    #expect(try world.store.rebuildDerived(by: World.officer) == 3)
    #expect(try world.store.doctor().allSatisfy { $0.severity != .error })
  }
}
