import CellGrid
import CommandCatalog
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Taking a call")
struct IntakeTests {
  private func session(
    _ fixture: DeskFixture? = nil, size: Size = Size(columns: 120, rows: 36)
  ) throws -> DeskSession {
    var session = try DeskSession(fixture, size: size, keepsAlerts: false)
    session.press("2", "Ctrl-n")
    return session
  }

  private func field(_ session: DeskSession, _ name: String) -> CommandForm.Field? {
    session.form?.fields.first { $0.argument.name == name }
  }

  @Test("The form begins with the telephone and knows that it is a call")
  func begins() throws {
    let session = try session()
    #expect(session.form?.current?.argument.name == "contact.phone")
    #expect(field(session, "source")?.chosen?.value == "hotline12345")
  }

  @Test("A field is judged when it is left, not before")
  func judges() throws {
    var session = try session()
    session.type("108abc")
    #expect(field(session, "contact.phone")?.problem == nil)
    session.press("Tab")
    #expect(field(session, "contact.phone")?.problem?.contains("0531") == true)

    session.press("Shift-Tab", "Ctrl-u")
    session.type("10823000207")
    session.press("Tab")
    #expect(field(session, "contact.phone")?.problem == nil)
  }

  @Test(
    "Region and category are completed by initials; a region is its code, an unknown one no region")
  func completes() throws {
    var session = try session()
    while session.form?.current?.argument.name != "category" { session.press("Tab") }
    session.type("gr")
    #expect(session.form?.choices.map(\.value) == ["城建.供热"])
    session.press("Tab")
    #expect(field(session, "category")?.chosen?.value == "城建.供热")

    session.type("dldesq")
    #expect(session.form?.choices.first?.value == "370102005002")
    session.press("Tab")
    #expect(field(session, "place.region")?.chosen?.value == "370102005002")

    session.press("Shift-Tab", "Ctrl-u")
    session.type("没有的地方")
    session.press("Tab")
    #expect(field(session, "place.region")?.problem?.contains("没有这个区划") == true)
  }

  @Test("Fields follow the kind, and what is typed in the others stays")
  func followsKind() throws {
    var session = try session()
    session.type("10823000207")
    #expect(field(session, "parties") == nil)
    while session.form?.current?.argument.name != "kind" { session.press("Tab") }
    session.type("矛盾")
    session.press("Enter")
    #expect(field(session, "parties") != nil)
    session.type("张三、李四")
    #expect(session.form?.current?.argument.name == "parties")
    #expect(
      session.form?.requestArguments["file"]?["parties"]
        == [["id": "p1", "name": "张三"], ["id": "p2", "name": "李四"]])

    session.press("Shift-Tab", "Ctrl-u")
    session.type("举报")
    session.press("Enter")
    #expect(field(session, "parties") == nil && field(session, "anonymous") != nil)
    #expect(field(session, "contact.phone")?.field.text == "10823000207")
  }

  @Test("A draft keeps choices with their values, and is there again after a restart")
  func draft() throws {
    var session = try session()
    session.type("10823000207")
    while session.form?.current?.argument.name != "kind" { session.press("Tab") }
    session.type("投诉")
    session.press("Tab", "Esc")
    let kept = session.state.drafts

    var again = try DeskSession(keepsAlerts: false)
    again.state.drafts = kept
    again.press("2", "Ctrl-n")
    #expect(again.form?.fields.first { $0.argument.name == "kind" }?.chosen?.value == "complaint")
    #expect(again.form?.values["contact.phone"] == "10823000207")
    #expect(again.form?.requestArguments["file"]?["kind"] == "complaint")
  }
}

// MARK: Beside the form

extension IntakeTests {
  @Test("The caller's earlier orders stand beside the form once the typing rests; no key waits")
  func earlier() throws {
    var session = try session()
    #expect(session.screen.contains("填了电话、标题或地点就列出"))
    session.type("108230002074")
    #expect(session.form?.related?.found.all.isEmpty == true, "still typing")
    session.findRelated()

    #expect(session.form?.related?.found.ofCaller.map(\.number) == ["G3701022611230A0098"])
    #expect(session.screen.contains("来电人先前的 1"))
    #expect(session.screen.contains("烧烤摊占道"))
  }

  @Test("What was found for other words than those typed now is not shown")
  func stale() throws {
    var session = try session()
    session.type("108230002074")
    session.time += 400
    let due = session.state.takeRelatedDue(at: session.time)
    let asked = try #require(due)
    session.type("1")
    session.time += 400
    _ = session.state.takeRelatedDue(at: session.time)
    let order = RelatedOrders.Order(
      id: "x", number: nil, title: "x", state: Phrase("", ""), isOpen: true, createdAt: nil,
      reasons: [])
    _ = session.state.handle(.related(to: asked, RelatedOrders(ofCaller: [order])))
    #expect(session.form?.related?.found.all.isEmpty == true)
  }

  @Test("One key joins the caller to the case; the form is done with, its draft too")
  func joins() throws {
    let fixture = try DeskFixture()
    var session = try session(fixture)
    session.type("10899990000")
    session.press("Tab", "Tab")
    session.type("烧烤摊占道、油烟")
    session.findRelated()
    #expect(session.form?.related?.chosen?.id == FixtureID.grievance(3))

    session.press("F8")
    #expect(session.confirmation?.sentence.contains("并入 ~0098") == true)
    session.press("Esc")
    #expect(session.form != nil, "nothing is lost")
    session.press("F8", "y")
    session.carryOut()

    #expect(session.state.overlays.isEmpty, "\(session.state.messages.all)")
    #expect(session.state.drafts["grievance.new"] == nil)
    let own = try fixture.store.read { (reader) throws(Failure) in
      try reader.orders(fromPhone: "10899990000", limit: 5).first.flatMap {
        (id) throws(Failure) in try reader.record(id)?.record
      }
    }
    #expect(own?.text("mergedInto") == FixtureID.grievance(3))
    #expect(own?.title == "烧烤摊占道、油烟" && own?.text("kind") == "complaint")
  }

  @Test("Nobody is joined to a closed case, and a wrong number is said first")
  func refusesToJoin() throws {
    var session = try session()
    session.type("108230002084")
    session.findRelated()
    session.press("F8")
    #expect(session.confirmation == nil)
    #expect(session.state.messages.shown?.text.contains("不能并入") == true)

    session.press("Ctrl-u")
    session.type("abc")
    session.press("F8")
    #expect(session.confirmation == nil)
    #expect(field(session, "contact.phone")?.problem != nil)
  }

  @Test("At 80×24 a key brings them in front, and back")
  func narrow() throws {
    var session = try session(size: Size(columns: 80, rows: 24))
    session.type("108230002074")
    session.findRelated()
    #expect(!session.screen.contains("烧烤摊占道、油烟扰民 ") || session.form != nil)

    session.press("Ctrl-t")
    #expect(session.screen.contains("来电人先前的 1"))
    session.press("Esc")
    #expect(!session.screen.contains("来电人先前的"))
    #expect(session.form?.values["contact.phone"] == "108230002074")
  }
}

extension DeskSession {
  /// What the loop does in the background once the typing rests.
  mutating func findRelated() {
    time += 400
    guard let members = state.takeRelatedDue(at: time) else { return }
    let reads = StoreReads(desk: fixture.desk, actor: fixture.actor, themeNames: [])
    guard let found = reads.related(members, { false }) else { return }
    effects += state.handle(.related(to: members, found))
    frame()
  }
}
