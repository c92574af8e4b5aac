import Testing

@testable import LocalStore

@Suite("Looking for bytes")
struct ByteSearchTests {
  private func contains(_ needle: String, _ text: String) -> Bool {
    Array(needle.utf8).withUnsafeBytes { needle in
      Array(text.utf8).withUnsafeBytes { ByteSearch.contains(needle, in: $0) }
    }
  }

  @Test("Every part of a text is found, wherever it begins and however long it is")
  func findsEveryPart() {
    let text = Array("历下区文化东路路灯不亮 3701022611 ls lx deng")
    for start in text.indices {
      for length in 1...(text.count - start) {
        #expect(contains(String(text[start..<(start + length)]), String(text)))
      }
    }
  }

  @Test("What begins and ends alike isn't the same")
  func refusesLookalikes() {
    #expect(!contains("abca", "abba acca aba"))
    #expect(!contains("路灯亮", "路灯不亮，路灯"))
    #expect(!contains("longer than the text", "longer"))
    #expect(!contains("a", ""))
  }
}
