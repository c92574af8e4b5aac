import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Proposing clauses to cite")
struct ProposingSourcesTests {
  private static let heating: JSONObject = [
    "kind": "policy", "title": "供热管理办法", "documentNumber": "历政发〔2024〕3号",
    "issuer": "区人民政府", "issuedOn": "2024-01-15", "inForceFrom": "2024-10-01",
    "clauses": [
      ["id": "一.1", "heading": "目的依据", "text": "为规范供热工作，制定本办法。"],
      ["id": "二.2", "heading": "室温", "text": "供热期内居民室温不足十八度的，供热单位应当退费。"],
      ["id": "二.3", "heading": "停热", "text": "停热超过八小时的，应当提前告知用户。"],
    ],
  ]

  private func policy(_ world: World, _ changes: JSONObject = [:]) throws -> String {
    var members = Self.heating
    for change in changes { members[change.name] = change.value }
    let id = try world.make(.policy, members)
    world.advance(seconds: 60)
    _ = try CarryOutCommand(desk: world.desk)(
      CommandRequest("record.publish", records: [id]), command: "publish")
    return id
  }

  private func sources(_ world: World, _ order: String) throws -> [SourceProposal] {
    let output = try ProposeSources(desk: world.desk)(order).output
    return (output?["items"]?.array ?? []).compactMap(SourceProposal.init)
  }

  @Test("Clauses that say what the order says come with the words that both have")
  func proposes() throws {
    let world = try World()
    let id = try policy(world)
    let order = try world.makeGrievance(["title": "室温不足，要求退费", "content": "家里很冷"])

    let found = try sources(world, order)

    #expect(found.map(\.clause) == ["二.2"])
    #expect(found.first?.policy == id && found.first?.documentNumber == "历政发〔2024〕3号")
    #expect(Set(found.first?.terms ?? []) == ["室温不足", "退费"])
    #expect(found.first?.text.contains("应当退费") == true)
  }

  @Test("Nothing fitting is nothing, and a story's by-words alone make no proposal")
  func nothing() throws {
    let world = try World()
    _ = try policy(world)
    let noise = try world.makeGrievance(["title": "夜间施工噪声", "content": "供热站旁边的工地"])

    #expect(try sources(world, noise).isEmpty)
  }

  @Test("One short word in common is chance, unless the document itself is about the matter")
  func chance() throws {
    let world = try World()
    _ = try policy(world)
    let category: JSON = "供热.停热"
    let chance = try world.makeGrievance(["title": "小区退费公示不全"])
    let matter = try world.makeGrievance(["title": "管道漏水", "category": category])

    #expect(try sources(world, chance).isEmpty)
    #expect(Set(try sources(world, matter).map(\.clause)).isSuperset(of: ["二.2", "二.3"]))
  }

  @Test("What isn't in force is neither proposed nor cited")
  func inForce() throws {
    let world = try World()
    let ended = try policy(world, ["inForceTo": "2025-01-01"])
    let order = try world.makeGrievance(["title": "室温不足，要求退费"])

    #expect(try sources(world, order).isEmpty)
    #expect {
      try CitationLookup(desk: world.desk)("\(ended)#二.2")
    } throws: { error in
      (error as? Failure)?.code == .citationNotInForce
    }
  }

  @Test(
    "A citation is looked up by id or document number; a clause that isn't there names those that are"
  )
  func looksUp() throws {
    let world = try World()
    let id = try policy(world)
    let lookup = CitationLookup(desk: world.desk)

    let cited = try lookup("历政发〔2024〕3号#二.2, \(id)#二.3、\(id)#二.2")
    #expect(cited.map { $0["clause"] } == ["二.2", "二.3"])
    #expect(cited.allSatisfy { $0["policy"]?.string == id && $0["id"]?.string != nil })

    #expect {
      try lookup("\(id)#九.9")
    } throws: { error in
      let failure = error as? Failure
      return failure?.code == .citationUnknown && failure?.details["candidates"]?.array?.count == 3
    }
    #expect(throws: Failure.self) { try lookup("二.2") }
  }

  @Test("An answer keeps its citations with the order")
  func answers() throws {
    let world = try World()
    let id = try policy(world)
    let order = try world.makeGrievance(["title": "室温不足，要求退费"])
    let citations = try CitationLookup(desk: world.desk)("\(id)#二.2")

    try world.carryOut(
      "answer", [order], ["reply": "依规退费", "citations": .array(citations)])

    let kept = try world.record(order)
    #expect(kept["direct"] == true)
    #expect(kept.list("citations").map { $0["clause"] } == ["二.2"])
  }
}
