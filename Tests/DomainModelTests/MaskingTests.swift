import DomainModel
import JSONDiff
import Testing

@Suite("Hiding personal members")
struct MaskingTests {
  private func order(_ members: JSONObject = [:]) throws -> Record {
    try DomainWorld().grievance(members)
  }

  @Test("Masks keep what the page shows")
  func masks() {
    #expect(Masking.maskPhone("13812342071") == "138****2071")
    #expect(Masking.maskName("王小明") == "王**")
    #expect(Masking.maskName("王") == "王**")
    #expect(Masking.maskIdentity("370102199001011234") == "3701**********1234")
    #expect(Masking.maskPhone("12345") == "****45")
    #expect(Masking.isMask("138****2071"))
  }

  @Test("Below level 3 the caller is hidden and the pointers are listed")
  func caller() throws {
    let masked = Masking.masked(try order(), level: 2)
    #expect(masked["contact"]?["name"] == "王**")
    #expect(masked["contact"]?["phone"] == "108****2071")
    #expect(masked["masked"] == ["/contact/name", "/contact/phone"])
    #expect(Masking.masked(try order(), level: 3)["masked"] == nil)
  }

  @Test("A confidential order hides its caller below level 4")
  func confidential() throws {
    let masked = Masking.masked(try order(["confidential": true]), level: 3)
    #expect(masked["contact"]?["phone"] == "108****2071")
    #expect(Masking.masked(try order(["confidential": true]), level: 4)["masked"] == nil)
  }

  @Test("A revealed member is shown, the others stay hidden")
  func revealed() throws {
    let masked = Masking.masked(try order(), level: 2, revealed: ["/contact/phone"])
    #expect(masked["contact"]?["phone"] == "10812342071")
    #expect(masked["masked"] == ["/contact/name"])
  }

  @Test("Members in lists are hidden with their place")
  func lists() {
    let region = Record([
      "type": "region", "contacts": [["id": "a", "name": "李强", "phone": "10900001111"]],
    ])
    let masked = Masking.masked(region, level: 1)
    #expect(masked["contacts"]?[0]?["name"] == "李**")
    #expect(masked["masked"] == ["/contacts/0/name", "/contacts/0/phone"])
  }

  @Test("An enterprise's name is public, a person's isn't")
  func subjects() {
    let firm = Record([
      "type": "subject", "kind": "enterprise", "name": "泉城机械", "phone": "10812345678",
    ])
    #expect(Masking.masked(firm, level: 2)["name"] == "泉城机械")
    #expect(Masking.masked(firm, level: 2)["phone"] == "108****5678")
    let person = Record(["type": "subject", "kind": "person", "name": "王小明"])
    #expect(Masking.masked(person, level: 2)["name"] == "王**")
  }

  @Test("Ids and telephone numbers are found in text, order numbers aren't")
  func scan() {
    let text = "请联系13812342071，身份证11010519491231002x，工单G3701022611230A0147，编号12345678901234567890。"
    let findings = PersonalDataScan.findings(in: text)
    #expect(findings.map(\.kind) == [.phone, .citizenID])
    #expect(findings.first?.masked == "138****2071")
    #expect(PersonalDataScan.findings(in: "电话 053112345678 共12345件").isEmpty)
  }
}
