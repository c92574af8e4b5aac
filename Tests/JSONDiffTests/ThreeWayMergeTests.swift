import JSONDiff
import Testing

@Suite("Merging three ways")
struct ThreeWayMergeTests {
  @Test(
    "What doesn't collide is merged",
    arguments: [
      (#"{"a":1,"b":1}"#, #"{"a":2,"b":1}"#, #"{"a":1,"b":2}"#, #"{"a":2,"b":2}"#),
      (#"{"a":1}"#, #"{"a":2}"#, #"{"a":2.0}"#, #"{"a":2}"#),
      (#"{"a":1,"b":2}"#, #"{"b":2}"#, #"{"a":1,"b":2,"c":3}"#, #"{"b":2,"c":3}"#),
      ("{}", #"{"a":{"x":1}}"#, #"{"a":{"y":2}}"#, #"{"a":{"x":1,"y":2}}"#),
      (#"{"a":1}"#, "{}", "{}", "{}"),
      ("[1,2]", "[1,2,3]", "[1,2]", "[1,2,3]"),
      (
        #"[{"id":"a"}]"#, #"[{"id":"a"},{"id":"c"}]"#, #"[{"id":"a","n":1},{"id":"b"}]"#,
        #"[{"id":"a","n":1},{"id":"b"},{"id":"c"}]"#
      ),
      (
        #"[{"id":"a"},{"id":"b"},{"id":"c"}]"#, #"[{"id":"c"},{"id":"a"},{"id":"b"}]"#,
        #"[{"id":"a"},{"id":"c","n":1}]"#, #"[{"id":"c","n":1},{"id":"a"}]"#
      ),
      ("[]", #"[{"id":"a"}]"#, #"[{"id":"b"}]"#, #"[{"id":"a"},{"id":"b"}]"#),
    ])
  func merged(base: String, mine: String, theirs: String, expected: String) throws {
    let (base, mine, theirs) = (
      try JSON.parse(base), try JSON.parse(mine), try JSON.parse(theirs)
    )

    let there = ThreeWayMerge.merge(base: base, mine: mine, theirs: theirs)
    let back = ThreeWayMerge.merge(base: base, mine: theirs, theirs: mine)

    #expect(there.merged == (try JSON.parse(expected)))
    #expect(there.conflicts.isEmpty)
    #expect(back.merged == there.merged)
    #expect(back.conflicts.isEmpty)
  }

  @Test("Two different changes of one field are a conflict, and mine stays")
  func conflict() {
    let result = ThreeWayMerge.merge(
      base: ["a": ["b": 1], "c": 1], mine: ["a": ["b": 2], "c": 1],
      theirs: ["a": ["b": 3], "c": 2])

    #expect(result.merged == ["a": ["b": 2], "c": 2])
    #expect(
      result.conflicts.map(\.json) == [["path": "/a/b", "base": 1, "mine": 2, "theirs": 3]])
  }

  @Test("An edit stands against a removal, whoever made it, and is a conflict")
  func editAgainstRemoval() {
    let base: JSON = ["a": 1]

    let removed = ThreeWayMerge.merge(base: base, mine: [:], theirs: ["a": 2])
    let edited = ThreeWayMerge.merge(base: base, mine: ["a": 2], theirs: [:])

    #expect(removed.merged == ["a": 2])
    #expect(edited.merged == ["a": 2])
    #expect(
      removed.conflicts.map(\.json) == [
        ["path": "/a", "base": 1, "mine": .null, "theirs": 2, "missing": ["mine"]]
      ])
    #expect(edited.conflicts.count == 1)
  }

  @Test("A conflict in an element with an id is told by its place in the merged array")
  func elementConflict() throws {
    let base = try JSON.parse(#"[{"id":"a","n":1},{"id":"b","n":1}]"#)
    let mine = try JSON.parse(#"[{"id":"b","n":2}]"#)
    let theirs = try JSON.parse(#"[{"id":"a","n":1},{"id":"b","n":3}]"#)

    let result = ThreeWayMerge.merge(base: base, mine: mine, theirs: theirs)

    #expect(result.merged == [["id": "b", "n": 2]])
    #expect(result.conflicts.map(\.path.description) == ["/0/n"])
  }

  @Test("Two different new orders are a conflict; mine stays, and the edits of both")
  func orders() throws {
    let base = try JSON.parse(#"[{"id":1},{"id":2},{"id":3}]"#)
    let mine = try JSON.parse(#"[{"id":3},{"id":1},{"id":2,"m":0}]"#)
    let theirs = try JSON.parse(#"[{"id":2},{"id":1,"t":0},{"id":3}]"#)

    let result = ThreeWayMerge.merge(base: base, mine: mine, theirs: theirs)

    #expect(result.merged == [["id": 3], ["id": 1, "t": 0], ["id": 2, "m": 0]])
    #expect(result.conflicts.map(\.path) == [.root])
  }

  @Test("Different kinds in one place are a conflict of the whole")
  func kinds() {
    let result = ThreeWayMerge.merge(base: ["a": 1], mine: ["a": [1]], theirs: ["a": ["x": 1]])

    #expect(result.merged == ["a": [1]])
    #expect(result.conflicts.count == 1)
  }
}
