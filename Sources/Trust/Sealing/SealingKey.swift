import CLibcrypto

/// Seals bytes with SM4-CBC and, over everything, HMAC-SM3: encrypt, then authenticate. SM4-GCM
/// came to libcrypto with 3.2 only, and one form for every machine is worth more than speed.
///
/// Form: start value (16) ‖ ciphertext ‖ code (32). The code covers the context, its length, the
/// start value and the ciphertext.
public struct SealingKey: Sendable {
  /// Sixteen bytes for SM4 and thirty-two for the code.
  public static let byteCount = 48

  /// How much longer sealed bytes are at most.
  public static let extraByteCount = startByteCount + 16 + codeByteCount

  private static let startByteCount = 16
  private static let codeByteCount = 32

  let bytes: SecretBytes

  /// A key from 48 bytes.
  /// - Throws: `trust.key` for another count.
  public init(bytes: SecretBytes) throws(TrustProblem) {
    guard bytes.count == Self.byteCount else {
      throw TrustProblem(.key, "a sealing key has 48 bytes, this has \(bytes.count)")
    }
    self.bytes = bytes
  }

  /// A new key.
  /// - Throws: `trust.key` when `random` gives another count than asked.
  public static func generated(random: (Int) -> [UInt8]) throws(TrustProblem) -> SealingKey {
    var bytes = random(byteCount)
    return try SealingKey(bytes: SecretBytes(taking: &bytes))
  }

  /// Seals bytes.
  /// - Parameters:
  ///   - plain: what to hide.
  ///   - context: public bytes that must be the same when opening, such as a header.
  ///   - random: where the start value comes from; it need not be secret but never repeat.
  /// - Returns: start value, ciphertext and code.
  /// - Throws: `trust.unavailable` when this libcrypto has no SM4.
  public func sealed(
    _ plain: [UInt8], context: [UInt8], random: (Int) -> [UInt8]
  ) throws(TrustProblem) -> [UInt8] {
    let start = random(Self.startByteCount)
    guard start.count == Self.startByteCount, let cipher = crypted(plain, start, encrypting: 1),
      let code = code(context, start + cipher)
    else { throw TrustProblem(.unavailable, "libcrypto has no SM4-CBC or HMAC-SM3") }
    return start + cipher + code
  }

  /// The bytes that were sealed; nothing of them is looked at before the code holds.
  /// - Throws: `trust.sealed` when anything was changed, or key or context are others.
  public func opened(_ sealed: [UInt8], context: [UInt8]) throws(TrustProblem) -> [UInt8] {
    let problem = TrustProblem(.sealed, "sealed bytes were changed or the key is another")
    guard sealed.count >= Self.startByteCount + Self.codeByteCount else { throw problem }
    let body = Array(sealed.dropLast(Self.codeByteCount))
    let stated = Array(sealed.suffix(Self.codeByteCount))
    guard let code = code(context, body), ConstantTime.areEqual(code, stated),
      let plain = crypted(
        Array(body.dropFirst(Self.startByteCount)), Array(body.prefix(Self.startByteCount)),
        encrypting: 0)
    else { throw problem }
    return plain
  }

  private func code(_ context: [UInt8], _ body: [UInt8]) -> [UInt8]? {
    let covered = [UInt8].bigEndian(UInt64(context.count)) + context + body
    return bytes.withBytes { key in
      var code = [UInt8](repeating: 0, count: Self.codeByteCount)
      let secret = UnsafeRawBufferPointer(rebasing: key[16...])
      let isDone = clibcrypto_hmac_sm3(
        secret.baseAddress, secret.count, covered, covered.count, &code)
      return isDone == 1 ? code : nil
    }
  }

  private func crypted(_ input: [UInt8], _ start: [UInt8], encrypting: Int32) -> [UInt8]? {
    bytes.withBytes { key in
      var output = [UInt8](repeating: 0, count: input.count + 16)
      var written = 0
      let secret = key.assumingMemoryBound(to: UInt8.self).baseAddress
      let isDone = clibcrypto_sm4_cbc(
        encrypting, secret, start, input, input.count, &output, &written)
      guard isDone == 1 else { return nil }
      output.removeLast(output.count - written)
      return output
    }
  }
}
