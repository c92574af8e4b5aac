import JSONDiff
import Testing

@Suite("Finding small patches")
struct DifferTests {
  /// The sizes are pinned: a patch that grows is noticed here before it is on every wire.
  @Test(
    "The patch is just this",
    arguments: [
      ("1", "1.0", "[]"),
      (#"{"a":1}"#, "[]", #"[{"op":"replace","path":"","value":[]}]"#),
      (
        #"{"a":1,"b":2,"c":{"d":3}}"#, #"{"a":1,"c":{"d":4},"e":5}"#,
        #"[{"op":"remove","path":"/b"},{"op":"replace","path":"/c/d","value":4},"#
          + #"{"op":"add","path":"/e","value":5}]"#
      ),
      (
        #"{"a/b":{"~":1}}"#, #"{"a/b":{"~":2}}"#, #"[{"op":"replace","path":"/a~1b/~0","value":2}]"#
      ),
      (#"{"a":1}"#, #"{"a":null}"#, #"[{"op":"replace","path":"/a","value":null}]"#),
      (
        #"["one element","two elements","three elements"]"#, #"["one element","three elements"]"#,
        #"[{"op":"remove","path":"/1"}]"#
      ),
      (
        #"["one element","three elements"]"#, #"["one element","two","three elements"]"#,
        #"[{"op":"add","path":"/1","value":"two"}]"#
      ),
      ("[1,2,3]", "[4,5,6]", #"[{"op":"replace","path":"","value":[4,5,6]}]"#),
      ("[]", "[1,2,3]", #"[{"op":"replace","path":"","value":[1,2,3]}]"#),
      (#"{"a":[]}"#, #"{"a":["x"]}"#, #"[{"op":"add","path":"/a/0","value":"x"}]"#),
    ])
  func pinned(old: String, new: String, patch: String) throws {
    #expect(
      JSONDiffer.patch(from: try JSON.parse(old), to: try JSON.parse(new)).json
        == (try JSON.parse(patch)))
  }

  @Test("Elements with an id keep it when they move, and change where they stand")
  func identified() throws {
    let old = try JSON.parse(
      #"[{"id":"a","n":1},{"id":"b","n":2},{"id":"c","n":3},{"id":"d","n":4}]"#)
    let new = try JSON.parse(
      #"[{"id":"b","n":2},{"id":"e"},{"id":"d","n":9},{"id":"a","n":1}]"#)

    let patch = JSONDiffer.patch(from: old, to: new)

    #expect(
      patch.json == [
        ["op": "remove", "path": "/2"], ["op": "add", "path": "/2", "value": ["id": "e"]],
        ["op": "move", "from": "/0", "path": "/3"],
        ["op": "replace", "path": "/2/n", "value": 9],
      ])
    #expect(try patch.apply(to: old) == new)
  }

  @Test("The first of many elements goes to the end in one move")
  func oneMove() {
    let elements = (0..<500).map { JSON.object(["id": JSON($0)]) }
    let rotated = Array(elements[1...]) + [elements[0]]

    let patch = JSONDiffer.patch(from: .array(elements), to: .array(rotated))

    #expect(patch.json == [["from": "/0", "op": "move", "path": "/499"]])
  }

  @Test("Ids that aren't unique, or missing somewhere, don't match elements")
  func noIdentity() throws {
    let old = try JSON.parse(#"[{"id":1,"text":"the first one"},{"id":1,"text":"the second"}]"#)
    let new = try JSON.parse(#"[{"id":1,"text":"the second"},{"id":1,"text":"the first one"}]"#)

    let patch = JSONDiffer.patch(from: old, to: new)

    #expect(try patch.apply(to: old) == new)
    #expect(!patch.operations.contains { if case .move = $0 { true } else { false } })
  }

  @Test("Arrays too large to compare in full still get a right patch, in bounded time")
  func large() throws {
    let old = JSON.array((0..<20_000).map { JSON($0) })
    let new = JSON.array((0..<20_000).map { JSON(($0 * 7) % 20_011) })

    let patch = JSONDiffer.patch(from: old, to: new)

    #expect(try patch.apply(to: old) == new)
  }

  @Test("A change of two fields of a record is two operations")
  func record() throws {
    let old: JSON = [
      "id": "1", "status": "accepted", "history": [1, 2, 3], "contact": ["name": "王"],
    ]
    let new: JSON = [
      "id": "1", "status": "assigned", "assignedTo": "u", "history": [1, 2, 3],
      "contact": ["name": "王"],
    ]

    #expect(
      JSONDiffer.patch(from: old, to: new).json == [
        ["op": "add", "path": "/assignedTo", "value": "u"],
        ["op": "replace", "path": "/status", "value": "assigned"],
      ])
  }
}
