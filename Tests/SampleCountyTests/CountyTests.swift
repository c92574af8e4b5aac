import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Inventing the county")
struct CountyTests {
  @Test("The same seed gives the same bytes, another seed others")
  func isDeterministic() {
    let first = CheckedCounty.county.files()
    let second = SampleCounty(seed: CheckedCounty.seed).files()
    let other = SampleCounty(seed: 7).files()

    #expect(first.map(\.name) == second.map(\.name))
    #expect(first.map(\.bytes) == second.map(\.bytes))
    #expect(first.map(\.bytes) != other.map(\.bytes))
  }

  @Test("Every record holds against its type's declaration")
  func recordsAreValid() {
    var flaws: [String] = []
    for record in CheckedCounty.records {
      for flaw in RecordValidation.flaws(record) {
        flaws.append("\(record.typeName) \(flaw.path) \(flaw.code)")
      }
    }

    #expect(Set(flaws).sorted() == [])
  }

  @Test("Lines of a type ascend by id, and no id stands twice")
  func idsAscend() {
    for type in SampleCounty.typeOrder {
      let ids = (CheckedCounty.county.records[type] ?? []).map { $0.text("id") }
      #expect(ids == ids.sorted(), "\(type)")
    }
    #expect(Set(CheckedCounty.records.map(\.id)).count == CheckedCounty.records.count)
  }

  @Test("Human numbers are unique and bear their day")
  func numbersAreUnique() {
    let numbers = CheckedCounty.records.compactMap(\.number)

    #expect(Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { $0.contains("370102") && !$0.contains("{") })
  }

  @Test(
    "Counts are near the goals",
    arguments: [
      (RecordType.grievance, 400), (.inspection, 120), (.alert, 60), (.catalogEntry, 300),
      (.licence, 150), (.subject, 270), (.workingCalendar, 2),
    ])
  func countsFit(type: RecordType, count: Int) {
    #expect(CheckedCounty.records(type).count == count)
  }

  @Test("Every type of the contract but the status list has records")
  func typesAreThere() {
    let made = Set(CheckedCounty.records.compactMap(\.type))

    #expect(Set(RecordType.allCases).subtracting(made) == [.statusList])
  }

  @Test("Grievances stand in every state")
  func statesAreThere() {
    let machine = TypeDeclaration.of(.grievance).machine
    let states = Set(machine?.states.map(\.name) ?? [])

    #expect(Set(CheckedCounty.records(.grievance).compactMap(\.status)) == states)
  }

  @Test("Every status is one of its type's machine")
  func statusesAreKnown() {
    for record in CheckedCounty.records {
      guard let type = record.type, let machine = TypeDeclaration.of(type).machine,
        let status = record.status, type != .alert
      else { continue }
      #expect(machine.states.contains { $0.name == status }, "\(record.typeName) \(status)")
    }
  }

  @Test("Every reference leads to a record")
  func referencesResolve() {
    let ids = Set(CheckedCounty.records.map(\.id))
    var lost: Set<String> = []
    for record in CheckedCounty.records {
      for (path, text) in CheckedCounty.texts(in: .object(record.members))
      where IDs.isUUID(text) && !path.hasSuffix("/id") && !ids.contains(text) {
        lost.insert(record.typeName + path)
      }
      for (path, text) in CheckedCounty.texts(in: .object(record.members))
      where text.hasSuffix(" missing") { lost.insert(record.typeName + path) }
    }

    #expect(lost == [])
  }

  @Test("Awkward text is among the grievances")
  func awkwardTextIsThere() {
    let all = CheckedCounty.records(.grievance).map { $0.title + ($0.text("content") ?? "") }
      .joined()

    for scalar in ["\u{3402}", "\u{20BB7}", "\u{323AF}", "\u{202E}", "\u{200B}", "\u{FE0F}"] {
      #expect(all.unicodeScalars.contains { String($0) == scalar })
    }
  }
}
