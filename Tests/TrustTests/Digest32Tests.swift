import Testing
import Trust

@Suite("Summing and writing digests")
struct Digest32Tests {
  @Test("A digest reads back from its text, its digits and its bytes")
  func roundTrip() {
    let digest = SM3.digest(Array("abc".utf8))

    #expect(digest.text.hasPrefix("sm3:66c7f0f4"))
    #expect(Digest32(text: digest.text) == digest)
    #expect(Digest32(hex: digest.hex) == digest)
    #expect(Digest32(bytes: digest.bytes) == digest)
  }

  @Test(
    "Any other spelling is refused",
    arguments: [
      "", "sm3:", "SM3:" + String(repeating: "0", count: 64),
      "sm3:" + String(repeating: "A", count: 64), "sm3:" + String(repeating: "0", count: 63),
      "sm3:" + String(repeating: "0", count: 65), "sm3:" + String(repeating: "é", count: 32),
    ])
  func spelling(text: String) {
    #expect(Digest32(text: text) == nil)
  }

  @Test("Sums carry over all words and wrap at 2^256")
  func carries() {
    let greatest = Digest32(hex: String(repeating: "f", count: 64))
    let one = Digest32(hex: String(repeating: "0", count: 63) + "1")

    #expect(greatest?.adding(one ?? .zero) == .zero)
    #expect(Digest32.zero.subtracting(one ?? .zero) == greatest)
    #expect(one?.adding(one ?? .zero).hex.hasSuffix("02") == true)
  }

  @Test("The order of a sum doesn't matter and what was added can be taken out")
  func sums() {
    let digests = (0..<50).map { SM3.digest([UInt8($0)]) }
    let forward = digests.reduce(Digest32.zero) { $0.adding($1) }
    let backward = digests.reversed().reduce(Digest32.zero) { $0.adding($1) }

    #expect(forward == backward)
    #expect(digests.reduce(forward) { $0.subtracting($1) } == .zero)
  }
}
