import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Keeping people synthetic")
struct SyntheticPeopleTests {
  @Test("Credit codes pass their check and belong to an abolished county")
  func creditCodesPass() {
    let codes = CheckedCounty.records(.subject).compactMap { $0.text("uscc") }

    #expect(codes.count > 150)
    #expect(codes.allSatisfy { IdentifierChecks.uscc($0).valid })
    #expect(codes.allSatisfy { $0.dropFirst(2).hasPrefix("370121") })
    #expect(Set(codes).count == codes.count)
  }

  @Test("Citizen ids pass their check and are of a county that no longer was at birth")
  func citizenIDsPass() {
    let ids = CheckedCounty.records(.subject).compactMap { $0.text("citizenId") }

    #expect(ids.count == 70)
    #expect(ids.allSatisfy { IdentifierChecks.citizenID($0).valid })
    #expect(ids.allSatisfy { $0.hasPrefix("370121") && $0.dropFirst(6).prefix(4) > "1987" })
  }

  @Test("Licence identifiers pass their check")
  func licenceIdentifiersPass() {
    let identifiers = CheckedCounty.records(.licence).compactMap { $0.text("identifier") }

    #expect(identifiers.allSatisfy { IdentifierChecks.licenceID($0).valid })
  }

  @Test("No telephone number begins like a real one")
  func phonesAreInvented() {
    var phones: [String] = []
    for record in CheckedCounty.records {
      phones += CheckedCounty.texts(in: .object(record.members))
        .filter { $0.path.hasSuffix("/phone") }.map(\.text)
    }

    #expect(phones.count > 500)
    #expect(phones.allSatisfy { $0.hasPrefix("10") && $0.utf8.count == 11 })
  }
}
