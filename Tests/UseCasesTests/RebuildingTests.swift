import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Testing
import UseCases

@Suite("Rebuilding the store")
struct RebuildingTests {
  @Test("The doctor rebuilds what is derived and says from how many documents")
  func rebuilds() throws {
    let world = try World()
    _ = try world.makeGrievance()

    let outcome = try ExamineStore(desk: world.desk)(rebuilds: true)

    #expect(outcome.output?["isSound"] == true && outcome.exitStatus == 0)
    #expect(outcome.output?["rebuilt"]?.int == 4)
    #expect(outcome.message.chinese == "已按 4 条正文重新计算。")
  }

  @Test("A document that was tampered with stays recognisable: nothing is rebuilt over it")
  func refusesTampering() throws {
    let world = try World()
    _ = try world.makeGrievance(["title": "水管爆裂甲"])
    try world.desk.store.close()
    try world.replaceInDatabase("水管爆裂甲", with: "水管爆裂乙")
    let store = try LocalStore.open(world.directory, environment: world.clock.environment)
    defer { try? store.close() }

    let outcome = try ExamineStore(desk: Desk(store: store))(rebuilds: true)

    #expect(outcome.output?["rebuilt"] == .null && outcome.exitStatus == 1)
    #expect(outcome.message.english.contains("nothing was computed anew"))
    #expect(try store.doctor().contains { $0.check == "store.revs" && $0.severity == .error })
  }
}

extension World {
  /// Changes every place of the closed database file where the text stands.
  func replaceInDatabase(_ text: String, with other: String) throws {
    let url = URL(fileURLWithPath: directory + "/store.sqlite")
    var bytes = try Data(contentsOf: url)
    while let range = bytes.firstRange(of: Data(text.utf8)) {
      bytes.replaceSubrange(range, with: Data(other.utf8))
    }
    try bytes.write(to: url)
  }
}
