import Trust

/// Bytes that look random and are the same on each run (xorshift64*). Tests only.
struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  mutating func number(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }
}

/// The bytes of hexadecimal digits; spaces don't count.
func bytes(hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}

/// The code of the problem that was thrown, nil when nothing was.
func code(_ body: () throws(TrustProblem) -> Void) -> TrustProblem.Code? {
  do throws(TrustProblem) {
    try body()
    return nil
  } catch {
    return error.code
  }
}

func sm2Key(seed: UInt64) throws -> SM2PrivateKey {
  var source = SeededBytes(seed: seed)
  return try SM2PrivateKey.generated { source.bytes($0) }
}

func ed25519Key(seed: UInt64) throws -> Ed25519PrivateKey {
  var source = SeededBytes(seed: seed)
  return try Ed25519PrivateKey.generated { source.bytes($0) }
}
