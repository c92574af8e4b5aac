import JSONDiff
import Testing

@Suite("Pointing into documents")
struct PointerTests {
  /// RFC 6901, section 5.
  @Test(
    "The examples of the standard point where it says",
    arguments: [
      ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"),
      ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"),
      ("/m~0n", "8"),
    ])
  func examples(pointer: String, expected: String) throws {
    let document = try JSON.parse(
      #"""
      {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
       "k\"l": 6, " ": 7, "m~n": 8}
      """#)

    let parsed = try JSONPointer(parsing: pointer)

    #expect(document.value(at: parsed) == (try JSON.parse(expected)))
    #expect(parsed.description == pointer)
    #expect(document.value(at: .root) == document)
  }

  @Test("Steps may be empty, and ~01 is a tilde and a one")
  func steps() throws {
    #expect(try JSONPointer(parsing: "").tokens == [])
    #expect(try JSONPointer(parsing: "//").tokens == ["", ""])
    #expect(try JSONPointer(parsing: "/a/").tokens == ["a", ""])
    #expect(try JSONPointer(parsing: "/~01").tokens == ["~1"])
    #expect(JSONPointer(tokens: ["~1", "/", ""]).description == "/~01/~1/")
  }

  @Test(
    "What is no pointer is refused", arguments: ["a", "a/b", "#/a", "/~", "/~2", "/a~/b", "/~~0"])
  func refused(text: String) {
    #expect(throws: JSONError.self) { try JSONPointer(parsing: text) }
    do throws(JSONError) {
      _ = try JSONPointer(parsing: text)
    } catch {
      #expect(error.code == "pointer.syntax")
    }
  }

  @Test(
    "Only plain numbers are indices, and only where an element is",
    arguments: [
      "/00", "/01", "/-", "/-1", "/+1", "/1e0", "/3", "/ 1", "/１", "/", "/99999999999999999999",
    ])
  func noIndex(text: String) throws {
    let document: JSON = [1, 2, 3]

    #expect(document.value(at: try JSONPointer(parsing: text)) == nil)
  }

  @Test("The same texts are member names in an object")
  func indexAsName() throws {
    let document: JSON = ["00": 1, "-": 2, "": 3]

    #expect(document.value(at: try JSONPointer(parsing: "/00")) == 1)
    #expect(document.value(at: try JSONPointer(parsing: "/-")) == 2)
    #expect(document.value(at: try JSONPointer(parsing: "/")) == 3)
  }

  @Test("A place contains itself and what is below, and nothing that only begins alike")
  func containment() throws {
    let place = try JSONPointer(parsing: "/a/b")

    #expect(place.contains(place))
    #expect(place.contains(place.appending(0)))
    #expect(JSONPointer.root.contains(place))
    #expect(!place.contains(try JSONPointer(parsing: "/a/bc")))
    #expect(!place.contains(try JSONPointer(parsing: "/a")))
    #expect(JSONPointer(tokens: ["\u{E9}"]) != JSONPointer(tokens: ["e\u{301}"]))
  }
}
