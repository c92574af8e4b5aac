import DomainModel
import JSONDiff
import LocalStore
import Testing
import Trust
import UseCases

@Suite("Attaching files")
struct AttachingFilesTests {
  private func attach(
    _ world: World, _ record: String, _ file: String, as actor: String? = nil
  ) throws -> CommandOutcome {
    try AttachFile(desk: world.desk, place: world.place)(
      CommandRequest(
        "record.attach", records: [record], arguments: ["file": .string(file)], actor: actor))
  }

  @Test("A photo is kept by its digest and named by the order, the second beside the first")
  func photos() throws {
    let world = try World()
    let order = try world.makeGrievance()
    let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]
    world.files["/tmp/楼道.jpg"] = photo
    world.put("证言", at: "note.txt")

    _ = try attach(world, order, "/tmp/楼道.jpg")
    _ = try attach(world, order, "note.txt")

    let attachments = try world.record(order).list("attachments")
    #expect(attachments.map { $0["name"] } == ["楼道.jpg", "note.txt"])
    #expect(attachments.map { $0["mediaType"] } == ["image/jpeg", "text/plain"])
    let digest = try #require(Digest32(text: attachments[0]["digest"]?.string ?? ""))
    #expect(try world.desk.store.folder.readBlob(digest, from: 0, count: 100) == photo)
    _ = try UndoChange(desk: world.desk).undo()
    #expect(try world.record(order).list("attachments").count == 1)
  }

  @Test("A file that isn't there attaches nothing")
  func missing() throws {
    let world = try World()
    let order = try world.makeGrievance()

    #expect(throws: Failure.self) { try attach(world, order, "nowhere.jpg") }
    #expect(try world.record(order)["attachments"] == nil)
  }
}
