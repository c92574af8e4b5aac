import CellGrid
import DomainModel
import JSONDiff
import LocalStore
import Panes
import Testing
import UseCases

@testable import AppShell

@Suite("Looking at a list on a map")
struct MappingTests {
  /// Two orders with a position: the burst pipe, and one 1.2 km to its north-east.
  private static func fixture() throws -> DeskFixture {
    let fixture = try DeskFixture()
    try fixture.place(FixtureID.burstPipe, [117.07, 36.66])
    try fixture.place(FixtureID.grievance(2), [117.0795, 36.6676])
    return fixture
  }

  private static func session(
    language: Language = .chinese, signs: SignSet = .narrow, isLinear: Bool = false,
    fixture: DeskFixture? = nil
  ) throws -> DeskSession {
    var session = try DeskSession(
      fixture ?? Self.fixture(), size: Size(columns: 80, rows: 24), language: language,
      signs: signs, isLinear: isLinear)
    session.press("2")
    while session.selected != FixtureID.burstPipe { session.press("j") }
    return session
  }

  @Test("The first time it asks whether the font has braille signs, and remembers the answer")
  func asksOnce() throws {
    var session = try Self.session(signs: .full)
    session.press("m")
    #expect(session.menu?.source == .braille)
    session.press("1")
    #expect(session.map?.points.count == 2)
    #expect(
      session.effects.contains {
        if case .keepTerminal(let finding) = $0 { finding.hasBraille == true } else { false }
      })
    #expect(session.screen.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })

    session.press("Esc", "m")
    #expect(session.map != nil, "it asks only once")
  }

  @Test("Without braille the dots are blocks, without blocks they are #")
  func ladder() throws {
    var full = try Self.session(signs: .full)
    full.press("m", "2")
    #expect(full.screen.contains { "▘▝▖▗▀▄▌▐".contains($0) })
    var narrow = try Self.session()
    narrow.press("m", "2")
    #expect(narrow.screen.contains("#"))
    #expect(narrow.screen.unicodeScalars.allSatisfy { !(0x2580...0x28FF).contains($0.value) })
  }

  @Test("The selected record is marked and has the cursor; n selects the next, Enter opens it")
  func selects() throws {
    var session = try Self.session()
    session.press("m", "2")
    let cursor = try #require(session.grid.cursor)
    #expect(session.grid[cursor.column, cursor.row].glyph == "X")
    #expect(session.map?.selected?.id == FixtureID.burstPipe)

    session.press("n")
    #expect(session.map?.selected?.id == FixtureID.grievance(2))
    #expect(session.screen.contains("东北 1.2 公里"))
    session.press("Enter")
    #expect(session.map == nil)
    #expect(session.pane?.isRecordFocused == true)
    #expect(session.pane?.detail?.id == FixtureID.grievance(2))
  }

  @Test("+ looks closer around the selected one, - wider, arrows move, g shows all again")
  func zooms() throws {
    var session = try Self.session()
    session.press("m", "2")
    let whole = session.screen
    session.press("+", "+", "+")
    #expect(session.map?.centre == session.map?.selected?.position)
    let close = try #require(session.map?.width)
    session.press("-")
    #expect(session.map?.width == close * 2)
    let east = try #require(session.map?.centre.longitude)
    session.press("Right")
    #expect((session.map?.centre.longitude ?? 0) > east)
    session.press("g")
    #expect(session.screen == whole)
  }

  @Test("t shows the same as a table with directions and distances, the nearest first")
  func table() throws {
    var session = try Self.session(language: .english)
    session.press("m", "2", "t")
    #expect(session.screen.contains("here"))
    #expect(session.screen.contains("north-east 1.2 km"))
    session.press("Down", "Enter")
    #expect(session.pane?.detail?.id == FixtureID.grievance(2))
  }

  @Test("In linear mode the map is a list, and nothing is asked")
  func linear() throws {
    var session = try Self.session(isLinear: true)
    session.forgetSpoken()
    session.press("m")
    #expect(session.spoken.first?.contains("有位置 2 条") == true)
    #expect(session.spoken.contains { $0.contains("东北 1.2 公里") })
    session.forgetSpoken()
    session.press("Down")
    #expect(session.spoken.first?.contains("东北 1.2 公里") == true)
  }

  @Test("A list without positions says so, and no key there does harm")
  func nothing() throws {
    var session = try Self.session(fixture: DeskFixture.shared.get())
    session.press("m", "2")
    #expect(session.screen.contains("列表中的记录都没有位置"))
    session.press("n", "+", "-", "g", "Enter", "t", "Down", "Enter", "Esc")
    #expect(session.map == nil)
    #expect(session.performed.isEmpty)
  }

  @Test("Counts of a column have bars by the same ladder")
  func bars() throws {
    var session = try DeskSession(size: Size(columns: 80, rows: 24))
    session.press("2", "#")
    #expect(session.menu?.entries.first?.share == 1)
    #expect(session.screen.contains("####"))
    session.state.appearance.terminal.hasBraille = true
    session.frame()
    #expect(session.screen.contains("⣿⣿"))
  }
}

extension DeskSession {
  fileprivate var map: MapSheet? {
    if case .map(let sheet)? = state.overlays.last { sheet } else { nil }
  }
}

extension DeskFixture {
  /// Gives a record a position.
  fileprivate func place(_ id: String, _ point: JSON) throws {
    let context = WriteContext(actor: FixtureID.operators(2), now: Self.now)
    _ = try store.write(by: context) { (transaction) throws(Failure) in
      guard var record = try transaction.record(id)?.record else { throw Failure(.notFound) }
      var place = record["place"]?.object ?? [:]
      place["point"] = point
      record["place"] = .object(place)
      return try transaction.update(id, to: record, command: "edit")
    }
  }
}
