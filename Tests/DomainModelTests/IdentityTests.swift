import DomainModel
import Testing

@Suite("Making ids and numbers")
struct IdentityTests {
  @Test("A UUIDv7 carries the clock and the version")
  func version7() {
    let id = IDs.uuidV7(milliseconds: 0x0123_4567_89AB) { [UInt8](repeating: 0xFF, count: $0) }
    #expect(id == "01234567-89ab-7fff-bfff-ffffffffffff")
    #expect(IDs.isUUID(id))
    #expect(!IDs.isUUID(id.uppercased()))
  }

  @Test("A rule's id doesn't depend on the order of its causes")
  func ruleIDs() {
    func digest(_ bytes: [UInt8]) -> [UInt8] {
      (0..<32).map { index in
        bytes.enumerated().reduce(UInt8(index)) { ($0 &* 31) ^ $1.element &+ UInt8($1.offset % 7) }
      }
    }
    let first = RuleID.uuidV8(rule: "import", causes: ["b", "a"], digest: digest)
    #expect(first == RuleID.uuidV8(rule: "import", causes: ["a", "b"], digest: digest))
    #expect(first != RuleID.uuidV8(rule: "other", causes: ["a", "b"], digest: digest))
    #expect(Array(first)[14] == "8")
    #expect("89ab".contains(Array(first)[19]))
  }

  @Test("All first 122 bits of the digest are in a rule's id")
  func bits() {
    let ones = RuleID.uuidV8(rule: "r", causes: []) { _ in [UInt8](repeating: 0xFF, count: 32) }
    #expect(ones == "ffffffff-ffff-8fff-bfff-ffffffffffff")
  }

  @Test("A human number is read back")
  func numbers() {
    let number = HumanNumber(
      letter: "G", scope: "370102001", date: day("2026-11-23"), desk: "0A", count: 147)
    #expect(number.description == "G3701022611230A0147")
    #expect(HumanNumber("G3701022611230A0147") == number)
    let drawn = HumanNumber(
      letter: "T", scope: "37", date: day("2026-11-23"), desk: "Z0AB", count: 12_345)
    #expect(drawn.description == "T370000261123Z0AB12345")
    #expect(HumanNumber(drawn.description) == drawn)
    #expect(HumanNumber("G3701022613230A0147") == nil)
    #expect(HumanNumber("370102199001011234") == nil)
  }

  @Test("A drawn desk begins with Z and has no I and O")
  func desks() {
    let desk = HumanNumber.drawnDesk { [UInt8](repeating: 18, count: $0) }
    #expect(desk == "ZJJJ")
    #expect(!HumanNumber.deskAlphabet.contains("I") && !HumanNumber.deskAlphabet.contains("O"))
  }

  @Test("Scopes are prefixes by whole codes")
  func regions() {
    #expect(RegionCode.prefixes(of: "370102001") == ["37", "3701", "370102", "370102001"])
    #expect(RegionCode.isPrefix("3701", of: "370102"))
    #expect(!RegionCode.isPrefix("370", of: "370102"))
    #expect(RegionCode.withoutFilling("370000") == "37")
    #expect(RegionCode.withoutFilling("370100000000") == "3701")
    #expect(RegionCode.withoutFilling("370102001000") == "370102001")
    #expect(RegionCode.county(of: "3701") == "370100")
    #expect(RegionCode.level("370102001002") == 5)
  }
}
