import Testing
import Trust

/// Vectors of GB/T 32905-2016, appendix A.
@Suite("Digesting with SM3")
struct SM3Tests {
  @Test("The first example of the standard holds")
  func firstExample() {
    #expect(
      SM3.hex(Array("abc".utf8))
        == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
  }

  @Test("The second example of the standard holds")
  func secondExample() {
    let message = String(repeating: "abcd", count: 16)

    #expect(
      SM3.hex(Array(message.utf8))
        == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")
  }

  @Test("No bytes have a digest too")
  func empty() {
    #expect(
      SM3.hex([]) == "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b")
  }

  @Test("Bytes in pieces have the digest of the whole", arguments: [1, 7, 63, 64, 65, 200])
  func pieces(size: Int) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) }

    var hasher = SM3Hasher()
    for start in stride(from: 0, to: bytes.count, by: size) {
      hasher.update(Array(bytes[start..<min(start + size, bytes.count)]))
    }

    #expect(hasher.finish() == SM3.digest(bytes))
  }

  @Test("Many threads at once get the digests one would get")
  func threads() async {
    let messages = (0..<64).map { [UInt8](repeating: UInt8($0), count: $0 * 11) }
    let expected = messages.map { SM3.digest($0) }

    let digests = await withTaskGroup(of: (Int, Digest32).self) { group in
      for (index, message) in messages.enumerated() {
        group.addTask { (index, SM3.digest(message)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    #expect(expected.indices.allSatisfy { digests[$0] == expected[$0] })
  }

  @Test("The kernel gives as many bytes as asked, and others each time")
  func random() {
    #expect(SystemRandom.bytes(0).isEmpty)
    #expect(SystemRandom.bytes(1000).count == 1000)
    #expect(SystemRandom.bytes(32) != SystemRandom.bytes(32))
  }
}
