import CellGrid
import TestSupport
import Testing

@Suite("Resizing the window")
struct ResizingTests {
  @Test("At 20x5 a sentence stands there; back again nothing is lost")
  func tooSmall() throws {
    let desk = try Desk()
    let session = try desk.open()
    try session.findOrder(StoreTemplate.acceptedInitials)
    try session.press("a", for: "提交")
    try session.press("甸柳", for: "甸柳")

    session.terminal.resize(to: Size(columns: 20, rows: 5))
    try session.require("小")
    #expect(!session.screen.contains("提交"))
    session.terminal.resize(to: Size(columns: 80, rows: 24))
    try session.require("甸柳")
    session.terminal.resize(to: Size(columns: 120, rows: 36))

    try session.require("the form over its list") {
      $0.contains("甸柳") && $0.contains("提交") && $0.contains("老人出门不便")
    }
    #expect(session.screen.unknown.isEmpty)
  }

  @Test("A window dragged through a hundred sizes ends with a whole screen")
  func dragging() throws {
    let desk = try Desk()
    let session = try desk.open()

    for step in 1...100 {
      session.terminal.resize(to: Size(columns: 20 + step * 2, rows: 5 + step / 2))
    }

    try session.require("the last size") {
      $0.size == Size(columns: 220, rows: 55) && $0.text(row: 54).contains("退出")
    }
    #expect(session.screen.text(row: 0).contains("值守台"))
  }
}
