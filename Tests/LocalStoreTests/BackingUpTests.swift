import DomainModel
import Foundation
import JSONDiff
import Testing
import Trust

@testable import LocalStore

@Suite("Backing up and restoring")
struct BackingUpTests {
  private func filled() throws -> World {
    let world = try World()
    let blob = [UInt8]("照片".utf8)
    let hexadecimal = SM3.hex(blob)
    for number in 1...20 {
      try world.create(
        Given.grievance(
          number, ["attachments": [["id": "a", "digest": .string("sm3:" + hexadecimal)]]]))
    }
    let path = world.store.folder.blob(hexadecimal)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(blob).write(to: URL(fileURLWithPath: path))
    return world
  }

  private func digest(_ store: LocalStore) throws -> Digest32 {
    try store.read { (reader) throws(Failure) in try reader.numbers().digest }
  }

  @Test("A restored store has the same records, blobs and keys, another epoch and other letters")
  func restoredIsEqual() throws {
    let world = try filled()
    let file = world.folder + "/../" + UUID().uuidString + ".backup"
    let target = World.freshFolder()
    defer { for path in [file, target] { try? FileManager.default.removeItem(atPath: path) } }

    let header = try world.store.backup(
      to: file, extraParts: [("keys/device.key", [1, 2, 3])])
    try world.create(Given.grievance(99))
    let restored = try LocalStore.restore(
      file, into: target, environment: World.environment(seed: 9))
    let store = try LocalStore.open(target, environment: World.environment(seed: 10))
    defer { try? store.close() }

    #expect(restored == header)
    #expect(try digest(store) == header.digest)
    #expect(header.records == 20)
    #expect(header.parts.map(\.name).first == "store.sqlite" && header.parts.count == 3)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: target + "/keys/device.key")) == Data([1, 2, 3]))
    #expect(FileManager.default.fileExists(atPath: store.folder.blob(SM3.hex(Array("照片".utf8)))))
    let identities = try [world.store, store].map { store in
      try store.read { (reader) throws(Failure) in try reader.identity() }
    }
    #expect(identities[0].device == identities[1].device)
    #expect(identities[0].epoch != identities[1].epoch)
    #expect(identities[0].desk != identities[1].desk)
    #expect(try store.doctor().allSatisfy { $0.severity != .error })
  }

  @Test("Restoring over a store moves its database aside, and who has it open is told")
  func restoringOverAStore() throws {
    let world = try filled()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)
    let before = try digest(world.store)
    try world.create(Given.grievance(99))

    try LocalStore.restore(file, into: world.folder, environment: World.environment(seed: 9))

    let failure = #expect(throws: Failure.self) { try world.create(Given.grievance(100)) }
    #expect(failure?.code == .storeBusy && failure?.details["replaced"] == true)
    let again = try world.another()
    defer { try? again.close() }
    #expect(try digest(again) == before)
    let aside = try FileManager.default.contentsOfDirectory(atPath: world.folder + "/backups")
    #expect(aside.contains { $0.hasPrefix("replaced-") && $0.hasSuffix(".sqlite") })
  }

  @Test("Any damaged byte is refused before anything is replaced")
  func damagedBackup() throws {
    let world = try filled()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    let before = try digest(world.store)

    for place in [3, 40, 120, 600, whole.count / 2, whole.count - 1] {
      var bytes = whole
      bytes[place] ^= 1
      try bytes.write(to: URL(fileURLWithPath: file))
      let failure = #expect(throws: Failure.self) {
        try LocalStore.restore(file, into: world.folder, environment: World.environment())
      }
      #expect(failure?.code == .backupDamaged, "\(place)")
    }
    for length in [0, 10, 500, whole.count - 1] {
      try whole.prefix(length).write(to: URL(fileURLWithPath: file))
      #expect(throws: Failure.self) { try LocalStore.verifyBackup(file) }
    }
    #expect(try digest(world.store) == before)
  }

  @Test("A part that would leave the store's folder makes the header none")
  func escapingPart() {
    for name in ["../evil", "blobs/../../evil", "/etc/passwd", "blobs//x", "log", "lock"] {
      let part: JSON = [
        "name": .string(name), "bytes": 1, "digest": .string(Digest32.zero.text),
      ]
      #expect(BackupHeader.Part(part) == nil, "\(name)")
    }
  }

  @Test("A backup never writes over a file")
  func neverOverwrites() throws {
    let world = try World()
    let file = world.folder + "/one.backup"
    try world.store.backup(to: file)

    let failure = #expect(throws: Failure.self) { try world.store.backup(to: file) }
    #expect(failure?.code == .fileExists)
  }
}
