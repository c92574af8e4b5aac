import Testing
import Trust

/// The examples of GB/T 32918.5-2017, appendices A and C, which use the recommended curve.
@Suite("Signing and encrypting with SM2")
struct SM2Tests {
  private static let number = bytes(
    hex: "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
  private static let point = bytes(
    hex: """
      04 09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020
      CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13
      """)
  private static let signature = bytes(
    hex: """
      F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
      B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA
      """)

  @Test("The standard's signature is valid, so its user identity is set")
  func standardSignature() throws {
    let key = try SM2PublicKey(bytes: Self.point)

    try key.verify(Signature64(bytes: Self.signature), for: Array("message digest".utf8))
  }

  @Test("The standard's private number gives its public point")
  func standardKey() throws {
    let key = try SM2PrivateKey(number: SecretBytes(Self.number))

    #expect(key.publicKey.bytes == Self.point)
    #expect(try SM2PublicKey(text: key.publicKey.text) == key.publicKey)
  }

  @Test("The standard's ciphertext C1‖C3‖C2 opens to its message")
  func standardCiphertext() throws {
    let key = try SM2PrivateKey(number: SecretBytes(Self.number))
    let cipher = bytes(
      hex: """
        04 04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73
        E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0
        59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766
        21886CA989CA9C7D58087307CA93092D651EFA
        """)

    let plain = try key.decrypted(cipher).withBytes { Array($0) }

    #expect(String(decoding: plain, as: UTF8.self) == "encryption standard")
  }

  @Test("A signature holds for its message and key, and for no changed byte of any of them")
  func changedBytes() throws {
    let key = try sm2Key(seed: 1)
    let message = Array("转办单 301".utf8)
    let signature = try key.signature(of: message)

    #expect(key.publicKey.isValid(signature, for: message))
    #expect(!(try sm2Key(seed: 2).publicKey.isValid(signature, for: message)))
    for place in signature.bytes.indices {
      var changed = signature.bytes
      changed[place] ^= 1
      #expect(!key.publicKey.isValid(try Signature64(bytes: changed), for: message))
    }
    for place in message.indices {
      var changed = message
      changed[place] ^= 0x80
      #expect(!key.publicKey.isValid(signature, for: changed))
    }
  }

  @Test("No bytes can be signed too")
  func emptyMessage() throws {
    let key = try sm2Key(seed: 3)

    #expect(key.publicKey.isValid(try key.signature(of: []), for: []))
  }

  @Test("Signatures in DER, short and long ones are refused by their form")
  func signatureForm() {
    let der =
      [0x30, 0x46, 0x02, 0x21, 0x00] + Self.signature.prefix(32)
      + [0x02, 0x21, 0x00] + Self.signature.suffix(32)

    for bytes in [der, [], Array(Self.signature.dropLast()), Self.signature + [0]] {
      #expect(
        code { () throws(TrustProblem) in _ = try Signature64(bytes: bytes) } == .signatureForm)
    }
  }

  @Test("r or s of zero or of the order are not valid and stop nothing")
  func oddSignatures() throws {
    let key = try SM2PublicKey(bytes: Self.point)
    let order = bytes(hex: "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123")
    let zero = [UInt8](repeating: 0, count: 32)
    let half = Array(Self.signature.prefix(32))

    for pair in [zero + zero, zero + half, half + zero, order + half, half + order] {
      #expect(!key.isValid(try Signature64(bytes: pair), for: Array("message digest".utf8)))
    }
  }

  @Test("Points off the curve and numbers out of range are no keys")
  func keyForm() {
    var offCurve = Self.point
    offCurve[64] ^= 1
    let order = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123"
    let lessOne = "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54122"
    let zero = String(repeating: "0", count: 64)

    for point in [offCurve, [], Array(Self.point.dropFirst()), [2] + Self.point[1...]] {
      #expect(code { () throws(TrustProblem) in _ = try SM2PublicKey(bytes: point) } == .key)
    }
    for number in [zero, lessOne, order, String(repeating: "F", count: 64), "01"] {
      let secret = SecretBytes(bytes(hex: number))
      #expect(code { () throws(TrustProblem) in _ = try SM2PrivateKey(number: secret) } == .key)
    }
  }

  @Test("A broken source of random bytes gives no key instead of a weak one")
  func brokenSource() {
    #expect(
      code { () throws(TrustProblem) in
        _ = try SM2PrivateKey.generated { [UInt8](repeating: 0, count: $0) }
      } == .key)
  }

  @Test("What is encrypted to a key opens with it alone", arguments: [1, 31, 32, 33, 48, 1000])
  func encryption(count: Int) throws {
    var source = SeededBytes(seed: UInt64(count))
    let message = source.bytes(count)
    let key = try sm2Key(seed: 4)

    let cipher = try key.publicKey.encrypted(message)

    #expect(cipher.count == count + 97)
    #expect(try key.decrypted(cipher).withBytes { Array($0) } == message)
    let other = try sm2Key(seed: 5)
    #expect(code { () throws(TrustProblem) in _ = try other.decrypted(cipher) } == .sealed)
  }

  @Test("A ciphertext with any byte changed doesn't open")
  func changedCiphertext() throws {
    let key = try sm2Key(seed: 6)
    let cipher = try key.publicKey.encrypted(Array("key".utf8))

    for place in cipher.indices {
      var changed = cipher
      changed[place] ^= 1
      #expect(code { () throws(TrustProblem) in _ = try key.decrypted(changed) } == .sealed)
    }
    #expect(code { () throws(TrustProblem) in _ = try key.decrypted([]) } == .sealed)
  }
}
