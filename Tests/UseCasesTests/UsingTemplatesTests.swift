import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Using templates")
struct UsingTemplatesTests {
  private func template(_ world: World, _ text: String, _ changes: JSONObject = [:]) throws
    -> String
  {
    var members: JSONObject = ["kind": "reply", "title": "通用答复", "text": .string(text)]
    for change in changes { members[change.name] = change.value }
    let id = try world.make(.template, members)
    world.advance(seconds: 60)
    _ = try CarryOutCommand(desk: world.desk)(
      CommandRequest("record.publish", records: [id]), command: "publish")
    return id
  }

  @Test("Members, members of what the order refers to, and what was typed fill the fields")
  func fills() throws {
    let world = try World()
    let id = try template(
      world, "{{contact.name}}您好：“{{title}}”由{{leadUnit.name}}办结。{{reply}}")
    let order = try world.inHand()

    try world.carryOut(
      "resolve", [order], ["template": .string(id), "reply": "已更换阀门。"])

    let kept = try world.record(order)
    #expect(kept.text("reply") == "王小明您好：“三单元水管爆裂”由区水务局办结。已更换阀门。")
    #expect(kept["template"] == nil)
  }

  @Test("A field of which nothing is known keeps the text from going out, and is named")
  func emptyField() throws {
    let world = try World()
    let id = try template(world, "测温{{temperature}}℃，{{reply}}")
    let order = try world.inHand()

    #expect {
      try world.carryOut("resolve", [order], ["template": .string(id)])
    } throws: { error in
      let failure = error as? Failure
      return failure?.code == .templateField
        && failure?.details["fields"] == ["temperature", "reply"]
    }
    #expect(try world.record(order).status == "signed")
    #expect(throws: Failure.self, "also when it was taken over into the text by hand") {
      try world.carryOut("resolve", [order], ["reply": "测温{{temperature}}℃"])
    }
  }

  @Test("In a bulk each order has its own words")
  func bulk() throws {
    let world = try World()
    let id = try template(world, "“{{title}}”已答复。")
    let orders = try ["甲", "乙"].map { try world.makeGrievance(["title": .string($0)]) }

    try world.carryOut("answer", orders, ["template": .string(id)])

    #expect(try orders.map { try world.record($0).text("reply") } == ["“甲”已答复。", "“乙”已答复。"])
  }

  @Test("Reasons come from templates of reasons; notices and drafts are refused")
  func kinds() throws {
    let world = try World()
    let reason = try template(world, "不属{{leadUnit.name}}职责", ["kind": "reason"])
    let notice = try template(world, "停水", ["kind": "notice"])
    let order = try world.makeGrievance()
    try world.carryOut("accept", [order])
    try world.carryOut("assign", [order], ["to": .string(try world.makeUnit())])

    #expect {
      try world.carryOut("return", [order], ["template": .string(notice)])
    } throws: { error in
      (error as? Failure)?.code == .templateUnfit
    }
    try world.carryOut("return", [order], ["template": .string(reason)])
    #expect(try world.record(order).list("steps").last?["reason"] == "不属区水务局职责")
  }

  @Test("Templates of the order's state and category come first, others don't come")
  func lists() throws {
    let world = try World()
    let any = try template(world, "一般 {{number}}")
    let fitting = try template(
      world, "供水", ["title": "供水答复", "forState": "registered", "category": "供水"])
    _ = try template(world, "办理中", ["forState": "signed"])
    _ = try template(world, "供热", ["category": "供热"])
    let order = try world.makeGrievance(["category": "供水.水管爆裂"])

    let output = try ListTemplates(desk: world.desk)(
      CommandRequest("grievance.templates", records: [order], arguments: ["kind": "reply"])
    ).output
    let found = (output?["items"]?.array ?? []).compactMap(FilledTemplate.init)

    #expect(found.map(\.id) == [fitting, any])
    #expect(found.last?.text.hasPrefix("一般 G") == true && found.last?.fields == [])
  }
}
