import DomainModel
import JSONDiff
import Testing

@testable import LocalStore

@Suite("Keeping local things")
struct KeepingLocalThingsTests {
  @Test("Settings, drafts and reminders are kept by owner and never reach outbox or digest")
  func localThingsStayLocal() throws {
    let world = try World()
    let digest = try world.store.read { (reader) throws(Failure) in try reader.setDigest() }
    let draft = LocalItem(
      kind: .draft, owner: World.officer, id: "d1", record: Given.id(1), at: World.start,
      document: ["title": "未写完"])

    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      try transaction.set(["theme": "dark"], forSetting: "screen")
      try transaction.keep(draft)
      for minute in 1...3 {
        try transaction.keep(
          LocalItem(
            kind: .reminder, owner: World.officer, id: "r\(minute)",
            at: World.start.adding(seconds: 60 * minute)))
      }
    }

    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.setting("screen")?["theme"] == "dark")
      #expect(try reader.localItem(.draft, owner: World.officer, id: "d1") == draft)
      #expect(try reader.localItems(.draft, owner: "other").isEmpty)
      let due = try reader.localItems(
        .reminder, owner: World.officer, dueBy: World.start.adding(seconds: 120))
      #expect(due.map(\.id) == ["r1", "r2"])
      #expect(try reader.numbers().pendingChanges == 0)
      #expect(try reader.setDigest() == digest)
    }
  }

  @Test("Dropped things are gone, one by one or by age")
  func droppedThings() throws {
    let world = try World()
    try world.store.write(by: world.context()) { (transaction) throws(Failure) in
      for day in 0..<4 {
        try transaction.keep(
          LocalItem(
            kind: .reading, owner: "", id: "\(day)", at: World.start.adding(seconds: 86_400 * day)))
      }
      try transaction.drop(.reading, owner: "", id: "3")
      try transaction.drop(.reading, olderThan: World.start.adding(seconds: 86_400))
      try transaction.set(1, forSetting: "x")
      try transaction.set(nil, forSetting: "x")
    }

    try world.store.read { (reader) throws(Failure) in
      #expect(try reader.localItems(.reading, owner: "").map(\.id) == ["2", "1"])
      #expect(try reader.setting("x") == nil)
    }
  }
}
