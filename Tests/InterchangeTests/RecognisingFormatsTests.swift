import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Recognising formats and reading tables")
struct RecognisingFormatsTests {
  @Test(
    "The first bytes show the format",
    arguments: [
      ("<?xml version=\"1.0\"?><alert/>", ImportFormat.cap), ("[{}]", .json),
      ("{\"a\":1}\n{\"a\":2}\n", .ndjson), ("{\n  \"a\": 1\n}", .json), ("{\"a\":1}", .ndjson),
      ("{bad\n{\"a\":2}\n", .ndjson), ("name,code\nx,1\n", .csv), ("\u{FEFF}a,b\r\n1,2", .csv),
    ])
  func recognised(text: String, format: ImportFormat) {
    #expect(ImportFormat.recognised(beginning: Array(text.utf8), name: "file") == format)
  }

  @Test("Text that is none of them isn't guessed")
  func unknown() {
    #expect(ImportFormat.recognised(beginning: Array("hello".utf8), name: "file.txt") == nil)
  }

  @Test("Quotes, commas and line ends inside a field survive")
  func quotedFields() throws {
    let text = "title,place.region\r\n\"a, \"\"b\"\"\nc\",370102\r\n"

    let items = try CSVRecords.items(Array(text.utf8), type: .grievance)

    guard case .document(let document, _) = try #require(items.first) else {
      Issue.record("the row was rejected")
      return
    }
    #expect(document["title"] == "a, \"b\"\nc")
    #expect(document["place"]?["region"] == "370102")
    #expect(document["type"] == "grievance")
  }

  @Test("A record written as a row reads back the same")
  func roundTrip() throws {
    let record: JSONObject = [
      "id": "0193", "type": "unit", "name": "水务, \"局\"", "kind": "department",
      "duties": ["供水", "排水"], "bureau": [], "scope": "370102",
    ]
    let bytes = CSVRecords.line(CSVRecords.header(of: .unit)) + CSVRecords.row(record, type: .unit)

    let items = try CSVRecords.items(bytes, type: nil)

    guard case .document(let document, _) = try #require(items.first) else {
      Issue.record("the row was rejected")
      return
    }
    #expect(document == record)
  }

  @Test("An open quote is refused")
  func openQuote() {
    #expect(throws: Failure.self) {
      try CSVRecords.items(Array("a,b\n\"1,2\n".utf8), type: .unit)
    }
  }
}
