import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing tables")
struct ReadingTablesTests {
  private let grievances = Reading { $0.type = .grievance }

  @Test("Quotes, commas and line ends inside a field survive, however the file is cut")
  func quotedFields() throws {
    let text = "title,content\r\n\"a, \"\"b\"\"\r\nc\",说明\r\nd,e\r\n"

    for size in 1...7 {
      var reading = grievances
      reading.chunkBytes = size
      let documents = try reading.documents(text)

      #expect(documents.map { $0.members["title"] } == ["a, \"b\"\r\nc", "d"])
      #expect(documents.map(\.place) == [.line(2), .line(4)])
      #expect(documents.first?.members["type"] == "grievance")
    }
  }

  @Test("A dotted column gives its object in part")
  func dottedColumns() throws {
    let document = try #require(
      try grievances.documents("title,place.region\n漏水,370102\n").first)

    #expect(document.members["place"]?["region"] == "370102")
    #expect(document.partial == ["place"])
  }

  @Test("A record written as a row reads back the same")
  func roundTrip() throws {
    let record: JSONObject = [
      "id": "01936e5b-34a7-70dc-94b5-100000000001", "type": "unit", "name": "水务, \"局\"",
      "kind": "department", "duties": ["供水", "排水"], "bureau": [], "scope": "370102001003",
      "phone": "053186012345", "code": "0123",
    ]

    for encoding in TextEncoding.allCases {
      let bytes = try Writing(.unit) { $0.encoding = encoding }.bytes([record], .csv)
      #expect(try Reading().documents(bytes).map(\.members) == [record])
    }
  }

  private static let spreadsheetsCases: [(String, String)] = [
    ("=1+1", "'=1+1"), ("+8610", "'+8610"), ("@SUM(A1)", "'@SUM(A1)"), ("-x", "'-x"),
    ("'=x", "''=x"), ("\t=1", "'\t=1"), ("0123", "=\"0123\""), ("=\"\"", "'=\"\""),
    ("370102199001011234", "=\"370102199001011234\""), ("10812342071", "10812342071"),
    ("'quoted'", "'quoted'"), ("7", "7"),
  ]

  @Test(
    "What a spreadsheet would run or round is neutralised, and reads back the same",
    arguments: Self.spreadsheetsCases)
  func spreadsheets(text: String, cell: String) throws {
    let record: JSONObject = ["type": "unit", "name": .string(text)]
    let bytes = try Writing(.unit).bytes([record], .csv)
    let written = cell.contains("\"") ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell

    #expect(String(decoding: bytes, as: UTF8.self).contains(",\(written),"))
    #expect(try Reading().documents(bytes).first?.members["name"] == .string(text))
  }

  @Test("A cell with the formula of nothing stays what it is, over and over")
  func formulaOfNothing() throws {
    let record = try #require(
      try Reading().documents("type,name,code\nunit,=\"\",1\n").first?.members)
    #expect(record["name"] == "=\"\"")
    let again = try Writing(.unit).bytes([record], .csv)
    #expect(try Reading().documents(again).map(\.members) == [record])
  }

  @Test("Text that keeps digits in a spreadsheet is the digits")
  func excelText() throws {
    let document = try #require(try grievances.documents("title,category\n=\"0123\",x\n").first)

    #expect(document.members["title"] == "0123")
  }

  @Test("A number that a spreadsheet has rounded is refused with its column")
  func rounded() throws {
    let rejection = try #require(
      try grievances.rejections("title,number\nx,3.70102E+17\n").first)

    #expect(rejection.place == .line(2))
    #expect(rejection.reason == "csv.rounded")
    #expect(rejection.failure.detail("member") == "number")
  }

  @Test("A row with too few or too many fields says so, the others go in")
  func fieldCounts() throws {
    let items = try grievances.items("title,content\na\nb,c,d\ne,f\n,\n\ng,h\n")

    let failures = items.compactMap { item -> Failure? in
      guard case .rejected(let rejection) = item else { return nil }
      return rejection.failure
    }
    #expect(items.count == 4 && failures.map(\.code) == [.inputFields, .inputFields])
    #expect(failures.map { $0.details["line"]?.int } == [2, 3])
    #expect(failures.map { $0.details["found"]?.int } == [1, 3])
    #expect(failures.allSatisfy { $0.details["expected"]?.int == 2 })
  }

  private static let headersCases: [(String, String)] = [
    ("a,,b\n1,2,3\n", "csv.header"), ("a,a\n1,2\n", "csv.headerTwice"),
    ("a,a:json\n1,2\n", "csv.headerTwice"), ("a..b,c\n1,2\n", "csv.header"),
  ]

  @Test(
    "A header that names nothing, or one thing twice, is refused",
    arguments: Self.headersCases)
  func headers(text: String, reason: String) {
    #expect {
      try grievances.items(text)
    } throws: { error in
      (error as? Failure)?.detail("reason") == reason
    }
  }

  @Test("An open quote is refused on the line where it begins; rows before it go in")
  func openQuote() throws {
    let items = try grievances.items("title,content\na,b\nc,\"d\ne,f\n")

    guard case .rejected(let rejection) = items.last else { return #expect(Bool(false)) }
    #expect(items.count == 2 && rejection.place == .line(3))
    #expect(rejection.reason == "csv.openQuote")
  }

  @Test("A row over the limit is thrown away as it comes, the next one is kept")
  func longRow() throws {
    let long = String(repeating: "x", count: 1_100_000)
    var reading = grievances
    reading.chunkBytes = 65_536

    let items = try reading.items("title,content\n\(long),y\na,b\n")

    guard case .rejected(let rejection) = items.first else { return #expect(Bool(false)) }
    #expect(items.count == 2 && rejection.failure.code == .inputLine)
    #expect(rejection.place == .line(2))
  }

  @Test("JSON that is broken rejects its row")
  func brokenJSON() throws {
    let rejections = try grievances.rejections("title,tags:json\na,[1\nb,\"[\"\"x\"\"]\"\n")

    #expect(rejections.map(\.place) == [.line(2)])
    #expect(rejections.first?.failure.detail("member") == "tags:json")
  }
}
