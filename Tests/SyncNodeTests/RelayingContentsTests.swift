import DomainModel
import Foundation
import JSONDiff
import SyncProtocol
import Testing
import Trust

@testable import SyncNode

@Suite("Contents between a county's node and a city's", .everyEngine)
struct RelayingContentsTests {
  /// Two and a half pieces.
  private static let content = (0..<2_600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  private static let digest = SM3.digest(content).text

  private static let photo: JSON = [
    ["id": "01930000-0000-7000-8000-0000000000f1", "digest": .string(digest), "bytes": 2_600_000]
  ]

  @Test("A photo at a county's desk is read by the city's and the province's desks")
  func upwards() async throws {
    let world = try await TwoNodes()
    let province = try await NodeWorld(clock: world.clock)
    let provinceDesk = try await province.desk("省", scope: "37")
    let above = try await province.takes(world.city, scope: "3701")
    try await world.countyOrder(["attachments": Self.photo])
    await world.countyDesk.put(Self.content)

    try await world.link.exchange()
    try await above.exchange()

    #expect(await world.cityDesk.get(Self.digest) == Self.content)
    #expect(await provinceDesk.get(Self.digest) == Self.content)
  }

  @Test("A photo that comes after its order goes up with the next exchange")
  func later() async throws {
    let world = try await TwoNodes()
    try await world.countyOrder(["attachments": Self.photo])
    try await world.link.exchange()
    #expect(await world.cityDesk.get(Self.digest) == nil)

    await world.countyDesk.put(Self.content)
    try await world.link.exchange()

    #expect(await world.cityDesk.get(Self.digest) == Self.content)
  }

  @Test("A city's photo on a county's order comes down, as does that of a city's policy")
  func downwards() async throws {
    let world = try await TwoNodes()
    let order = try await world.sharedOrder()
    var policy = world.policy(scope: "3701")
    let text = Array("办事指南".utf8)
    policy["future"] = ["digest": .string(SM3.digest(text).text)]
    world.cityDesk.make(policy, command: "policy.new")
    try world.cityDesk.edit(order.id) { $0["attachments"] = Self.photo }
    try await world.cityDesk.push()
    try await world.link.exchange()

    await world.cityDesk.put(Self.content)
    await world.cityDesk.put(text)
    world.clock.pass(milliseconds: 60_000)
    try await world.link.exchange()

    #expect(await world.countyDesk.get(Self.digest) == Self.content)
    #expect(await world.countyDesk.get(SM3.digest(text).text) == text)
  }

  @Test("A content that nobody has is asked for ever more seldom, and for no more when unnamed")
  func missing() async throws {
    let world = try await TwoNodes()
    let order = try await world.countyOrder(["future": ["digest": .string(Self.digest)]])
    let line = CutLine(to: world.city.node)
    var asked: [Int] = []
    for minute in 0..<16 {
      let before = line.contentCalls
      try await world.link(over: line.port).exchange()
      if line.contentCalls > before { asked.append(minute) }
      world.clock.pass(milliseconds: 60_000)
    }
    #expect(asked == [0, 1, 3, 7, 15])

    try await world.countyDesk.pull()
    try world.countyDesk.edit(order.id) { $0["future"] = nil }
    try await world.countyDesk.sync()
    world.clock.pass(milliseconds: 60 * 60_000)
    let before = line.contentCalls
    try await world.link(over: line.port).exchange()
    #expect(line.contentCalls == before)
  }

  @Test("The line cut at every call: contents arrive both ways, a cut costs a piece")
  func cuts() async throws {
    let world = try await TwoNodes()
    try await world.countyOrder(["attachments": Self.photo])
    await world.countyDesk.put(Self.content)
    var policy = world.policy(scope: "3701")
    let other = Array(Self.content.reversed())
    policy["future"] = ["digest": .string(SM3.digest(other).text)]
    world.cityDesk.make(policy, command: "policy.new")
    try await world.cityDesk.push()
    await world.cityDesk.put(other)

    var (cut, carried) = (0, 0)
    while true {
      let line = CutLine(to: world.city.node, cutting: cut)
      cut += 1
      defer { carried += line.contentBytes }
      do {
        try await world.link(over: line.port).exchange()
        break
      } catch {
        #expect(error.code == .nodeUnreachable)
      }
      try #require(cut < 60)
    }

    #expect(await world.cityDesk.get(Self.digest) == Self.content)
    #expect(await world.countyDesk.get(SM3.digest(other).text) == other)
    #expect(carried < 2 * 2_600_000 + 60 * RelayedContents.pieceBytes)
    #expect(cut > 10)
  }

  @Test("All pieces there and never ended, for the node above died: the content is sent anew")
  func unended() async throws {
    let world = try await TwoNodes()
    try await world.countyOrder(["attachments": Self.photo])
    await world.countyDesk.put(Self.content)
    let file = URL(filePath: try #require(world.city.blobFile(Self.digest)) + ".part")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(Self.content).write(to: file)

    try await world.link.exchange()

    #expect(await world.cityDesk.get(Self.digest) == Self.content)
  }

  @Test("A content that isn't what its digest says never arrives, and stops nothing else")
  func altered() async throws {
    let world = try await TwoNodes()
    try await world.countyOrder(["attachments": Self.photo])
    await world.countyDesk.put(Self.content)
    let path = try #require(world.county.blobFile(Self.digest))
    var bytes = Self.content
    bytes[7] ^= 1
    try Data(bytes).write(to: URL(filePath: path))

    try await world.link.exchange()
    #expect(await world.cityDesk.get(Self.digest) == nil)

    try Data(Self.content).write(to: URL(filePath: path))
    world.clock.pass(milliseconds: 60_000)
    try await world.link.exchange()
    #expect(await world.cityDesk.get(Self.digest) == Self.content)
  }

  @Test("The county gets no content that only the city's own records name")
  func foreignScope() async throws {
    let world = try await TwoNodes()
    world.cityDesk.make(
      Record.order(world.clock, scope: "370103", ["attachments": Self.photo]))
    try await world.cityDesk.push()
    await world.cityDesk.put(Self.content)

    let answer = await world.city.node.respond(
      to: NodeRequest(.getBlob(digest: Self.digest), bearer: world.bearer))

    #expect(answer.problem.code == .notFound)
  }

  @Test("A node that joins with contents of its own sends them up")
  func joinsLate() async throws {
    let clock = WorldClock()
    let (city, county) = (try await NodeWorld(clock: clock), try await NodeWorld(clock: clock))
    let cityDesk = try await city.desk("市", scope: "3701")
    let countyDesk = try await county.desk("县", scope: "370102")
    countyDesk.make(Record.order(clock, ["attachments": Self.photo]))
    try await countyDesk.push()
    await countyDesk.put(Self.content)

    try await city.takes(county, scope: "370102").exchange()

    #expect(await cityDesk.get(Self.digest) == Self.content)
  }
}

extension TestDesk {
  fileprivate func put(_ content: [UInt8]) async {
    _ = await call(.putBlob(digest: SM3.digest(content).text), body: content)
  }

  fileprivate func get(_ digest: String) async -> [UInt8]? {
    let answer = await call(.getBlob(digest: digest))
    return answer.status == 200 ? answer.bytes : nil
  }
}

extension NodeWorld {
  fileprivate func blobFile(_ digest: String) -> String? {
    let hex = digest.dropFirst(4)
    return "\(folder)/blobs/\(hex.prefix(2))/\(hex.dropFirst(2))"
  }
}
