import CLibcrypto
import Testing
import Trust

/// Published vectors of what seals and key files stand on, through the shim.
@Suite("Computing what the standards compute")
struct AlgorithmVectorTests {
  @Test("SM4 gives the example of GB/T 32907, appendix A.1")
  func sm4() {
    let key = bytes(hex: "0123456789abcdeffedcba9876543210")
    let start = [UInt8](repeating: 0, count: 16)
    var output = [UInt8](repeating: 0, count: 32)
    var written = 0

    // The first block of CBC from a start value of zero is the bare cipher.
    #expect(clibcrypto_sm4_cbc(1, key, start, key, 16, &output, &written) == 1)
    #expect(Array(output.prefix(16)) == bytes(hex: "681edf34d206965e86b3e94f536e4246"))
  }

  @Test("HMAC-SM3 is the definition of RFC 2104", arguments: [0, 16, 32, 64, 65, 100])
  func hmac(keyCount: Int) {
    var source = SeededBytes(seed: UInt64(keyCount))
    let (key, message) = (source.bytes(keyCount), source.bytes(77))
    let short = keyCount > 64 ? SM3.digest(key).bytes : key
    let padded = short + [UInt8](repeating: 0, count: 64 - short.count)
    let inner = SM3.digest(padded.map { $0 ^ 0x36 } + message).bytes
    let expected = SM3.digest(padded.map { $0 ^ 0x5C } + inner).bytes
    var code = [UInt8](repeating: 0, count: 32)

    #expect(clibcrypto_hmac_sm3(key, key.count, message, message.count, &code) == 1)
    #expect(code == expected)
  }

  @Test("scrypt gives the second vector of RFC 7914, section 12")
  func scrypt() {
    let (passphrase, salt) = (Array("password".utf8), Array("NaCl".utf8))
    var key = [UInt8](repeating: 0, count: 64)

    let isDone = clibcrypto_scrypt(
      passphrase, 8, salt, 4, 1024, 8, 16, 64 << 20, &key, key.count)

    #expect(isDone == 1)
    #expect(
      key
        == bytes(
          hex: """
            fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
            """))
  }

  @Test("scrypt that would take more memory than allowed is refused")
  func scryptMemory() {
    var key = [UInt8](repeating: 0, count: 64)

    #expect(clibcrypto_scrypt([1], 1, [1], 1, 1 << 15, 8, 1, 1 << 20, &key, 64) == 0)
  }

  @Test("The codes of problems are these for ever")
  func codes() {
    #expect(
      Set(TrustProblem.Code.allCases.map(\.rawValue)) == [
        "trust.unavailable", "trust.key", "trust.signature.form", "trust.signature",
        "trust.passphrase.missing", "trust.passphrase", "trust.keyFile.exists",
        "trust.keyFile.missing", "trust.keyFile.exposed", "trust.keyFile.form",
        "trust.keyFile.write", "trust.sealed.form", "trust.sealed", "trust.sealed.recipient",
        "trust.note.form", "trust.note.signer", "trust.checkpoint.form",
        "trust.checkpoint.origin", "trust.checkpoint.rolledBack", "trust.checkpoint.forked",
        "trust.proof.form", "trust.proof.range", "trust.proof", "trust.proof.opening",
        "trust.ledger.entry", "trust.ledger.hash",
      ])
  }
}
