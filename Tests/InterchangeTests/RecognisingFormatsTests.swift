import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Recognising formats")
struct RecognisingFormatsTests {
  private static let unit = #"{"type":"unit","name":"甲","kind":"other"}"#

  private static let recordsCases: [(String, Int)] = [
    (unit + "\n" + unit + "\n", 2), ("[\(unit),\(unit)]", 2), (unit, 1), (unit + "\n", 1),
    ("{\n \"type\": \"unit\",\n \"name\": \"甲\"\n}\n", 1), ("\u{FEFF}" + unit, 1), ("", 0),
  ]

  @Test(
    "Records in lines, in a list or alone are recognised by what is there",
    arguments: Self.recordsCases)
  func records(text: String, count: Int) throws {
    let documents = try Reading().documents(text)

    #expect(documents.count == count)
    #expect(documents.allSatisfy { $0.members["name"] == "甲" })
  }

  @Test("A lone object in one line is read as what it holds, not as a line")
  func loneObjects() throws {
    let collection =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":"#
      + #"{"type":"camera","name":"路口"},"geometry":null}]}"#

    let document = try #require(try Reading().documents(collection).first)

    #expect(document.members["type"] == "camera")
    #expect(document.place == .path("/features/0"))
  }

  @Test("A first line that is broken doesn't hide that there are lines")
  func brokenFirstLine() throws {
    let items = try Reading().items("{bad\n\(Self.unit)\n")

    #expect(items.count == 2)
    guard case .rejected(let rejection) = items[0] else { return #expect(Bool(false)) }
    #expect(rejection.place == .line(1))
  }

  @Test("A document whose first line is cut within a list isn't lines")
  func documentOverLines() throws {
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n"
      + "{\"type\":\"Feature\",\"properties\":{\"type\":\"camera\"},\"geometry\":null}\n]}\n"

    #expect(try Reading().documents(text).count == 1)
  }

  @Test("Lines may hold features or requests as well, each mapped by itself")
  func linesOfFeatures() throws {
    let feature = #"{"type":"Feature","properties":{"type":"camera"},"geometry":null}"#
    let request = #"{"service_request_id":"7","description":"路灯不亮"}"#

    let documents = try Reading().documents("\(feature)\n\(request)\n\(Self.unit)\n")

    #expect(documents.map { $0.members["type"] } == ["camera", "grievance", "unit"])
    #expect(documents.map(\.place) == [.line(1), .line(2), .line(3)])
  }

  @Test(
    "Text that is none of them isn't guessed",
    arguments: ["hello", "hello\nworld\n", "\u{1},\u{2}\n"])
  func unknown(text: String) {
    #expect(throws: Failure(.inputFormat, ["path": "file"])) { try Reading().items(text) }
  }

  @Test("UTF-16 is named as what it is")
  func utf16() {
    #expect {
      try Reading().items([0xFF, 0xFE, 0x7B, 0x00])
    } throws: { error in
      (error as? Failure)?.code == .inputUTF8 && (error as? Failure)?.detail("text") == "UTF-16"
    }
  }

  @Test("Every format names the types it carries, and a refusal names the formats that do")
  func table() {
    #expect(ExchangeFormat.cap.types == [.alert])
    #expect(ExchangeFormat.carrying(.alert) == [.ndjson, .json, .csv, .cap, .geojson])
    #expect(ExchangeFormat.carrying(.policy) == [.ndjson, .json, .csv])
    #expect(ExchangeFormat.carrying(.catalogEntry).contains(.dcat))

    #expect {
      try Writing(.unit).bytes([], .cap)
    } throws: { error in
      let failure = error as? Failure
      return failure?.code == .formatUnfit
        && failure?.details["formats"] == ["ndjson", "json", "csv"]
    }
  }

  @Test("Every pair of format and type either writes or is refused", arguments: RecordType.allCases)
  func exhaustive(type: RecordType) throws {
    let record: JSONObject = [
      "id": "01936e5b-34a7-70dc-94b5-100000000001", "type": .string(type.rawValue),
      "cap": ["sender": "s"],
    ]
    for format in ExchangeFormat.allCases where format.types.contains(type) {
      #expect(try !Writing(type).bytes([record], format).isEmpty)
    }
    for format in ExchangeFormat.allCases where !format.types.contains(type) {
      #expect(throws: Failure.self) { try Writing(type).bytes([record], format) }
    }
  }

  @Test("Nesting beyond any document is refused, not followed")
  func tooDeep() {
    let text = String(repeating: "[", count: 100_000)

    #expect {
      try Reading().items(text)
    } throws: { error in
      (error as? Failure)?.detail("reason") == "json.depth"
    }
  }
}
