import CellGrid
import Glibc
import TestSupport
import Testing

@Suite("Remembering where one was")
struct RememberingTests {
  @Test("The next start shows pane, filter, language and theme of the last")
  func place() throws {
    let desk = try Desk()
    let first = try desk.open()
    try first.findOrder(StoreTemplate.acceptedInitials)
    try first.press(Key.f3, for: "Dutydesk")
    first.signal(SIGTERM)
    #expect(first.exitStatus(seconds: 20) == 0)

    let second = try desk.open(first: "Dutydesk")

    try second.require("the order") { $0.contains("1/1") && $0.contains("路灯整夜") }
  }

  @Test("A folder that others may write into is not used for what was copied, and that is said")
  func foreignFolder() throws {
    let desk = try Desk()
    let folder = desk.folder.path + "/dutydesk-\(geteuid())"
    try #require(mkdir(folder, 0o777) == 0 && chmod(folder, 0o777) == 0)
    let environment = ["XDG_RUNTIME_DIR": "", "TMPDIR": desk.folder.path]
    let session = try desk.open(
      size: Size(columns: 160, rows: 36), environment: environment, first: "退出")
    try session.findOrder(StoreTemplate.acceptedInitials)

    try session.press("y1", for: "文件没有写成")
    try #require(chmod(folder, 0o700) == 0)
    try session.press("y1", for: folder)
  }

  @Test("A half-typed form survives kill -9")
  func draft() throws {
    let desk = try Desk()
    let number = try desk.number(of: StoreTemplate.acceptedTitle)
    let first = try desk.open()
    try first.findOrder(StoreTemplate.acceptedInitials)
    try first.press("i", for: "提交")
    try first.press("已电话联系老人家属", for: "老人家属")
    // The draft is on its way within a second; another process sees when it has come.
    try desk.waitForDraft("老人家属")
    first.signal(SIGKILL)
    _ = first.exitStatus(seconds: 20)

    let second = try desk.open(first: "值守台")
    try second.findOrder(StoreTemplate.acceptedInitials)
    try second.press("i", for: "已电话联系老人家属")

    #expect(try desk.number(of: StoreTemplate.acceptedTitle) == number)
  }
}

@Suite("Keeping quiet")
struct IdlingTests {
  @Test("Ten idle seconds write no byte and hardly wake the program")
  func idle() throws {
    let desk = try Desk()
    let session = try desk.open(first: "退出")
    session.settle()
    let before = Wakeups.count(of: session.process)

    let hasWritten = session.terminal.wait(seconds: 10, forBytes: 1)

    let woken = Wakeups.count(of: session.process) - before
    #expect(!hasWritten, "\(String(decoding: session.terminal.bytes, as: UTF8.self))")
    #expect(woken <= 10 * Wakeups.idleInASecond, "\(woken) times")
  }
}
