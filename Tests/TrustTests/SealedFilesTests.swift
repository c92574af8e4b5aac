import Testing
import Trust

@Suite("Sealing files under a passphrase")
struct SealedFilesTests {
  private let files: [String: [UInt8]] = ["device.key": [1, 2, 3], "token": [], "钥匙": [0, 255]]
  private let cheap = PassphraseCost(logarithm: 4, blocks: 1, lanes: 1)

  private func sealed() throws -> [UInt8] {
    var source = SeededBytes(seed: 3)
    return try SealedFiles.sealed(
      files, passphrase: SecretBytes(Array("芝麻".utf8)), cost: cheap
    ) { source.bytes($0) }
  }

  @Test("Files open to what they were")
  func roundTrip() throws {
    let opened = try SealedFiles.opened(sealed(), passphrase: SecretBytes(Array("芝麻".utf8)))

    #expect(opened == files)
  }

  @Test("Another passphrase opens nothing, and no name or content stands in the open")
  func otherPassphrase() throws {
    let bytes = try sealed()

    let problem = #expect(throws: TrustProblem.self) {
      try SealedFiles.opened(bytes, passphrase: SecretBytes(Array("开门".utf8)))
    }

    #expect(problem?.code == .passphrase)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("device"))
  }

  @Test("Any changed byte is refused")
  func changed() throws {
    let bytes = try sealed()
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: TrustProblem.self, "\(place)") {
        try SealedFiles.opened(changed, passphrase: SecretBytes(Array("芝麻".utf8)))
      }
    }
  }
}
