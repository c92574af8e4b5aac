import DomainModel
import Foundation
import JSONDiff
import LocalStore
import Logging
import SyncClient
import SyncNode
import SyncProtocol
import Testing

@Suite("Exchanging compressed bodies over HTTP")
struct CompressedLineTests {
  @Test("What one desk pushes in gzip, another takes in gzip, byte for byte")
  func roundTrip() async throws {
    let clock = HistoryClock()
    let node = try SimulatedNode(clock: clock, chance: Chance(1), mutant: nil)
    let server = try NodeServer(
      node.present, at: NodeAddress(host: "127.0.0.1", port: 0),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let serving = Task { try await server.run { continuation.yield($0) } }
    var iterator = addresses.makeAsyncIterator()
    let address = try #require(await iterator.next())
    let tokens = try ["one", "two"].map { try node.invite($0, scope: "3701") }

    let titles = try await withCheckedThrowingContinuation { done in
      // The client's calls block, which the threads that run tests must not.
      Thread { done.resume(with: Result { try Self.exchange(address, tokens, clock) }) }.start()
    }
    serving.cancel()

    #expect(titles.count == 30)
    #expect(Set(titles).count == 30)
  }

  /// - Returns: the titles that the second desk has of the first one's orders.
  private static func exchange(
    _ address: String, _ tokens: [String], _ clock: HistoryClock
  ) throws -> [String] {
    let folder = NSTemporaryDirectory() + "dutydesk-line-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let transport = try HTTPTransport(address: address, isCompressed: true).transport
    let desks = try tokens.enumerated().map { index, token in
      try SimulatedDesk(
        index, in: folder, token: token, clock: clock, chance: Chance(index + 2),
        transport: transport)
    }
    try desks[0].work { (transaction) throws(Failure) in
      for index in 0..<30 {
        let id = IDs.uuidV7(milliseconds: Int64(index)) { Array(repeating: 1, count: $0) }
        try transaction.create(
          Record([
            "id": .string(id),
            "type": "grievance", "scope": "370102", "kind": "request", "source": "hotline12345",
            "urgency": "normal", "status": "registered", "round": 1,
            "title": .string("路灯\(index)不亮"), "content": "解放路",
            "contact": ["name": "王芳", "phone": "13812342071"],
          ]), command: "grievance.new")
      }
    }
    let sent = try desks[0].sync()
    try desks[1].sync()
    guard sent.pushed == 30, sent.rejected == 0 else { return [] }
    return try desks[1].read { (reader) throws(Failure) in
      var titles: [String] = []
      for id in try reader.records(inScope: "370102", limit: 100) {
        if let title = try reader.record(id)?.record.title { titles.append(title) }
      }
      return titles
    }
  }
}
