import DomainModel
import Foundation
import JSONDiff
import LocalStore
import SyncClient
import SyncProtocol
import Synchronization
import Testing
import Trust

@Suite("Carrying contents by their digest")
struct CarryingBlobsTests {
  let node = SyncWorld.node()
  let blobs = ScriptedBlobs()
  let first: SyncDesk
  let second: SyncDesk
  let order = SyncWorld.id(1)
  /// Two and a half pieces.
  let content = (0..<2_600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

  init() throws {
    first = try SyncDesk("a", seed: 1)
    second = try SyncDesk("b", seed: 2)
  }

  private var digest: Digest32 { SM3.digest(content) }

  private func attach() throws {
    let folder = first.store.folder
    try folder.appendPart(digest, content)
    #expect(try folder.finishPart(digest))
    try first.create(SyncWorld.grievance(1))
    try first.edit(order) {
      $0["attachments"] = [
        [
          "id": .string(SyncWorld.id(900)), "digest": .string(digest.text),
          "mediaType": "image/jpeg", "bytes": JSON(content.count), "name": "现场.jpg",
        ]
      ]
    }
  }

  @Test("An attachment reaches the other desk whole, after the record that names it")
  func travels() throws {
    try attach()

    let sent = try first.sync(blobs.transport(node))
    let received = try second.sync(blobs.transport(node))

    #expect(sent.blobsSent == 1)
    #expect(received.blobsReceived == 1)
    #expect(
      try second.store.folder.readBlob(digest, from: 0, count: content.count + 1) == content)
    #expect(try first.sync(blobs.transport(node)).blobsSent == 0)
  }

  @Test("A line that breaks in the middle costs a piece, in both directions")
  func resumes() throws {
    try attach()
    blobs.state.withLock { $0.breaksAfter = 2 }
    #expect(throws: Failure.self) { try first.sync(blobs.transport(node)) }
    blobs.state.withLock { $0.breaksAfter = nil }
    try first.sync(blobs.transport(node))
    #expect(blobs.state.withLock { $0.bytesTaken } == content.count)

    blobs.state.withLock { $0.breaksAfter = 2 }
    #expect(throws: Failure.self) { try second.sync(blobs.transport(node)) }
    #expect(second.store.folder.partSize(digest) > 0)
    #expect(!second.store.folder.hasBlob(digest))
    blobs.state.withLock { $0.breaksAfter = nil }
    try second.sync(blobs.transport(node))
    #expect(second.store.folder.hasBlob(digest))
    #expect(blobs.state.withLock { $0.bytesGiven } == content.count)
  }

  @Test("All pieces there and never ended, for the node died: the content is sent anew")
  func unended() throws {
    try attach()
    blobs.state.withLock { $0.parts[digest.text] = content }

    try first.sync(blobs.transport(node))

    #expect(blobs.state.withLock { $0.contents[digest.text] } == content)
  }

  @Test("A content that isn't what its digest says is never kept")
  func digestIsHeld() throws {
    try attach()
    try first.sync(blobs.transport(node))
    blobs.state.withLock { $0.contents[digest.text]?[7] ^= 1 }

    try second.sync(blobs.transport(node))
    #expect(!second.store.folder.hasBlob(digest))

    blobs.state.withLock { $0.contents[digest.text]?[7] ^= 1 }
    try second.sync(blobs.transport(node))
    #expect(second.store.folder.hasBlob(digest))
  }

  @Test("A content that is asked for before it was sent comes once the node has it")
  func comesLater() throws {
    try attach()
    blobs.state.withLock { $0.breaksAfter = 0 }
    #expect(throws: Failure.self) { try first.sync(blobs.transport(node)) }
    blobs.state.withLock { $0.breaksAfter = nil }
    try second.sync(blobs.transport(node))
    #expect(!second.store.folder.hasBlob(digest))

    try first.sync(blobs.transport(node))
    for _ in 0..<2 { try second.sync(blobs.transport(node)) }

    #expect(second.store.folder.hasBlob(digest))
  }

  @Test("What the node doesn't have is asked for ever more seldom")
  func backsOff() throws {
    try attach()
    blobs.state.withLock { $0.breaksAfter = 0 }
    #expect(throws: Failure.self) { try first.sync(blobs.transport(node)) }
    blobs.state.withLock { $0.breaksAfter = nil }

    var asked: [Int] = []
    for exchange in 1...16 {
      let before = blobs.state.withLock { $0.asked }
      try second.sync(blobs.transport(node))
      if blobs.state.withLock({ $0.asked }) > before { asked.append(exchange) }
    }

    #expect(asked == [1, 3, 7, 15])
  }

  @Test("A content that no record names any more is asked for no more")
  func unnamed() throws {
    try first.create(SyncWorld.grievance(1))
    try first.edit(order) { $0["future"] = ["digest": .string(digest.text)] }
    try first.sync(blobs.transport(node))
    try second.sync(blobs.transport(node))
    try first.edit(order) { $0["future"] = nil }
    try first.sync(blobs.transport(node))
    let before = blobs.state.withLock { $0.asked }

    for _ in 0..<3 { try second.sync(blobs.transport(node)) }

    #expect(blobs.state.withLock { $0.asked } == before)
    #expect(try second.read { (reader) throws(Failure) in try reader.setting("sync.blobs") } == nil)
  }

  @Test("What an older program kept is asked for once")
  func olderQueue() throws {
    try second.store.write(by: second.context()) { (transaction) throws(Failure) in
      try transaction.set(
        ["up": [], "down": [.string(digest.text)]], forSetting: "sync.blobs")
    }

    for _ in 0..<4 { try second.sync(blobs.transport(node)) }

    #expect(blobs.state.withLock { $0.asked } == 1)
  }
}

/// Contents beside a scripted node, over a line that may break.
final class ScriptedBlobs: Sendable {
  struct State {
    var contents: [String: [UInt8]] = [:]
    var parts: [String: [UInt8]] = [:]
    /// After so many calls for contents the line breaks.
    var breaksAfter: Int?
    var bytesTaken = 0
    var bytesGiven = 0
    var asked = 0
  }

  let state = Mutex(State())

  func transport(_ node: ScriptedNode) -> NodeTransport {
    NodeTransport(
      send: { request throws(Failure) in
        switch request.route {
        case .putBlob(let digest):
          try self.breakIfDue()
          return self.put(digest, request)
        case .getBlob(let digest):
          try self.breakIfDue()
          return self.get(digest, request)
        case .headBlob(let digest):
          return self.state.withLock { state in
            state.contents[digest] != nil
              ? NodeTransport.Response(status: 200)
              : NodeTransport.Response(
                status: 404, uploadOffset: state.parts[digest]?.count ?? 0)
          }
        default: return node.answer(request)
        }
      }, listen: { _, _, _ in })
  }

  private func breakIfDue() throws(Failure) {
    let isDue = state.withLock { state in
      guard let left = state.breaksAfter else { return false }
      state.breaksAfter = left - 1
      return left <= 0
    }
    if isDue { throw Failure(.nodeUnreachable) }
  }

  private func put(
    _ digest: String, _ request: NodeTransport.Request
  ) -> NodeTransport.Response {
    state.withLock { state in
      let numbers = (request.headers["Content-Range"] ?? "").split { !$0.isNumber }
        .compactMap { Int($0) }
      if numbers.first == 0 { state.parts[digest] = nil }
      guard numbers.count == 3, numbers[0] == state.parts[digest]?.count ?? 0 else {
        return NodeTransport.Response(status: 422)
      }
      state.parts[digest, default: []] += request.body
      state.bytesTaken += request.body.count
      guard numbers[1] + 1 == numbers[2] else { return NodeTransport.Response(status: 202) }
      state.contents[digest] = state.parts[digest]
      return NodeTransport.Response(status: 201)
    }
  }

  private func get(
    _ digest: String, _ request: NodeTransport.Request
  ) -> NodeTransport.Response {
    state.withLock { state in
      state.asked += 1
      guard let content = state.contents[digest] else {
        return NodeTransport.Response(status: 404)
      }
      let numbers = (request.headers["Range"] ?? "").split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count == 2, numbers[0] < content.count else {
        return NodeTransport.Response(status: 416)
      }
      let piece = content[numbers[0]..<min(content.count, numbers[1] + 1)]
      state.bytesGiven += piece.count
      return NodeTransport.Response(status: 206, body: Array(piece))
    }
  }
}
