import JSONDiff
import SyncProtocol
import Testing

@Suite("Compressing bodies")
struct CompressingTests {
  private static let body = Array(String(repeating: "{\"title\":\"路灯不亮\"}\n", count: 500).utf8)

  @Test("What is compressed comes back byte for byte, and is smaller")
  func comesBack() throws {
    let packed = try #require(Gzip.compressed(Self.body))

    #expect(packed.count < Self.body.count / 10)
    #expect(try Gzip.expanded(packed) == Self.body)
    #expect(try Gzip.expanded(packed + packed) == Self.body + Self.body)
  }

  @Test("Short bodies and such that don't get smaller stay as they are")
  func notWorthIt() {
    #expect(Gzip.compressed(Array("{}".utf8)) == nil)
    var state: UInt32 = 1
    let noise = (0..<4096).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    #expect(Gzip.compressed(noise) == nil)
  }

  @Test("A bomb is refused as soon as it is too large, a stream that is cut or damaged by name")
  func hostile() throws {
    let packed = try #require(Gzip.compressed(Self.body))
    var damaged = packed
    damaged[packed.count / 2] ^= 0xFF

    #expect(throws: Problem(.bodyTooLarge, ["limit": 1000])) {
      try Gzip.expanded(packed, limits: ProtocolLimits(bodyBytes: 1000))
    }
    #expect(
      try Gzip.expanded(packed, limits: ProtocolLimits(bodyBytes: Self.body.count)) == Self.body)
    for bytes in [damaged, [], Array(Self.body.prefix(50))] {
      #expect(throws: Problem(.malformed, ["code": "body.gzip"])) { try Gzip.expanded(bytes) }
    }
    for length in stride(from: 0, to: packed.count, by: 7) {
      #expect(throws: Problem.self) { try Gzip.expanded(Array(packed.prefix(length))) }
    }
  }
}
