import JSONDiff
import Testing

@Suite("Reading JSON")
struct ReadingTests {
  @Test("Members come out sorted and numbers keep their text")
  func sorted() throws {
    let value = try JSON.parse(#" {"b": 1.50, "a": [true, null, "x\u00e9\n"]} "#)

    #expect(value.description == #"{"a":[true,null,"xé\n"],"b":1.50}"#)
    #expect(value.canonicalText == #"{"a":[true,null,"xé\n"],"b":1.5}"#)
  }

  @Test("Accessors give the value of their kind and nil for any other")
  func accessors() throws {
    let value: JSON = ["flag": true, "list": [1, 2.5, "three"], "none": .null]

    #expect(value["flag"]?.bool == true)
    #expect(value["list"]?[0]?.int == 1)
    #expect(value["list"]?[1]?.double == 2.5)
    #expect(value["list"]?[1]?.int == nil)
    #expect(value["list"]?[2]?.string == "three")
    #expect(value["list"]?[3] == nil)
    #expect(value["none"]?.isNull == true)
    #expect(value["absent"] == nil)
    #expect(value["list"]?["flag"] == nil)
    #expect(value.object?.names == ["flag", "list", "none"])
  }

  @Test(
    "Every document of RFC 8259 is read",
    arguments: [
      "0", "-0", "1e5", "1E-5", "1.0e+05", "\"\"", "[]", "{}", " \t\r\n[ ] ", "[[],[{}]]",
      #""\"\\\/\b\f\n\r\t\u0000""#, #""\ud83d\ude00""#, #""\uFFFF""#, #"{"":{"":0}}"#,
      #"{"a":1,"A":2}"#, "\"\u{7F}\u{2028}\"", "true", "null",
    ])
  func accepted(text: String) throws {
    let value = try JSON.parse(text)

    #expect(try JSON.parse(value.canonicalBytes()) == value)
    #expect(try JSON.parse(value.prettyText) == value)
  }

  @Test(
    "What breaks the grammar is refused",
    arguments: [
      "", " ", "[", "]", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
      "{'a':1}", "{1:1}", "01", "-", "-01", "+1", ".5", "1.", "1.e1", "1e", "1e+", "0x1", "NaN",
      "Infinity", "tru", "nul", "True", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
      "\"a\u{1}\"", "\"a\n\"", "[1]]", "1 2", "{} x", "/**/1", "\u{FEFF}1", "[1}", "{\"a\":1]",
      "\"\\u+123\"", "\"\\", "\"\\u", "\"aaaaaaaaaaaaaaaa\u{1F}\"", "\u{A0}1",
    ])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try JSON.parse(text) }
    #expect(code { try JSON.parse(text) } == "json.syntax")
  }

  @Test(
    "Surrogates without a partner are refused",
    arguments: [
      #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\u0041""#,
      #""\udc00\ud800""#, #""\ud800\ud800""#,
    ])
  func loneSurrogates(text: String) {
    #expect(code { try JSON.parse(text) } == "json.utf8")
  }

  @Test(
    "Bytes that are no UTF-8 are refused, in plain texts and beside escapes",
    arguments: [
      [0x80], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0x28],
    ] as [[UInt8]])
  func invalidEncoding(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")

    #expect(code { try JSON.parse([quote] + bytes + [quote]) } == "json.utf8")
    #expect(code { try JSON.parse([quote] + Array("\\n".utf8) + bytes + [quote]) } == "json.utf8")
  }

  @Test("A replacement character that is there itself is read")
  func replacementCharacter() throws {
    #expect(try JSON.parse("\"\u{FFFD}\"") == "\u{FFFD}")
  }

  @Test("A name that stands twice is refused, near or far, in objects small or large")
  func duplicates() {
    let many = (0..<100).reversed().map { "\"n\($0)\":1" }.joined(separator: ",")

    #expect(code { try JSON.parse(#"{"a":1,"a":1}"#) } == "json.duplicate")
    #expect(code { try JSON.parse(#"{"a":1,"b":1,"\u0061":1}"#) } == "json.duplicate")
    #expect(code { try JSON.parse("{\(many),\"n7\":1}") } == "json.duplicate")
  }

  @Test("Names that only look alike are two names")
  func lookAlikes() throws {
    let value = try JSON.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")

    #expect(value.object?.count == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
  }

  @Test("Large objects come out sorted, whatever their order")
  func manyMembers() throws {
    let names = (0..<300).map { "n\(($0 * 7919) % 300)" }
    let text = "{" + names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"

    let object = try #require(try JSON.parse(text).object)

    #expect(object.names == names.sorted())
    #expect(object.allSatisfy { $0.value == .string($0.name) })
  }

  @Test("Depth, bytes and values are limited")
  func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let small = JSONLimits(maximumBytes: 10, maximumValues: 3)

    #expect(throws: Never.self) { try JSON.parse(nested(64)) }
    #expect(code { try JSON.parse(nested(65)) } == "json.depth")
    #expect(code { try JSON.parse(String(repeating: "[", count: 100_000)) } == "json.depth")
    #expect(code { try JSON.parse("[1,1,1,1,1]", limits: small) } == "json.size")
    #expect(code { try JSON.parse("[1,1,1]", limits: small) } == "json.size")
    #expect(throws: Never.self) { try JSON.parse("[1,1]", limits: small) }
  }

  @Test("The deepest document a tool takes is read, compared and written on any thread")
  func deepest() async throws {
    let text = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)

    let value = try await Task.detached {
      let value = try JSON.parse(text, limits: .anyDocument)
      #expect(value.canonicalText == text)
      #expect(JSONDiffer.patch(from: value, to: [[1]]).operations.count == 1)
      #expect(ThreeWayMerge.merge(base: [], mine: value, theirs: [1]).conflicts.count == 1)
      return value
    }.value

    #expect(value == value.array.map { .array($0) })
    #expect(Set([value]).contains(value))
  }

  @Test("An error says where")
  func offsets() {
    #expect(offset { try JSON.parse(#"{"a": tru}"#) } == 6)
    #expect(offset { try JSON.parse(#"[1, "ab"#) } == 4)
    #expect(offset { try JSON.parse(#"[1] x"#) } == 4)
    #expect(offset { try JSON.parse(#"{"a":1,"a":1}"#) } == 8)
  }

  private func code(_ body: () throws -> JSON) -> String? { error(body)?.code }

  private func offset(_ body: () throws -> JSON) -> Int? { error(body)?.offset }

  private func error(_ body: () throws -> JSON) -> JSONError? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? JSONError
    }
  }
}
