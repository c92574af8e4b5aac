import DomainModel
import JSONDiff
import Testing

@testable import SampleCounty

@Suite("Writing very many records")
struct BulkSamplesTests {
  static func lines(count: Int, seed: UInt64 = 1) -> [String] {
    var samples = BulkSamples(
      count: count, seed: seed, day: CheckedCounty.loadingDay, openShare: 0.04)
    var bytes: [UInt8] = []
    samples.write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static let many = lines(count: 2000)
  static let records: [Record] = many.compactMap { line in
    (try? JSON.parse(line))?.object.map { Record($0) }
  }

  @Test(
    "There are as many lines as asked for, few as well as many", arguments: [1, 300, 374, 2000])
  func countIsKept(count: Int) {
    #expect(Self.lines(count: count).count == count)
  }

  @Test("The same seed gives the same bytes")
  func isDeterministic() {
    #expect(Self.lines(count: 1000) == Self.lines(count: 1000))
    #expect(Self.lines(count: 1000) != Self.lines(count: 1000, seed: 2))
  }

  @Test("Every line is canonical JSON and holds against its type's declaration")
  func linesAreCanonical() {
    #expect(Self.records.count == 2000)
    for (line, record) in zip(Self.many, Self.records) {
      #expect(JSON.object(record.members).canonicalText == line)
      #expect(RecordValidation.flaws(record) == [], "\(record.typeName)")
    }
  }

  @Test("Ids ascend over all types, and numbers are unique")
  func idsAscend() {
    let ids = Self.records.map(\.id)
    let numbers = Self.records.compactMap(\.number)

    #expect(ids == ids.sorted())
    #expect(Set(numbers).count == numbers.count)
  }

  @Test("References lead to records of the same set")
  func referencesResolve() {
    let ids = Set(Self.records.map(\.id))
    for record in Self.records {
      for (path, text) in CheckedCounty.texts(in: .object(record.members))
      where IDs.isUUID(text) && path != "/id" {
        #expect(ids.contains(text), "\(record.typeName)\(path)")
      }
    }
  }

  @Test("About one in twenty-five is open, and nothing is younger than the last day")
  func openShareIsKept() {
    let open = Self.records.filter(\.isOpen).filter { [.grievance, .task].contains($0.type) }

    #expect((35...110).contains(open.count))
    #expect(
      Self.records.allSatisfy {
        ($0.createdAt?.civilDate ?? CheckedCounty.loadingDay) <= CheckedCounty.loadingDay
      })
  }
}
