import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing GB 18030")
struct ReadingGB18030Tests {
  private let grievances = Reading { $0.type = .grievance }

  /// 漏水 in GB 2312; 㐂 (U+3402) and 𠮷 (U+20BB7) in four bytes; U+E000 of private use.
  private static let row: [UInt8] = [
    0xC2, 0xA9, 0xCB, 0xAE, 0x81, 0x39, 0xEF, 0x31, 0x95, 0x34, 0xB2, 0x35, 0xAA, 0xA1,
  ]
  private static let header = Array("title,content\n".utf8)

  @Test("Two and four bytes and private use are read, and written the same")
  func characters() throws {
    let documents = try grievances.documents(Self.header + Self.row + Array(",x\n".utf8))

    #expect(documents.first?.members["title"] == "漏水㐂𠮷\u{E000}")

    let record: JSONObject = ["type": "unit", "name": "漏水㐂𠮷\u{E000}"]
    let bytes = try Writing(.unit) { $0.encoding = .gb18030 }.bytes([record], .csv)
    #expect(bytes.contains(Self.row))
    #expect(try Reading().documents(bytes).first?.members == record)
  }

  @Test("A byte order mark names the encoding", arguments: [true, false])
  func marks(isGB: Bool) throws {
    let mark: [UInt8] = isGB ? [0x84, 0x31, 0x95, 0x33] : [0xEF, 0xBB, 0xBF]
    let title = isGB ? Self.row : Array("漏水".utf8)

    let documents = try grievances.documents(mark + Self.header + title + Array(",x\n".utf8))

    #expect(documents.first?.members["title"]?.string?.hasPrefix("漏水") == true)
  }

  @Test("The encoding shows at the first character beyond ASCII, however late")
  func lateCharacters() throws {
    let plain = Array(String(repeating: "plain,row\n", count: 10_000).utf8)

    let documents = try grievances.documents(
      Self.header + plain + Self.row + Array(",x\n".utf8))

    #expect(documents.count == 10_001)
    #expect(documents.last?.members["title"]?.string?.hasPrefix("漏水") == true)
  }

  @Test("Invalid bytes name line, column and byte; the other rows go in")
  func invalid() throws {
    let rows = Self.row + Array(",x\nx,".utf8) + [0xC2, 0xA9, 0xFF, 0x30] + Array("\ny,z\n".utf8)

    let items = try grievances.items(Self.header + rows)

    guard case .rejected(let rejection) = items[1] else { return #expect(Bool(false)) }
    #expect(items.count == 3 && rejection.place == .line(3))
    #expect(rejection.failure.code == .inputUTF8)
    #expect(rejection.failure.details["column"]?.int == 2)
    #expect(rejection.failure.details["byte"]?.int == 3)
    #expect(rejection.failure.detail("encoding") == "gb18030")
  }

  @Test("UTF-8 with a wrong byte stays UTF-8: only that row is refused")
  func damagedUTF8() throws {
    let good = Array(String(repeating: "水管爆裂,水漫楼道\n", count: 20).utf8)

    let items = try grievances.items(Self.header + good + [0xE6, 0xB0, 0x2C, 0x78, 0x0A])

    guard case .rejected(let rejection) = items.last else { return #expect(Bool(false)) }
    #expect(items.count == 21 && rejection.failure.detail("encoding") == "utf-8")
    #expect(rejection.place == .line(22))
    #expect(rejection.failure.details["byte"]?.int == 1)
  }

  @Test("A named encoding is not guessed")
  func named() throws {
    let reading = Reading {
      $0.type = .grievance
      $0.encoding = .gb18030
    }
    // 联通 in GBK is valid UTF-8 by chance.
    let documents = try reading.documents(
      Self.header + [0xC1, 0xAA, 0xCD, 0xA8] + Array(",x\n".utf8))

    #expect(documents.first?.members["title"] == "联通")
  }

  @Test("A code point that GB 18030 no longer writes stops the export with the record's id")
  func lacking() {
    let record: JSONObject = ["id": "x", "type": "unit", "name": "\u{E78D}"]

    #expect(throws: Failure(.encodingLacks, ["encoding": "gb18030", "id": "x"])) {
      try Writing(.unit) { $0.encoding = .gb18030 }.bytes([record], .csv)
    }
  }

  @Test("Every character beyond those survives the way there and back")
  func everyCharacter() throws {
    let gone: Set<UInt32> = Set(0xE78D...0xE796).union([
      0xE816, 0xE817, 0xE818, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE831, 0xE832, 0xE83B, 0xE843,
      0xE854, 0xE855, 0xE864,
    ])
    for plane in 0...16 as ClosedRange<UInt32> {
      var text = String.UnicodeScalarView()
      for value in (plane << 16)...(plane << 16 | 0xFFFF) where value >= 0x80 {
        if let scalar = Unicode.Scalar(value), !gone.contains(value) { text.append(scalar) }
      }
      let record: JSONObject = ["type": "unit", "name": .string(String(text))]
      let bytes = try Writing(.unit) { $0.encoding = .gb18030 }.bytes([record], .csv)
      let back = try Reading().documents(bytes).first?.members["name"]
      #expect(back == record["name"], "plane \(plane)")
    }
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
