import JSONDiff
import Testing

/// A document, a patch and what comes out, as texts.
struct PatchCase: Sendable, CustomTestStringConvertible {
  let name: String
  let document: String
  let patch: String
  let result: String

  init(_ name: String, _ document: String, _ patch: String, _ result: String) {
    self.name = name
    self.document = document
    self.patch = patch
    self.result = result
  }

  var testDescription: String { name }

  /// The examples of RFC 6902, appendix A, that succeed.
  static let standard = [
    PatchCase(
      "A.1 adding a member", #"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux"}]"#,
      #"{"baz":"qux","foo":"bar"}"#),
    PatchCase(
      "A.2 adding an element", #"{"foo":["bar","baz"]}"#,
      #"[{"op":"add","path":"/foo/1","value":"qux"}]"#, #"{"foo":["bar","qux","baz"]}"#),
    PatchCase(
      "A.3 removing a member", #"{"baz":"qux","foo":"bar"}"#, #"[{"op":"remove","path":"/baz"}]"#,
      #"{"foo":"bar"}"#),
    PatchCase(
      "A.4 removing an element", #"{"foo":["bar","qux","baz"]}"#,
      #"[{"op":"remove","path":"/foo/1"}]"#, #"{"foo":["bar","baz"]}"#),
    PatchCase(
      "A.5 replacing a value", #"{"baz":"qux","foo":"bar"}"#,
      #"[{"op":"replace","path":"/baz","value":"boo"}]"#, #"{"baz":"boo","foo":"bar"}"#),
    PatchCase(
      "A.6 moving a value", #"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
      #"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
      #"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#),
    PatchCase(
      "A.7 moving an element", #"{"foo":["all","grass","cows","eat"]}"#,
      #"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#, #"{"foo":["all","cows","eat","grass"]}"#
    ),
    PatchCase(
      "A.8 testing a value, success", #"{"baz":"qux","foo":["a",2,"c"]}"#,
      #"[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]"#,
      #"{"baz":"qux","foo":["a",2,"c"]}"#),
    PatchCase(
      "A.10 adding a nested member", #"{"foo":"bar"}"#,
      #"[{"op":"add","path":"/child","value":{"grandchild":{}}}]"#,
      #"{"child":{"grandchild":{}},"foo":"bar"}"#),
    PatchCase(
      "A.11 ignoring unrecognised members", #"{"foo":"bar"}"#,
      #"[{"op":"add","path":"/baz","value":"qux","xyz":123}]"#, #"{"baz":"qux","foo":"bar"}"#),
    PatchCase(
      "A.14 escapes in order", #"{"/":9,"~1":10}"#, #"[{"op":"test","path":"/~01","value":10}]"#,
      #"{"/":9,"~1":10}"#),
    PatchCase(
      "A.16 adding an array", #"{"foo":["bar"]}"#,
      #"[{"op":"add","path":"/foo/-","value":["abc","def"]}]"#, #"{"foo":["bar",["abc","def"]]}"#),
  ]

  /// What the standard says and its examples don't show.
  static let subtle = [
    PatchCase("no operations", "[1]", "[]", "[1]"),
    PatchCase("add at the root", "1", #"[{"op":"add","path":"","value":{"a":1}}]"#, #"{"a":1}"#),
    PatchCase("replace the root", "[1]", #"[{"op":"replace","path":"","value":null}]"#, "null"),
    PatchCase(
      "add over a member", #"{"a":1}"#, #"[{"op":"add","path":"/a","value":2}]"#, #"{"a":2}"#),
    PatchCase("add an empty name", "{}", #"[{"op":"add","path":"/","value":1}]"#, #"{"":1}"#),
    PatchCase("add at the length", "[1]", #"[{"op":"add","path":"/1","value":2}]"#, "[1,2]"),
    PatchCase("add null", "{}", #"[{"op":"add","path":"/a","value":null}]"#, #"{"a":null}"#),
    PatchCase(
      "numbers are tested by worth", #"{"a":1.0}"#, #"[{"op":"test","path":"/a","value":1e0}]"#,
      #"{"a":1.0}"#),
    PatchCase(
      "objects are tested without order", #"{"a":{"b":1,"c":[2]}}"#,
      #"[{"op":"test","path":"/a","value":{"c":[2.0],"b":1}}]"#, #"{"a":{"b":1,"c":[2]}}"#),
    PatchCase(
      "move onto itself", #"{"a":1}"#, #"[{"op":"move","from":"/a","path":"/a"}]"#, #"{"a":1}"#),
    PatchCase(
      "move a child over its parent", #"{"a":{"b":1}}"#,
      #"[{"op":"move","from":"/a/b","path":"/a"}]"#, #"{"a":1}"#),
    PatchCase("move to the root", #"{"a":[1]}"#, #"[{"op":"move","from":"/a","path":""}]"#, "[1]"),
    PatchCase(
      "move over another member", #"{"a":1,"b":2}"#, #"[{"op":"move","from":"/a","path":"/b"}]"#,
      #"{"b":1}"#),
    PatchCase(
      "move to the end", "[1,2,3]", #"[{"op":"move","from":"/0","path":"/-"}]"#, "[2,3,1]"),
    PatchCase(
      "the goal of a move counts without what moves", #"[5,{"x":1},{"x":2}]"#,
      #"[{"op":"move","from":"/0","path":"/1/x"}]"#, #"[{"x":1},{"x":5}]"#),
    PatchCase(
      "copy into itself", #"{"a":{"b":1}}"#, #"[{"op":"copy","from":"/a","path":"/a/c"}]"#,
      #"{"a":{"b":1,"c":{"b":1}}}"#),
    PatchCase(
      "a copy is its own", #"{"a":[1]}"#,
      #"[{"op":"copy","from":"/a","path":"/b"},{"op":"add","path":"/b/-","value":2}]"#,
      #"{"a":[1],"b":[1,2]}"#),
    PatchCase(
      "later operations see earlier ones", "[]",
      #"[{"op":"add","path":"/-","value":1},{"op":"add","path":"/0","value":0},"#
        + #"{"op":"remove","path":"/1"}]"#, "[0]"),
    PatchCase(
      "what looks like an index names a member", #"{"01":1,"-":2}"#,
      #"[{"op":"remove","path":"/01"},{"op":"replace","path":"/-","value":3}]"#, #"{"-":3}"#),
  ]
}

@Suite("Patching documents")
struct PatchingTests {
  @Test("Examples come out as they should", arguments: PatchCase.standard + PatchCase.subtle)
  func examples(example: PatchCase) throws {
    let document = try JSON.parse(example.document)
    let patch = try JSONPatch(json: try JSON.parse(example.patch))

    #expect(try patch.apply(to: document) == (try JSON.parse(example.result)))
  }

  @Test("The inverse takes an example back", arguments: PatchCase.standard + PatchCase.subtle)
  func inverse(example: PatchCase) throws {
    let document = try JSON.parse(example.document)
    let patch = try JSONPatch(json: try JSON.parse(example.patch))

    let (result, inverse) = try patch.applyKeepingInverse(to: document)

    #expect(try inverse.apply(to: result) == document)
    #expect(try inverse.inverse(on: result).apply(to: document) == result)
  }

  @Test("A patch reads back from its document", arguments: PatchCase.standard + PatchCase.subtle)
  func roundTrip(example: PatchCase) throws {
    let patch = try JSONPatch(json: try JSON.parse(example.patch))

    #expect(try JSONPatch(json: patch.json) == patch)
  }
}
