import JSONDiff
import Testing

@Suite("Using the JSON tools", .enabled(if: Program.isBuilt))
struct JSONToolsTests {
  @Test("A diff applied as a patch gives the other document")
  func diffAndPatch() throws {
    let program = try Program()
    let first = try program.file("a.json", #"{"a":1,"b":[1,2,3],"c":{"d":"x"}}"#)
    let second = try program.file("b.json", #"{"a":1.0,"b":[1,3],"c":{"d":"y","e":null}}"#)

    let diff = try program.run(["json", "diff", first, second])
    let patch = try program.file("p.json", diff.output)
    let patched = try program.run(["json", "patch", first, patch])

    #expect(try patched.json() == JSON.parse(#"{"a":1,"b":[1,3],"c":{"d":"y","e":null}}"#))
  }

  @Test("A failing operation exits 65 with nothing on standard output")
  func failingPatch() throws {
    let program = try Program()
    let document = try program.file("a.json", #"{"a":1}"#)
    let patch = try program.file("p.json", #"[{"op":"test","path":"/a","value":2}]"#)

    let run = try program.run(["json", "patch", document, patch])

    #expect(run.status == 65 && run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test("A three-way merge exits 1 with its conflicts, 0 without")
  func merge() throws {
    let program = try Program()
    let base = try program.file("base.json", #"{"a":1,"b":1}"#)
    let mine = try program.file("mine.json", #"{"a":2,"b":1}"#)
    let theirs = try program.file("theirs.json", #"{"a":3,"b":2}"#)

    let clash = try program.run(["json", "merge", base, mine, theirs])
    let clean = try program.run(["json", "merge", base, mine, base])

    #expect(clash.status == 1 && clean.status == 0)
    #expect(try clash.json()["conflicts"]?[0]?["path"] == "/a")
    #expect(try clean.json() == ["merged": ["a": 2, "b": 1], "conflicts": []])
  }

  @Test("Canonical bytes end without a line end, and their digest is SM3")
  func canonical() throws {
    let program = try Program()

    let bytes = try program.run(["json", "canonical", "-"], input: #"{ "b": 1.0, "a": "é" }"#)
    let digest = try program.run(["json", "canonical", "-", "--digest"], input: "{}")

    #expect(bytes.output == #"{"a":"é","b":1}"#)
    #expect(digest.output.hasPrefix("sm3:") && digest.output.count == 69)
  }

  @Test("Checks answer per value and exit 1 when one is wrong")
  func checks() throws {
    let program = try Program()

    let good = try program.run(["check", "region", "370102", "--json"])
    let bad = try program.run(["check", "citizen-id", "370102199001011234", "--json"])

    #expect(good.status == 0 && bad.status == 1)
    #expect(try bad.json()["items"]?[0]?["valid"] == false)
  }

  @Test("Help, keys, manual and completions need no store")
  func help() throws {
    let program = try Program()

    for words in [
      ["--help"], ["grievance", "assign", "--help"], ["help", "keys"], ["help", "manual"],
      ["completions", "bash"], ["completions", "zsh"], ["completions", "fish"], ["--version"],
    ] {
      let run = try program.run(words)
      #expect(run.status == 0 && !run.output.isEmpty, "\(words)")
    }
  }
}
