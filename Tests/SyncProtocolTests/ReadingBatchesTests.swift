import JSONDiff
import RecordMerge
import SyncProtocol
import Testing

@Suite("Reading batches that arrive in pieces")
struct ReadingBatchesTests {
  let changes = ProtocolWorld.objects(ProtocolWorld.changes(5))
  let tail = PullTail(cursor: "abc", digest: ProtocolWorld.digest, checkpoint: "note")

  @Test("A push reads back as it was, whatever the pieces")
  func push() throws {
    let body = PushBatch.encoded(changes)
    for size in [1, 7, 64, body.count] {
      var reader = PushReader()
      var read: [JSONObject] = []
      for start in stride(from: 0, to: body.count, by: size) {
        read += try reader.feed(body[start..<min(start + size, body.count)])
      }
      #expect(read == changes)
      #expect(reader.isComplete)
    }
    let first = try #require(read(body).first)
    #expect(try Change(json: .object(first)) == ProtocolWorld.changes(5)[0])
  }

  private func read(_ body: [UInt8]) throws -> [JSONObject] {
    var reader = PushReader()
    return try reader.feed(body)
  }

  @Test("The head says once what is equal for all")
  func head() throws {
    let body = String(decoding: PushBatch.encoded(changes), as: UTF8.self)
    let lines = body.split(separator: "\n")

    #expect(lines.count == 6)
    #expect(lines[0].contains("\"first\":301"))
    #expect(lines[0].contains("\"epoch\":77120"))
    #expect(!lines[1].contains("epoch"))
    #expect(!lines[1].contains("number"))
  }

  @Test("A push that is cut at any byte gives its whole lines, and knows that it is cut")
  func cutPush() throws {
    let body = PushBatch.encoded(changes)
    for end in 0..<body.count {
      var reader = PushReader()
      let read = try reader.feed(body[..<end])
      let whole = body[..<end].count { $0 == 0x0A }
      #expect(read == Array(changes.prefix(max(0, whole - 1))))
      #expect(!reader.isComplete)
    }
  }

  @Test("A pull in either form reads back as it was", arguments: BatchForm.allCases)
  func pull(form: BatchForm) throws {
    let head = PullHead(
      from: 18_231, to: 18_236, rowsLeft: 412, bytesLeft: 30_120,
      alerts: ["37": 12, "3701": 44, "370102": 310])
    let body = PullBatch.encoded(
      head: head, changes: changes, forget: [Forgetting(scope: "370103", grant: "g")], tail: tail,
      form: form)

    var reader = PullReader()
    let items = try reader.feed(body)

    let expected: [PullReader.Item] =
      [.head(head)] + changes.map { .change($0) }
      + [.forget(Forgetting(scope: "370103", grant: "g")), .tail(tail)]
    #expect(items == expected)
    #expect(reader.isComplete)
  }

  @Test("A pull that is cut at any byte never has a tail", arguments: BatchForm.allCases)
  func cutPull(form: BatchForm) throws {
    let body = PullBatch.encoded(
      head: PullHead(from: 1, to: 5), changes: changes, tail: tail, form: form)
    for end in 0..<body.count {
      var reader = PullReader()
      let items = try reader.feed(body[..<end])
      #expect(!reader.isComplete)
      for item in items {
        if case .tail = item { Issue.record("tail at \(end)") }
        if case .change(let change) = item { #expect(changes.contains(change)) }
      }
    }
  }

  @Test("Columns hold any change: absent members, moves, nulls, other shapes", arguments: 1...12)
  func columns(seed: Int) throws {
    var random = Seeded(UInt64(seed))
    let drawn: [JSONObject] = (0..<Int.random(in: 0...30, using: &random)).map { index in
      var change: JSONObject = ["record": .string("r\(index)")]
      if Bool.random(using: &random) { change["reason"] = .string("x\(index % 2)") }
      if Bool.random(using: &random) {
        change["base"] = JSON(Int.random(in: 0...9, using: &random))
      }
      if seed % 3 == 0 { change["epoch"] = 4 }
      let operations: [JSON] = [
        ["op": "replace", "path": "/a", "value": .null],
        ["op": "move", "path": "/a", "from": "/b"], ["op": "remove", "path": "/c"],
        ["op": "add", "path": "/d/-", "value": ["id": JSON(index)]],
      ]
      let count = Int.random(in: 0...4, using: &random)
      change["patch"] = .array(Array(operations.shuffled(using: &random).prefix(count)))
      return change
    }
    let line = ColumnBatch.encoded(drawn)
    let bytes = JSON.object(line).canonicalBytes()
    let columns = try #require(try JSON.parse(bytes)["columns"])

    #expect(try ColumnBatch.decoded(columns) == drawn)
  }

  @Test("More changes than a line holds stand in several")
  func manyColumns() throws {
    let many = ProtocolWorld.objects(ProtocolWorld.changes(5000))
    let body = PullBatch.encoded(
      head: PullHead(from: 0, to: 5000), changes: many, tail: tail, form: .columns)
    var reader = PullReader()

    let items = try reader.feed(body)

    #expect(body.split(separator: 0x0A).count == 4)
    #expect(items.count == 5002)
  }

  @Test("Short numbers stand for records that were introduced, and for no others")
  func dense() throws {
    var (sender, receiver) = (DenseNumbers(), DenseNumbers())
    let repeated = changes + changes
    for change in repeated {
      #expect(try receiver.restored(sender.shortened(change)) == change)
    }
    #expect(sender.shortened(changes[2])["record"] == 3)
    #expect(throws: Problem.self) { try receiver.restored(["record": 99]) }
    #expect(throws: Problem.self) { try receiver.restored(["record": "other", "dense": 1]) }
  }
}
