import CellGrid
import Foundation
import TestSupport
import Testing

@Suite("Locking the workstation")
struct LockingTests {
  private func desk() throws -> Desk {
    let desk = try Desk.small()
    let file = try desk.folder.write("314159\n", to: "pin")
    try desk.run(["operator", "passphrase", "--passphrase-file", file])
    return desk
  }

  @Test("A workstation opens closed at a new terminal, and the passphrase opens it")
  func opening() throws {
    let desk = try desk()
    let session = try desk.open(first: "谁来操作")

    try session.press("271828\r", for: "口令不对")
    try session.press("314159\r", away: "谁来操作")

    try session.press("2", for: "~0001")
    try session.press(Key.f9, for: "谁来操作")
    try session.press(Key.escape, away: "谁来操作")
    #expect(session.screen.contains("已锁定"))
  }

  @Test("Killed while open, it is open at this terminal still; locked, it is locked")
  func killed() throws {
    let desk = try desk()
    let shell = try desk.shell()
    try shell.press("\"$DESK\" --store \"$STORE\" operator unlock\r", for: "的口令：")
    try shell.press("314159\r", for: "已在此解锁")
    try shell.press("clear; \"$DESK\" --store \"$STORE\"\r", for: "诉求工单")
    // Two frames later the terminal's answers have been read; the shell would take them for words.
    try shell.press("2", for: "~0001")
    try shell.press("/", for: "保留筛选")
    try killForeground(of: shell)
    try shell.require("Killed")
    try shell.press("clear; \"$DESK\" --store \"$STORE\"\n", for: "诉求工单")
    #expect(!shell.screen.contains("谁来操作"))

    try shell.press(Key.f9, for: "谁来操作")
    try shell.press("314159\r", away: "谁来操作")
    try shell.press("q", for: "shell>")

    try shell.press("\"$DESK\" --store \"$STORE\" operator lock\r", for: "的密钥已锁")
    try shell.press("clear; \"$DESK\" --store \"$STORE\"\r", for: "谁来操作")
  }

  /// Kills what a shell runs.
  private func killForeground(of shell: PseudoTerminalSession) throws {
    let children = "/proc/\(shell.process)/task/\(shell.process)/children"
    let text = try String(contentsOfFile: children, encoding: .utf8)
    kill(try #require(text.split(separator: " ").first.flatMap { Int32($0) }), SIGKILL)
  }

  @Test("Another operator sits down where nobody locked, in linear mode too")
  func changing() throws {
    let desk = try Desk.small()
    try desk.run(["operator", "add", "李强", "--role", "dispatcher"])
    let session = try desk.open(["--plain"], first: "第 1 条，共")
    try session.press(Key.f9, for: "值班员 没有口令")

    try session.press(Key.down, for: "李强 没有口令")
    session.send("\r")
    try session.require("another board") { $0.text.split(separator: "第 1 条，共").count > 2 }
    try session.press(Key.f4, for: "Enter 打开")

    #expect(session.screen.text(row: 0).contains("李强"))
  }
}
