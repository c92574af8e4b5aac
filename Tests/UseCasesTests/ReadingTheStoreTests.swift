import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Testing
import Trust
import UseCases

@Suite("Reading the store")
struct ReadingTheStoreTests {
  @Test("Status counts what is open, overdue and due today")
  func status() throws {
    let world = try World()
    let open = try world.makeGrievance()
    let closed = try world.makeGrievance()
    try world.carryOut(
      "decline", [closed], ["lane": "explained", "reason": "已说明"])

    var panes = try #require(try ReadStatus(desk: world.desk)().output?["panes"])
    #expect(panes["grievances"] == ["open": 1, "overdue": 0, "dueToday": 1])

    world.advance(seconds: 3600)
    panes = try #require(try ReadStatus(desk: world.desk)().output?["panes"])
    #expect(panes["grievances"] == ["open": 1, "overdue": 1, "dueToday": 0])
    #expect(try world.record(open).status == "registered")
  }

  @Test("A list is paged by its cursor, each record once")
  func paging() throws {
    let world = try World()
    let ids = Set(try (1...7).map { _ in try world.makeGrievance() })

    var seen: [String] = []
    var cursor: JSON?
    repeat {
      var arguments: JSONObject = ["limit": 3]
      arguments["after"] = cursor
      let output = try ListRecords(desk: world.desk)([.grievance], arguments: arguments).output
      seen += (output?["items"]?.array ?? []).compactMap { $0["id"]?.string }
      #expect(output?["total"]?.int == 7)
      cursor = output?["next"]
    } while cursor != JSON.null

    #expect(Set(seen) == ids && seen.count == 7)
  }

  @Test("Lists filter by status, overdue, mine and text")
  func filters() throws {
    let world = try World()
    let id = try world.inHand()
    _ = try world.makeGrievance(["title": "路灯不亮"])

    func count(_ arguments: JSONObject) throws -> Int? {
      try ListRecords(desk: world.desk)([.grievance], arguments: arguments)
        .output?["items"]?.array?.count
    }

    #expect(try count(["status": "signed"]) == 1)
    #expect(try count(["status": "signed,registered"]) == 2)
    #expect(try count(["mine": true]) == 1)
    #expect(try count(["query": "ludeng"]) == 1)
    #expect(try count(["region": "3701"]) == 2)
    #expect(try count(["overdue": true]) == 0)
    world.advance(seconds: 30 * 86_400)
    #expect(try count(["overdue": true]) == 2)
    #expect(throws: Failure.self) { try count(["status": "nowhere"]) }
    #expect(throws: Failure.self) { try count(["after": "nonsense"]) }
    #expect(try world.record(id).status == "signed")
  }

  @Test("Search finds by Chinese, pinyin, initials and the end of a number")
  func search() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let number = try #require(try world.record(id).number)

    for query in ["水管", "shuiguan", "sgbl", String(number.suffix(4)), number] {
      let output = try SearchRecords(desk: world.desk)(query, types: []).output
      #expect(output?["items"]?[0]?["id"] == .string(id), "\(query)")
    }
  }

  @Test("The explained intervals of a clock add up to its allowance")
  func clocks() throws {
    let world = try World()
    let id = try world.inHand()

    let output = try #require(try ExplainClocks(desk: world.desk)(id).output)

    for clock in output["clocks"]?.array ?? [] {
      let parts = clock["parts"]?.array ?? []
      let counted = parts.filter { ["counted", "makeUp", "extended"].contains($0["kind"]?.string) }
      #expect(
        counted.compactMap { $0["seconds"]?.int }.reduce(0, +) == clock["allowanceSeconds"]?.int)
    }
  }

  @Test("Orders of one caller or one place are alike, others are not")
  func similar() throws {
    let world = try World()
    let id = try world.makeGrievance()
    let sameCaller = try world.makeGrievance(["title": "别的事", "place": ["region": "370102"]])
    let other = try world.makeGrievance([
      "title": "烧烤摊占道", "contact": ["phone": "10800000000"], "place": ["region": "370102"],
    ])

    let output = try FindSimilar(desk: world.desk)(id).output

    let found = (output?["items"]?.array ?? []).compactMap { $0["id"]?.string }
    #expect(found == [sameCaller] && !found.contains(other))
  }

  @Test("Two who claim get two orders, and a claim ends by itself")
  func claims() throws {
    let world = try World()
    let ids = Set([try world.makeGrievance(), try world.makeGrievance()])
    let second = try AddOperator(desk: world.desk)(
      CommandRequest("operator.add", arguments: ["name": "李强", "role": "dispatcher"]))
    let other = try #require(second.changed.first)

    let mine = try ClaimNext(desk: world.desk)(CommandRequest("grievance.next")).changed
    let theirs = try ClaimNext(desk: world.desk)(
      CommandRequest("grievance.next", actor: other)
    ).changed

    #expect(Set(mine + theirs) == ids)
    world.advance(seconds: 601)
    let late = try ClaimNext(desk: world.desk)(
      CommandRequest("grievance.next", actor: other)
    ).changed
    #expect(late.count == 1)
  }

  @Test("Statistics count the share answered at the desk")
  func statistics() throws {
    let world = try World()
    let direct = try world.makeGrievance()
    try world.carryOut("answer", [direct], ["reply": "营业时间为九点到五点"])
    let handled = try world.inHand()
    try world.carryOut("resolve", [handled], ["reply": "已修复"])

    let output = try GrievanceStatistics(desk: world.desk)(
      CommandRequest("grievance.stats")
    ).output

    #expect(output?["total"]?.int == 2 && output?["directShare"]?.double == 0.5)
    #expect(output?["satisfiedRate"] == .null)
  }

  @Test("A backup restores to the same set of records")
  func backup() throws {
    let world = try World()
    _ = try world.makeGrievance()
    let before = try world.desk.store.read { (reader) throws(Failure) in try reader.setDigest() }
    let file = world.directory + "/copy.backup"

    let outcome = try world.backUp(file)

    #expect(outcome.output?["digest"] == .string(before.digest.text))
    #expect(throws: Failure.self) { try world.backUp(file) }
  }

  @Test("Keys go into a backup and out of it with its passphrase only")
  func backupWithKeys() throws {
    let world = try World()
    let file = world.directory + "/copy.backup"
    world.put("芝麻开门\n", at: "p")
    let operatorID = try world.desk.actor(nil).id
    let key = "/keys/operator-\(operatorID).key"
    let other = try World()

    let outcome = try world.backUp(file, ["keys": true, "passphrase-file": "p"])
    #expect(outcome.output?["keys"] == true)
    try other.desk.store.close()
    other.put("芝麻关门", at: "p")
    let failure = #expect(throws: Failure.self) {
      try other.restore(file, ["passphrase-file": "p"])
    }
    #expect(failure?.code == .passphraseWrong)
    other.put("芝麻开门", at: "p")
    let restored = try other.restore(file, ["passphrase-file": "p"])

    #expect(restored.output?["keys"] == true)
    let manager = FileManager.default
    #expect(manager.contentsEqual(atPath: world.directory + key, andPath: other.directory + key))
    #expect(
      try other.restore(file).message.english.contains("--keys takes them"))
  }

  @Test("A backup with keys has a passphrase of four characters at least")
  func shortPassphrase() throws {
    let world = try World()
    world.put("abc", at: "p")

    let file = world.directory + "/copy.backup"
    let failure = #expect(throws: Failure.self) {
      try world.backUp(file, ["passphrase-file": "p"])
    }

    #expect(failure?.code == .argumentInvalid && !FileManager.default.fileExists(atPath: file))
  }

  @Test("The doctor finds a fresh store sound")
  func doctor() throws {
    let world = try World()
    _ = try world.makeGrievance()

    let outcome = try ExamineStore(desk: world.desk)()

    #expect(outcome.exitStatus == 0, "\(outcome.text?(.english) ?? "")")
  }
}

extension World {
  @discardableResult
  func backUp(_ file: String, _ arguments: JSONObject = [:]) throws -> CommandOutcome {
    try BackUpStore(desk: desk, place: place)(
      CommandRequest("store.backup", arguments: arguments.merging("file", file)))
  }

  func restore(_ file: String, _ arguments: JSONObject = [:]) throws -> CommandOutcome {
    try RestoreStore(place: place)(
      CommandRequest("store.restore", arguments: arguments.merging("file", file)))
  }
}

extension JSONObject {
  fileprivate func merging(_ name: String, _ value: String) -> JSONObject {
    var merged = self
    merged[name] = .string(value)
    return merged
  }
}
