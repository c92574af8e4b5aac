import JSONDiff
import Testing

@Suite("Refusing patches")
struct PatchRefusalTests {
  /// Among them RFC 6902, appendix A.9, A.12 and A.15.
  @Test(
    "A failing operation is named with its code and place",
    arguments: [
      (#"{"baz":"qux"}"#, #"{"op":"test","path":"/baz","value":"bar"}"#, "patch.test", "/baz"),
      (#"{"/":9,"~1":10}"#, #"{"op":"test","path":"/~01","value":"10"}"#, "patch.test", "/~01"),
      (#"{"a":null}"#, #"{"op":"test","path":"/a","value":false}"#, "patch.test", "/a"),
      (#"{"a":1}"#, #"{"op":"test","path":"/b","value":null}"#, "patch.path", "/b"),
      (#"{"foo":"bar"}"#, #"{"op":"add","path":"/baz/bat","value":"q"}"#, "patch.path", "/baz"),
      (#"{"a":{}}"#, #"{"op":"add","path":"/a/b/c","value":1}"#, "patch.path", "/a/b"),
      (#"{"a":1}"#, #"{"op":"add","path":"/a/b","value":1}"#, "patch.path", "/a/b"),
      (#"{"a":1}"#, #"{"op":"remove","path":"/b"}"#, "patch.path", "/b"),
      (#"{"a":1}"#, #"{"op":"remove","path":""}"#, "patch.path", ""),
      (#"{"a":1}"#, #"{"op":"replace","path":"/b","value":1}"#, "patch.path", "/b"),
      (#"{"a":1}"#, #"{"op":"move","from":"/b","path":"/c"}"#, "patch.path", "/b"),
      (#"{"a":{}}"#, #"{"op":"move","from":"/a","path":"/a/b"}"#, "patch.path", "/a/b"),
      (#"{"a":{}}"#, #"{"op":"move","from":"","path":"/a"}"#, "patch.path", "/a"),
      (#"{"a":1}"#, #"{"op":"copy","from":"/b","path":"/a"}"#, "patch.path", "/b"),
      ("[1,2]", #"{"op":"add","path":"/3","value":1}"#, "patch.range", "/3"),
      ("[1,2]", #"{"op":"remove","path":"/2"}"#, "patch.range", "/2"),
      ("[1,2]", #"{"op":"remove","path":"/-"}"#, "patch.range", "/-"),
      ("[1,2]", #"{"op":"replace","path":"/-","value":1}"#, "patch.range", "/-"),
      ("[1,2]", #"{"op":"copy","from":"/-","path":"/0"}"#, "patch.range", "/-"),
      ("[[]]", #"{"op":"add","path":"/-/0","value":1}"#, "patch.range", "/-"),
      ("[1,2]", #"{"op":"add","path":"/01","value":1}"#, "patch.path", "/01"),
      ("[1,2]", #"{"op":"remove","path":"/-1"}"#, "patch.path", "/-1"),
      ("[1,2]", #"{"op":"add","path":"/1e0","value":1}"#, "patch.path", "/1e0"),
      ("[1,2]", #"{"op":"add","path":"/","value":1}"#, "patch.path", "/"),
    ])
  func operation(document: String, operation: String, code: String, pointer: String) throws {
    let value = try JSON.parse(document)
    let first = #"{"op":"test","path":"","value":\#(document)}"#
    let patch = try JSONPatch(json: try JSON.parse("[\(first),\(operation)]"))

    do throws(JSONPatchError) {
      _ = try patch.apply(to: value)
      Issue.record("The patch was applied.")
    } catch {
      #expect(error.code == code)
      #expect(error.index == 1)
      #expect(error.pointer.description == pointer)
    }
    #expect(value == (try JSON.parse(document)))
  }

  @Test(
    "What is no patch is refused before anything is done",
    arguments: [
      ("{}", 0), ("[1]", 0), ("[{}]", 0), (#"[{"op":"add","path":"/a"}]"#, 0),
      (#"[{"op":"add","value":1}]"#, 0), (#"[{"op":"spam","path":"","value":1}]"#, 0),
      (#"[{"op":"remove","path":"/a"},{"op":"move","path":"/a"}]"#, 1),
      (#"[{"op":"remove","path":1}]"#, 0), (#"[{"op":1,"path":""}]"#, 0),
      (#"[{"op":"ADD","path":"","value":1}]"#, 0),
    ])
  func syntax(text: String, index: Int) throws {
    let document = try JSON.parse(text)

    do throws(JSONError) {
      _ = try JSONPatch(json: document)
      Issue.record("The patch was read.")
    } catch {
      #expect(error.code == "patch.syntax")
      #expect(error.offset == index)
    }
  }

  @Test("A broken pointer in a patch is told from a broken patch")
  func pointerSyntax() throws {
    let document: JSON = [["op": "remove", "path": "/a"], ["op": "remove", "path": "a"]]

    do throws(JSONError) {
      _ = try JSONPatch(json: document)
    } catch {
      #expect(error.code == "pointer.syntax")
      #expect(error.offset == 1)
    }
  }

  /// RFC 6902, appendix A.13, needs no rule of its own here.
  @Test("An operation that is given twice is refused by the reader")
  func twice() {
    #expect(throws: JSONError.self) {
      try JSON.parse(#"[{"op":"add","path":"/baz","value":"qux","op":"remove"}]"#)
    }
  }

  @Test("A patch that doubles a value with each copy is refused before it fills the memory")
  func copyBomb() {
    let doubling = (0..<60).flatMap { step -> [JSONPatch.Operation] in
      let (from, path) = (JSONPointer(tokens: ["a"]), JSONPointer(tokens: ["a", "\(step)"]))
      return [.copy(from: from, to: path)]
    }

    let error = #expect(throws: JSONPatchError.self) {
      try JSONPatch(doubling).apply(to: ["a": ["text": "一二三四"]])
    }
    #expect(error?.reason == .size)
    #expect(error?.code == "patch.size")
  }

  @Test("Many small copies are let in")
  func smallCopies() throws {
    let copies = (0..<1_000).map { step in
      JSONPatch.Operation.copy(
        from: JSONPointer(tokens: ["a"]), to: JSONPointer(tokens: ["b\(step)"]))
    }

    #expect(try JSONPatch(copies).apply(to: ["a": "x"]).object?.count == 1_001)
  }
}
