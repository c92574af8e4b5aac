import CellGrid
import TestSupport
import Testing

@Suite("Working in linear mode")
struct LinearModeTests {
  private let title = StoreTemplate.acceptedTitle

  @Test("Find, open, assign and take back in lines: no movement, no drawing signs")
  func story() throws {
    let desk = try Desk()
    let session = try desk.open(["--plain"], size: wide, first: "第 1 条，共")

    session.send("2")
    try session.require("诉求工单，")
    session.send("/" + StoreTemplate.acceptedInitials + Key.enter)
    try session.require("第 1 条，共 1 条：")
    try session.press(Key.enter, for: "老人出门不便")
    try session.press("a", for: "单位")
    session.send("区城管局" + Key.control("s"))
    try session.require("派单") { $0.contains("已派单") }
    try session.press("U", for: "撤销自己的")
    try session.confirmByLine()
    try session.require("已撤销")

    #expect(try desk.status(of: title) == "accepted")
    expectPlain(session.terminal.bytes)
    try session.press("?", for: "此处的全部按键")
    expectPlain(session.terminal.bytes)
  }

  @Test("Errors begin with a word, and in English too rows have their place")
  func english() throws {
    let desk = try Desk()
    let session = try desk.open(["--plain", "--lang", "en"], size: wide, first: "Row 1 of")

    session.send("2/lyxjg" + Key.enter)
    try session.require("Row 1 of 1:")
    session.send("a")

    try session.require("Error")
    expectPlain(session.terminal.bytes)
  }

  @Test("Ten idle seconds write nothing")
  func quiet() throws {
    let desk = try Desk()
    let session = try desk.open(["--plain"], size: wide, first: "第 1 条，共")
    session.settle()

    let hasWritten = session.terminal.wait(seconds: 10, forBytes: 1)

    #expect(!hasWritten, "\(String(decoding: session.terminal.bytes, as: UTF8.self))")
  }

  @Test("F4 goes over to lines and back, keeping the place")
  func switching() throws {
    let desk = try Desk()
    let session = try desk.open()
    try session.findOrder(StoreTemplate.acceptedInitials)

    session.send(Key.f4)
    try session.require("lines") { !$0.isAlternate && $0.contains("第 1 条，共 1 条") }
    session.send(Key.f4)

    try session.require("the screen") { $0.isAlternate && $0.contains("1/1") }
  }

  private let wide = Size(columns: 160, rows: 120)

  private func expectPlain(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = String(decoding: bytes, as: UTF8.self)
    let sequences = text.matches(of: /\u{1B}(\[[0-9;?]*[@-~]|.)/).map { String($0.0) }
    let foreign = sequences.filter { !$0.hasSuffix("m") || !$0.hasPrefix("\u{1B}[") }
    #expect(foreign.isEmpty, sourceLocation: sourceLocation)
    let drawn = text.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
    #expect(drawn.isEmpty, "\(drawn.map { String($0) })", sourceLocation: sourceLocation)
  }
}
