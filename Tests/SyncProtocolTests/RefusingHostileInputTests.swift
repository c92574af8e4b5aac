import DomainModel
import JSONDiff
import SyncProtocol
import Testing

@Suite("Refusing hostile input by stable codes")
struct RefusingHostileInputTests {
  private func code(_ body: String, limits: ProtocolLimits = ProtocolLimits()) -> Problem.Code? {
    do throws(Problem) {
      var reader = PushReader(limits: limits)
      _ = try reader.feed(Array(body.utf8))
      return nil
    } catch {
      return error.code
    }
  }

  private static let head = "{\"head\":{\"first\":1}}\n"

  private static let deep = "{\"record\":" + String(repeating: "[", count: 99) + "\n"
  private static let oddLines: [(String, Problem.Code)] = [
    ("{\"record\":\"r\"}\n", .malformed),
    (head + head, .malformed), (head + "[]\n", .malformed), (head + "{\"a\":1\n", .malformed),
    (head + "{\"a\":1,\"a\":2}\n", .malformed), (head + "{\"record\":\"\\ud800\"}\n", .malformed),
    (head + "{\"unknown\":1}\n", .unsupported),
    (head + "{\"record\":\"r\",\"base\":9007199254740992}\n", .numberRange),
    (head + deep, .tooDeep),
    (head + "{\"columns\":{\"count\":99999999}}\n", .malformed),
    (head + "{\"columns\":{\"count\":2,\"members\":{\"a\":{\"list\":[1]}}}}\n", .malformed),
    (head + "{\"tail\":{\"cursor\":\"x\",\"digest\":\"md5\"}}\n", .malformed),
  ]

  @Test("Lines that aren't what the protocol says", arguments: oddLines)
  func lines(body: String, expected: Problem.Code) {
    #expect(code(body) == expected)
  }

  @Test("Bytes that are no UTF-8 are refused")
  func bytes() {
    var reader = PushReader()
    let failure = #expect(throws: Problem.self) {
      try reader.feed(Array("{\"head\":\"".utf8) + [0xC3, 0x28] + Array("\"}\n".utf8))
    }
    #expect(failure?.code == .malformed)
    #expect(failure?.status == 400)
  }

  @Test("Lines and bodies above their limits are refused before they are whole")
  func sizes() {
    let small = ProtocolLimits(lineBytes: 40, bodyBytes: 100)
    let long = String(repeating: "x", count: 41)
    #expect(code(Self.head + long, limits: small) == .lineTooLong)
    let lines = String(repeating: "{\"x-a\":1}\n", count: 20)
    #expect(code(lines, limits: small) == .bodyTooLarge)
    #expect(Problem(.lineTooLong).status == 413)
    #expect(Problem(.tooDeep).status == 422)
  }

  @Test("A line that says that it may be skipped is")
  func skipped() {
    #expect(code(Self.head + "{\"x-later\":[1,2]}\n\n \r\n") == nil)
  }

  @Test("Drawn bytes are read or refused the same, whole or byte by byte", arguments: 1...30)
  func noise(seed: Int) {
    var random = Seeded(UInt64(seed))
    let body = PushBatch.encoded(ProtocolWorld.objects(ProtocolWorld.changes(3)))
    var spoiled = body
    for _ in 0..<4 {
      let place = Int.random(in: spoiled.indices, using: &random)
      spoiled[place] = UInt8.random(in: 0...255, using: &random)
    }
    let bytes = spoiled.map { [$0] }

    #expect(read(PushReader(), [spoiled]) == read(PushReader(), bytes))
    #expect(read(PullReader(), [spoiled]) == read(PullReader(), bytes))
  }

  /// What a reader makes of pieces: how many items, or the code that it refuses with.
  private func read(_ reader: PushReader, _ pieces: [[UInt8]]) -> String {
    var reader = reader
    return outcome(pieces) { (piece) throws(Problem) in try reader.feed(piece).count }
  }

  private func read(_ reader: PullReader, _ pieces: [[UInt8]]) -> String {
    var reader = reader
    return outcome(pieces) { (piece) throws(Problem) in try reader.feed(piece).count }
  }

  private func outcome(
    _ pieces: [[UInt8]], _ feed: ([UInt8]) throws(Problem) -> Int
  ) -> String {
    do throws(Problem) {
      var count = 0
      for piece in pieces { count += try feed(piece) }
      return "\(count) items"
    } catch {
      return error.code.rawValue
    }
  }

  @Test("Columns with numbers that run over are refused, not wrapped")
  func overflow() throws {
    let column: JSON = ["from": JSON(1 << 53 - 1), "step": JSON(1 << 53 - 1)]
    let columns: JSON = [
      "count": 3, "members": ["base": column], "patches": ["shapes": .array([])],
    ]
    #expect(throws: Problem.self) { try ColumnBatch.decoded(columns) }
  }

  @Test("A line whose changes would fill the memory is refused before they are made")
  func expansion() throws {
    let long = JSON.string(String(repeating: "长", count: 100_000))
    let same: JSON = [
      "count": 4096, "members": ["reason": ["same": long]], "patches": ["shapes": .array([])],
    ]
    let operation: JSON = ["replace", "/title"]
    let shapes: JSON = [
      "count": 4096, "members": [:],
      "patches": [
        "shapes": [.array(Array(repeating: operation, count: 20_000))], "shape": ["same": 0],
        "values": [.array(Array(repeating: .null, count: 20_000))],
      ],
    ]

    for columns in [same, shapes] {
      let problem = #expect(throws: Problem.self) { try ColumnBatch.decoded(columns) }
      #expect(problem?.code == .bodyTooLarge)
    }
  }

  @Test("What a node took it can give: a change as deep as a line may be comes back in columns")
  func deepChange() throws {
    var value: JSON = 1
    for _ in 0..<61 { value = [value] }
    var change = try #require(ProtocolWorld.objects(ProtocolWorld.changes(1)).first)
    change["patch"] = [["op": "add", "path": "/future", "value": value]]
    var deep = change
    deep["arguments"] = ["to": [value]]
    var push = PushReader()
    #expect(try push.feed(PushBatch.encoded([change])).count == 1)

    for given in [change, deep] {
      let body = PullBatch.encoded(
        head: PullHead(from: 0, to: 1, rowsLeft: 0), changes: [given],
        tail: PullTail(
          cursor: "c", digest: BatchDigest.text(revs: [Array(repeating: 1, count: 32)]) { $0 }),
        form: .columns)
      var pull = PullReader()
      let items = try pull.feed(body)
      #expect(pull.isComplete)
      #expect(items.contains { if case .change = $0 { true } else { false } })
    }
  }

  @Test("A problem reads back as it was; an unknown one keeps its status")
  func problems() {
    for code in Problem.Code.allCases {
      let problem = Problem(code, detail: "x", ["expected": 301])
      #expect(Problem(json: problem.json, status: code.status) == problem)
    }
    #expect(Problem(.forkDetected).failure.code == .nodeChanged)
    #expect(Problem(.deviceRevoked).failure.code == .nodeRefused)
    #expect(Problem(json: nil, status: 502).failure.code == .nodeUnreachable)
    #expect(Problem(.malformed, ["line": 4]).failure.details["line"] == 4)
    let odd = Problem(json: ["code": "burning"], status: 418)
    #expect(odd.code == .other)
    #expect(odd.status == 418)
    #expect(Problem(json: nil, status: 503).isRetryable)
    #expect(Problem(.cursorExpired).needsSnapshot)
    #expect(Problem(.forkDetected).stopsSync)
  }
}
