import JSONDiff
import Testing

@Suite("Reading JSON")
struct ReadingTests {
  @Test("Members come out sorted and numbers keep their text")
  func sorted() throws {
    let value = try JSON.parse(#" {"b": 1.50, "a": [true, null, "x\u00e9\n"]} "#)

    #expect(value.description == #"{"a":[true,null,"xé\n"],"b":1.50}"#)
    #expect(value.canonicalText == #"{"a":[true,null,"xé\n"],"b":1.5}"#)
    #expect(value["b"]?.string == nil)
  }
}
