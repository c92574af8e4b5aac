import JSONDiff
import Testing

@Suite("Writing the canonical form")
struct CanonicalTests {
  /// RFC 8785, section 3.2.2.
  @Test("Literals, numbers and escapes are written as the standard's example")
  func primitives() throws {
    let text = #"""
      {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
       "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
       "literals": [null, true, false]}
      """#

    #expect(
      try JSON.parse(text).canonicalText
        == #"{"literals":[null,true,false],"#
        + #""numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// RFC 8785, section 3.2.3: an emoji's surrogates stand before U+FB33.
  @Test("Members are sorted by UTF-16 code units")
  func order() throws {
    let text = #"""
      {"\u20ac": 5, "\r": 1, "\ufb33": 7, "1": 2, "\ud83d\ude00": 6, "\u0080": 3, "\u00f6": 4}
      """#

    let object = try #require(try JSON.parse(text).object)

    #expect(object.map(\.value) == [1, 2, 3, 4, 5, 6, 7])
    #expect(JSONObject(members: object.reversed().map { ($0.name, $0.value) }) == object)
  }

  @Test("Control characters without a short escape are written in lower-case hexadecimal")
  func escapes() {
    #expect(
      JSON.string("\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F} \u{7F}\u{2028}/").canonicalText
        == "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \u{7F}\u{2028}/\"")
  }

  @Test("The form for people has two spaces a level and keeps empty ones on their line")
  func pretty() throws {
    let value = try JSON.parse(#"{"b":[1.0,{"c":null}],"a":{},"d":[]}"#)

    #expect(
      value.prettyText == """
        {
          "a": {},
          "b": [
            1.0,
            {
              "c": null
            }
          ],
          "d": []
        }
        """)
  }

  @Test("An object without a member has the bytes of one that never had it")
  func removal() throws {
    var object: JSONObject = ["type": "grievance", "rev": "sm3:00", "id": "1"]

    object["rev"] = nil

    #expect(
      String(decoding: object.canonicalBytes(), as: UTF8.self) == #"{"id":"1","type":"grievance"}"#)
    #expect(object.removeValue(forName: "rev") == nil)
  }

  @Test("Of two members with one name the later stays")
  func laterStays() {
    #expect(JSONObject(members: [("a", 1), ("b", 2), ("a", 3)]) == ["a": 3, "b": 2])
    #expect(JSONObject(uniqueSorted: [("b", 1), ("a", 2), ("b", 3)]) == ["a": 2, "b": 3])
  }
}
