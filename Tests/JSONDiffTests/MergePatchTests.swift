import JSONDiff
import Testing

@Suite("Merging patches of RFC 7396")
struct MergePatchTests {
  /// RFC 7396, appendix A.
  @Test(
    "The examples of the standard come out as it says",
    arguments: [
      (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
      (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
      (#"{"a":"b"}"#, #"{"a":null}"#, "{}"),
      (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
      (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#),
      (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
      (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
      (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
      (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
      (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
      (#"{"a":"foo"}"#, "null", "null"),
      (#"{"a":"foo"}"#, #""bar""#, #""bar""#),
      (#"{"e":null}"#, #"{"a":1}"#, #"{"a":1,"e":null}"#),
      ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
      ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
    ])
  func examples(document: String, patch: String, result: String) throws {
    let merged = JSONDiffer.mergePatch(try JSON.parse(patch), onto: try JSON.parse(document))

    #expect(merged == (try JSON.parse(result)))
  }

  @Test("The merge patch between two documents makes one of the other, where there is one")
  func between() {
    var random = SeededGenerator(seed: 7396)
    var found = 0
    for _ in 0..<2000 {
      let old = random.value()
      let new = random.edited(old)
      guard let patch = JSONDiffer.mergePatch(from: old, to: new) else { continue }
      found += 1
      #expect(JSONDiffer.mergePatch(patch, onto: old) == new)
    }
    #expect(found > 1000)
    #expect(JSONDiffer.mergePatch(from: [:], to: ["a": .null]) == nil)
  }
}
