import DomainModel
import Testing

@testable import Phrasebook

@Suite("Naming members and values")
struct NamingMembersTests {
  /// A member as declared, with all below it.
  private func all(_ members: [MemberDeclaration]) -> [MemberDeclaration] {
    members.flatMap { [$0] + all($0.kind.nestedMembers) }
  }

  private func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  private func isShort(_ phrase: Phrase) -> Bool {
    !phrase.chinese.isEmpty && columns(phrase.chinese) <= 16
      && !phrase.english.isEmpty && columns(phrase.english) <= 24
  }

  @Test("Every declared member has a short label in both languages", arguments: RecordType.allCases)
  func membersAreNamed(type: RecordType) {
    for member in all(TypeDeclaration.of(type).members) {
      let label = Terms.known(type: type.rawValue, path: member.path)
      #expect(label.map(isShort) == true, "\(type.rawValue).\(member.path)")
    }
  }

  @Test("Every declared value has a short word in both languages", arguments: RecordType.allCases)
  func valuesAreNamed(type: RecordType) {
    for member in all(TypeDeclaration.of(type).members) {
      for value in member.kind.words {
        let word = Terms.value(type: type.rawValue, member: member.path, value: value)
        #expect(word.map(isShort) == true, "\(type.rawValue).\(member.path)=\(value)")
      }
    }
  }

  @Test("Every status has a short word in both languages", arguments: RecordType.allCases)
  func statusesAreNamed(type: RecordType) {
    for state in TypeDeclaration.of(type).machine?.states ?? [] {
      let word = Terms.value(type: type.rawValue, member: "status", value: state.name)
      #expect(word.map(isShort) == true, "\(type.rawValue).\(state.name)")
    }
    #expect(isShort(Terms.type(type.rawValue)))
  }

  @Test("Every label belongs to a declared member, under the area that is asked for its type")
  func labelsBelongToMembers() {
    let tables = [
      PeopleTerms.table, AcrossTerms.table, GrievanceTerms.table, InspectionTerms.table,
      AlertTerms.table, CatalogueTerms.table, LicenceTerms.table,
    ]
    for (type, path) in tables.flatMap(\.labelled) {
      let known = RecordType(rawValue: type).map(TypeDeclaration.of)
      #expect(known?.member(path) != nil, "\(type).\(path)")
      #expect(Terms.known(type: type, path: path) != nil)
    }
    for (_, path) in CommonTerms.table.labelled where path.contains(".") {
      #expect(TypeDeclaration.of(.team).member(path) != nil, "\(path)")
    }
  }

  @Test("Members that a type leaves open have their words too")
  func openMembers() {
    #expect(Terms.member(type: "grievance", path: "cards.step").chinese == "计时环节")
    #expect(Terms.member(type: "grievance", path: "laneDetails.to").english == "Handed to")
  }

  @Test("What isn't known stands for itself")
  func unknownWordsStay() {
    #expect(Terms.type("novelty") == Phrase("novelty", "novelty"))
    #expect(Terms.member(type: "grievance", path: "contact.fax") == Phrase("fax", "fax"))
    #expect(Terms.value(type: "grievance", member: "kind", value: "novelty") == nil)
  }

  @Test("A word of one type isn't taken for another's")
  func wordsBelongToTheirType() {
    #expect(Terms.value(type: "grievance", member: "kind", value: "report")?.chinese == "举报")
    #expect(Terms.value(type: "template", member: "kind", value: "report")?.chinese == "报告")
    #expect(Terms.value(type: "grievance", member: "status", value: "signed")?.chinese == "办理中")
    #expect(Terms.member(type: "grievance", path: "contact.name").english == "Caller name")
  }
}
