import CellGrid
import Glibc
import TestSupport
import Testing

@Suite("Leaving the workstation")
struct LeavingTests {
  @Test("By q the terminal is as before", arguments: ["xterm-256color", "linux", "screen"])
  func byKey(_ type: String) throws {
    let desk = try Desk()
    if type == "linux" { try answer(at: desk) }
    let session = try desk.start(environment: ["TERM": type])
    let before = session.modesBefore
    try session.require("退出")

    session.send("q")
    try session.require("退出后本机不再响铃")
    // The answer counts after a moment, and ends the program.
    for _ in 0..<40 where session.exitStatus(seconds: 0.5) == nil { session.send("8") }

    #expect(session.exitStatus(seconds: 0) == 0)
    try session.require("a terminal as before") { $0.isRestored }
    #expect(session.modes == before)
  }

  /// A console is asked once what it shows.
  private func answer(at desk: Desk) throws {
    let session = try desk.open(environment: ["TERM": "linux"], first: "2 I see boxes")
    try session.press("1", for: "退出")
  }

  @Test("Where no alert waits q leaves at once")
  func quietDesk() throws {
    let desk = try Desk.small()
    let session = try desk.start()
    let before = session.modesBefore
    try session.require("全部按键")

    session.send("q")

    #expect(session.exitStatus(seconds: 20) == 0)
    try session.require("a terminal as before") { $0.isRestored }
    #expect(session.modes == before)
  }

  @Test("A signal ends it in order", arguments: [SIGTERM, SIGHUP])
  func bySignal(_ number: Int32) throws {
    let desk = try Desk()
    let session = try desk.start()
    let before = session.modesBefore
    try session.require("退出")

    session.signal(number)

    #expect(session.exitStatus(seconds: 20) == 0)
    try session.require("a terminal as before") { $0.isRestored }
    #expect(session.modes == before)
  }

  @Test("In linear mode too", arguments: [SIGTERM, SIGHUP])
  func linear(_ number: Int32) throws {
    let desk = try Desk()
    let session = try desk.start(["--plain"])
    let before = session.modesBefore
    try session.require("第 1 条")

    session.signal(number)

    #expect(session.exitStatus(seconds: 20) == 0)
    #expect(session.modes == before)
  }

  @Test(
    "After kill -9, doctor --reset puts the terminal back, from both modes",
    arguments: [([], "退出"), (["--plain"], "第 1 条，共")] as [([String], String)])
  func killed(_ options: [String], _ first: String) throws {
    let desk = try Desk()
    let shell = try desk.shell()
    let before = shell.modes
    let terminal = try desk.start(options)
    let raw = terminal.modes
    try terminal.require(first)
    #expect(terminal.modes != raw)
    terminal.signal(SIGKILL)
    #expect(terminal.exitStatus(seconds: 20) == Int(128 + SIGKILL))

    // The reset runs on the dead program's terminal.
    let result = try desk.command(
      ["doctor", "--reset"], inputPath: terminal.terminal.path)

    #expect(result.status == 0)
    #expect(result.output.contains("终端已还原"))
    try terminal.require("a terminal as before") { $0.isRestored }
    #expect(terminal.modes == raw)
    #expect(shell.modes == before)
  }

  @Test("Ctrl-z asks while a red alert stands, gives the shell its terminal, and fg comes back")
  func suspending() throws {
    let desk = try Desk()
    let shell = try desk.shell()
    shell.send("\"$DESK\" --store \"$STORE\" --now \"$NOW\"\n")
    try shell.require("the screen") { $0.isAlternate && $0.contains("退出") }
    try shell.findOrder(StoreTemplate.acceptedInitials)

    try shell.press(Key.control("z"), for: "按 Esc 取消")
    #expect(shell.screen.contains("红色预警"))
    try shell.confirm()
    try shell.require("the shell") { $0.contains("Stopped") && $0.isRestored }
    #expect(shell.screen.contains("预警不会在此响铃"))
    shell.send("fg\n")

    try shell.require("the screen again") { $0.isAlternate && $0.contains("1/1") }
    try shell.press(Key.enter, for: "老人出门不便")
  }
}
