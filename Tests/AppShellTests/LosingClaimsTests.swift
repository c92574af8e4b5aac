import CellGrid
import DomainModel
import JSONDiff
import LocalStore
import Testing
import UseCases

@testable import AppShell

@Suite("Losing a claim to somebody who was apart")
struct LosingClaimsTests {
  @Test("It is said once, by whom the order is held now, and the draft stays")
  func said() throws {
    let fixture = try DeskFixture()
    var session = try DeskSession(
      fixture, size: Size(columns: 80, rows: 24), language: .chinese, keepsAlerts: false)
    session.press("2", ">")
    session.carryOut()
    let held = try #require(
      try fixture.store.read { (reader) throws(Failure) in
        try reader.claimedOrders(limit: 9)
      }.first)
    #expect(held.claim.by == FixtureID.wang)
    let other = try #require(
      try fixture.store.read { (reader) throws(Failure) in
        try reader.record(FixtureID.operators(2))
      })
    let until = DeskFixture.now.adding(seconds: 600)
    let context = WriteContext(actor: other.record.id, now: DeskFixture.now)
    try fixture.store.write(by: context) { (transaction) throws(Failure) in
      guard var order = try transaction.record(held.id)?.record else { return }
      order["claim"] = ["by": .string(other.record.id), "until": .string(until.rfc3339)]
      try transaction.update(held.id, to: order, command: "grievance.next")
    }

    session.carryOut()
    session.carryOut()

    let said = session.state.messages.all.map(\.text).filter { $0.contains("现由") }
    #expect(said.count == 1)
    #expect(said.first?.contains(held.name) == true)
    #expect(said.first?.contains(other.record.text("name") ?? "?") == true)
  }
}
