import DomainModel
import Testing

@Suite("Checking identifiers")
struct IdentifierCheckTests {
  @Test(
    "Credit codes of real organisations stand",
    arguments: ["91350100M000100Y43", "91110000600037341L"])
  func goodCreditCodes(code: String) {
    #expect(IdentifierChecks.uscc(code).isValid)
  }

  @Test("A wrong credit code says why")
  func badCreditCodes() {
    #expect(IdentifierChecks.uscc("91350100M000100Y44").reason == "uscc.check")
    #expect(IdentifierChecks.uscc("91350100I000100Y43").reason == "uscc.characters")
    #expect(IdentifierChecks.uscc("9135").reason == "uscc.length")
  }

  @Test("The citizen ids of the standard's examples stand")
  func citizenIDs() {
    #expect(IdentifierChecks.citizenID("11010519491231002X").isValid)
    #expect(IdentifierChecks.citizenID("440524188001010014").isValid)
    #expect(IdentifierChecks.citizenID("110105194912310021").reason == "citizenId.check")
    #expect(IdentifierChecks.citizenID("11010519490231002X").reason == "citizenId.birthDate")
    #expect(IdentifierChecks.citizenID("99010519491231002X").reason == "citizenId.region")
    #expect(IdentifierChecks.citizenID("1101051949123100").reason == "citizenId.length")
  }

  @Test("Regions are checked by form and table")
  func regions() {
    for code in ["37", "370000", "3701", "370100", "370102", "370102001", "110101"] {
      #expect(IdentifierChecks.region(code).isValid, "\(code)")
    }
    #expect(IdentifierChecks.region("990000").reason == "region.unknown")
    #expect(IdentifierChecks.region("370199").reason == "region.unknown")
    #expect(IdentifierChecks.region("3701021").reason == "region.length")
    #expect(IdentifierChecks.region("37010a").reason == "region.characters")
    #expect(IdentifierChecks.region("370102001") { _ in false }.reason == "region.unknown")
  }

  @Test("ISO 7064 MOD 37,36 gives the published check characters")
  func mod37() {
    #expect(IdentifierChecks.mod37Check("A12425GABC1234002") == "M")
    #expect(IdentifierChecks.mod37Check("a") == nil)
  }

  @Test("A licence identifier is checked over its parts")
  func licences() {
    let body = ["11370000MB284711XX001", "113701020042110001", "000123", "001"]
    let check = IdentifierChecks.mod37Check(body.joined()) ?? "?"
    let good = "1.2.156.3005.2." + body.joined(separator: ".") + "." + check
    #expect(IdentifierChecks.licenceID(good).isValid)
    #expect(
      IdentifierChecks.licenceID(good.dropLast() + (check == "A" ? "B" : "A")).isValid == false)
    #expect(IdentifierChecks.licenceID("1.2.156").reason == "licenceId.root")
    #expect(IdentifierChecks.licenceID("1.2.156.3005.2.A.B").reason == "licenceId.parts")
  }
}
