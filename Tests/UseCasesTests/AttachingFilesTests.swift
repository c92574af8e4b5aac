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

  @Test("A photo says when and where it was taken, as far as its camera does")
  func origin() throws {
    let world = try World()
    let order = try world.makeGrievance()
    // One directory with a time and no place, written by hand (TIFF 6.0, little-endian).
    let tiff: [UInt8] =
      Array("II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]
      + [0, 0, 0, 0, 1, 0, 3, 0x90, 2, 0, 20, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0]
      + Array("2026:11:23 19:52:04".utf8) + [0]
    let exif = Array("Exif".utf8) + [0, 0] + tiff
    world.files["photo.jpg"] =
      [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + [0xFF, 0xDA]

    _ = try attach(world, order, "photo.jpg")

    let photo = try #require(try world.record(order).list("attachments").first)
    #expect(photo["takenAt"] == "2026-11-23T11:52:04.000Z" && photo["timeSource"] == "exif")
    #expect(photo["point"] == nil)
  }

  @Test("A file that isn't there attaches nothing")
  func missing() throws {
    let world = try World()
    let order = try world.makeGrievance()

    #expect(throws: Failure.self) { try attach(world, order, "nowhere.jpg") }
    #expect(try world.record(order)["attachments"] == nil)
  }
}
