import CellGrid
import DomainModel
import Foundation
import JSONDiff
import Testing

@testable import Panes

@Suite("Showing records in words")
struct DetailWordsTests {
  private static let now = Instant(milliseconds: 1_795_439_040_000)
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples/county")

  /// Up to forty sample records of a type; their relative times stay as they are.
  private func samples(_ type: RecordType) throws -> [Record] {
    let path = Self.folder.appending(path: "\(type.rawValue).ndjson")
    guard FileManager.default.fileExists(atPath: path.path) else { return [] }
    let text = try String(contentsOf: path, encoding: .utf8)
    return try text.split(separator: "\n").prefix(40).compactMap { line in
      try JSON.parse(String(line)).object.map(Record.init)
    }
  }

  private func blocks(_ record: Record, _ language: Language) -> [DetailBlock] {
    let subject = DetailSubject(
      record: record, language: language, now: Self.now, nameOf: { _ in nil })
    let pane = record.type.flatMap { PaneCatalog.pane(listing: $0) }
    return pane?.detail(subject) ?? PaneCatalog.plainDetail(subject)
  }

  private func labels(_ blocks: [DetailBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .heading(let text): [text]
      case .fields(let fields): fields.map(\.label)
      case .title, .paragraph, .timeline: []
      }
    }
  }

  @Test("Every label of a record has its word in both languages", arguments: RecordType.allCases)
  func labels(_ type: RecordType) throws {
    var unnamed: Set<String> = []
    for record in try samples(type) {
      for label in labels(blocks(record, .english))
      where Self.hasHan(label) && !Self.ownHeadings.contains(type) {
        unnamed.insert("english \(label)")
      }
      for label in labels(blocks(record, .chinese)) where !Self.hasHan(label) {
        unnamed.insert("chinese \(label)")
      }
    }
    #expect(unnamed.isEmpty, "\(unnamed.sorted())")
  }

  @Test("Every enumeration value has its word", arguments: RecordType.allCases)
  func values(_ type: RecordType) throws {
    var unnamed: Set<String> = []
    for record in try samples(type) {
      for case .fields(let fields) in blocks(record, .chinese) {
        for field in fields where Self.isCodeWord(field.value) {
          unnamed.insert("\(field.label) \(field.value)")
        }
      }
    }
    #expect(unnamed.isEmpty, "\(unnamed.sorted())")
  }

  @Test("The samples that these tests read are there")
  func samplesAreThere() throws {
    #expect(try samples(.grievance).count == 40)
  }

  @Test("A record without anything but its envelope is shown without complaint")
  func emptyRecord() {
    for type in RecordType.allCases {
      let record = Record(["id": "x", "type": .string(type.rawValue), "scope": "370102"])
      for language in [Language.chinese, .english] {
        #expect(!blocks(record, language).isEmpty)
      }
    }
  }

  @Test("Odd members are shown as they are", arguments: RecordType.allCases)
  func oddMembers(_ type: RecordType) {
    let record = Record([
      "id": "x", "type": .string(type.rawValue), "scope": "370102", "title": 7, "name": [],
      "status": ["no"], "steps": "no", "notes": 3, "clocks": "none", "cap": [1, 2], "fields": 1,
      "items": "x", "place": "here", "contact": 4, "visits": [7], "dueAt": "soon",
      "unheardOf": ["deep": ["deeper": [1, .null, true]]],
    ])

    #expect(!blocks(record, .chinese).isEmpty)
  }

  @Test("Why an order came back stands before its text while that has to be judged, and only then")
  func reasonOfReturn() {
    var order = Record([
      "id": "x", "type": "grievance", "scope": "370102", "status": "returned", "content": "水漫楼道",
      "steps": [["command": "return", "reason": "非本单位职责", "at": "2026-11-23T01:00:00.000Z"]],
    ])
    #expect(labels(blocks(order, .chinese)).first == "退单理由")
    #expect(blocks(order, .english).contains(.paragraph("非本单位职责", .caution)))

    order["status"] = "assigned"
    #expect(!labels(blocks(order, .chinese)).contains("退单理由"))
  }

  /// Clauses of a policy are headed by the policy itself.
  private static let ownHeadings: Set<RecordType> = [.policy]

  /// Words of the wire: letters only, beginning small.
  private static func isCodeWord(_ text: String) -> Bool {
    text.count > 2 && text.allSatisfy { $0.isASCII && $0.isLetter }
      && text.first?.isLowercase == true
  }

  private static func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }
}
