import CellGrid
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Sharing a store")
struct SharingTests {
  private let title = StoreTemplate.acceptedTitle

  @Test("What another process changes shows without a key, and the selected row stays")
  func anotherProcess() throws {
    let desk = try Desk()
    let number = try desk.number(of: title)
    let session = try desk.open()
    try session.press("2", for: "编号")
    try session.press("/", for: "取消筛选")
    try session.press("泺源巷", for: "2")
    session.send(Key.enter + Key.down)
    try session.require("the second row") { $0.selectedRow.contains("路灯") }

    try desk.run(["grievance", "assign", number, "--to", "区城管局"])

    try session.require("已派单")
    #expect(session.screen.selectedRow.contains("路灯"))
  }

  @Test("Two workstations write to one store, and each sees the other's change")
  func twoWorkstations() throws {
    let desk = try Desk()
    let first = try desk.open()
    let second = try desk.open()
    try first.findOrder(StoreTemplate.acceptedInitials)
    try second.findOrder("lyxjg")

    first.send("a区城管局" + Key.control("s"))
    second.send("A")
    try second.confirm()

    try first.require("已派单")
    try second.require("已受理")
    try first.press(Key.escape, away: "1/1")
    try first.press("/泺源巷", for: "2")
    try first.require("both") { $0.contains("已派单") && $0.contains("已受理") }
    #expect(try desk.status(of: title) == "assigned")
    #expect(try desk.status(of: StoreTemplate.registeredTitle) == "accepted")
    #expect(try desk.command(["doctor"]).status == 0)
  }

  @Test("While another process holds the lock, commands say who; the screen opens all the same")
  func locked() throws {
    let desk = try Desk()
    let number = try desk.number(of: title)
    let lock = try #require(ForeignLock(desk.store + "/lock", holder: "dutydesk-backup (4711)"))

    let result = try desk.command(["grievance", "assign", number, "--to", "区城管局"])
    let session = try desk.open()

    #expect(result.status == 75)
    #expect(result.errors.contains("dutydesk-backup"))
    try session.require("dutydesk-backup")
    try session.require("数据库被占用")
    lock.release()
    try session.require("free again") { !$0.contains("数据库被占用") }
    try session.findOrder(StoreTemplate.acceptedInitials)
    session.send("a区城管局" + Key.control("s"))
    try session.require("已派单")
    #expect(try desk.status(of: title) == "assigned")
  }
}

/// The store's lock as another program holds it.
private final class ForeignLock {
  private var descriptor: Int32

  init?(_ path: String, holder: String) {
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    var region = flock()
    region.l_type = Int16(F_WRLCK)
    region.l_whence = Int16(SEEK_SET)
    region.l_len = 2
    // F_OFD_SETLK, which the header hides from Swift.
    guard descriptor >= 0, fcntl(descriptor, 37, &region) == 0 else { return nil }
    var note = Array("{\"process\":\"\(holder)\",\"since\":1,\"work\":\"backup\"}".utf8)
    note += [UInt8](repeating: 0, count: 256 - note.count)
    _ = pwrite(descriptor, note, note.count, 0)
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { release() }
}
