import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Writing alerts as CAP 1.2")
struct WritingCAPTests {
  private static let full: JSONObject = [
    "identifier": "A1", "sender": "37010241600000", "sent": "2026-11-22T20:05:00+08:00",
    "status": "Actual", "msgType": "Update", "source": "desk", "scope": "Restricted",
    "restriction": "内部", "addresses": "\"甲 乙\" 丙", "code": ["c1", "c2"], "note": "n",
    "references": "s,A0,2026-11-22T19:05:00+08:00", "incidents": "i",
    "info": [
      [
        "language": "zh-CN", "category": ["Met", "Safety"], "event": "寒潮",
        "responseType": ["Prepare", "Shelter"], "urgency": "Immediate", "severity": "Severe",
        "certainty": "Likely", "audience": "全体",
        "eventCode": [["valueName": "code", "value": "11B05"]],
        "effective": "2026-11-22T20:05:00+08:00", "onset": "2026-11-22T21:00:00+08:00",
        "expires": "2026-11-23T20:05:00+08:00", "senderName": "济南市气象台",
        "headline": "橙色 <预警> & \"寒潮\"",
        "description": "第一行\n第二行", "instruction": "防寒", "web": "https://example.invalid/a?b=1&c=2",
        "contact": "0531",
        "parameter": [
          ["valueName": "colour", "value": "orange"], ["valueName": "x", "value": "1"],
          ["valueName": "x", "value": "2"],
        ],
        "resource": [
          [
            "resourceDesc": "图", "mimeType": "image/png", "size": "12",
            "uri": "https://example.invalid/1.png", "derefUri": "AAAA", "digest": "00",
          ]
        ],
        "area": [
          [
            "areaDesc": "历下区", "polygon": ["36.6,117.0 36.7,117.1 36.6,117.2 36.6,117.0"],
            "circle": ["36.6,117.0 5"], "geocode": [["valueName": "区划代码", "value": "370102"]],
            "altitude": "0", "ceiling": "100",
          ]
        ],
      ], ["event": "Cold wave", "language": "en"],
    ],
  ]

  private func alert(_ cap: JSONObject, _ more: JSONObject = [:]) -> JSONObject {
    var record: JSONObject = [
      "id": "01936e5b-34a7-70dc-94b5-100000000001", "type": "alert", "cap": .object(cap),
    ]
    for member in more { record[member.name] = member.value }
    return record
  }

  @Test("Elements stand in the order of the schema, whatever the order of the members")
  func order() throws {
    let text = try Writing(.alert).text([alert(Self.full)], .cap)

    let names = text.matches(of: /<([A-Za-z]+)[ >]/).map { String($0.1) }
    let info = try #require(names.firstIndex(of: "info"))
    #expect(
      names[..<info] == [
        "alert", "identifier", "sender", "sent", "status", "msgType", "source", "scope",
        "restriction", "addresses", "code", "code", "note", "references", "incidents",
      ])
    #expect(
      names[info...].prefix(12) == [
        "info", "language", "category", "category", "event", "responseType", "responseType",
        "urgency", "severity", "certainty", "audience", "eventCode",
      ])
    #expect(text.contains("&lt;预警&gt; &amp;"))
  }

  @Test("A message with every element reads back the same")
  func roundTrip() throws {
    let bytes = try Writing(.alert).bytes([alert(Self.full)], .cap)

    #expect(try CAPReader.message(bytes) == Self.full)
    #expect(try Reading().documents(bytes).first?.members["cap"] == .object(Self.full))
  }

  @Test("Several alerts make a feed of which each reads back the same")
  func feed() throws {
    var other = Self.full
    other["identifier"] = "A2"
    other["msgType"] = "Cancel"
    other["info"] = nil

    let text = try Writing(.alert).text([alert(Self.full), alert(other)], .cap)

    #expect(text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">"))
    let documents = try Reading().documents(text)
    #expect(documents.map { $0.members["cap"] } == [.object(Self.full), .object(other)])
  }

  @Test("No alert makes an empty feed")
  func nothing() throws {
    #expect(try Writing(.alert).text([], .cap).contains("<feed"))
  }

  @Test("An alert that came as a message leaves as the bytes that were received")
  func original() throws {
    let received = Array(
      try Writing(.alert).text([alert(Self.full)], .cap)
        .replacing("\n  ", with: "\n\t").replacing("+08:00</sent>", with: "+08:00 </sent>").utf8)
    let writing = Writing(.alert) { settings in
      settings = ExportSettings(type: .alert, now: settings.now, original: { _ in received })
    }

    #expect(try writing.bytes([alert(Self.full, ["original": "sm3:1"])], .cap) == received)
    var changed = Self.full
    changed["note"] = "anders"
    #expect(
      try writing.bytes([alert(changed, ["original": "sm3:1"])], .cap) != received)
  }

  @Test("Times are written with an offset, never with Z; control characters never reach the XML")
  func forms() throws {
    var message = Self.full
    message["sent"] = "2026-11-22T12:05:00.000Z"
    message["note"] = "a\u{1B}[31mb"

    let text = try Writing(.alert).text([alert(message)], .cap)

    #expect(text.contains("<sent>2026-11-22T20:05:00+08:00</sent>"))
    #expect(text.contains("<note>a\u{FFFD}[31mb</note>"))
    #expect(CAPText.areSame(try CAPReader.message(Array(text.utf8)), message))
  }

  @Test("A message in GB 18030 is read by its declaration")
  func gb18030() throws {
    let text = try Writing(.alert).text([alert(["note": "x"])], .cap)
      .replacing("UTF-8", with: "GB18030")
      .replacing(
        "<note>x</note>",
        with: """
          <identifier>1</identifier><sender>s</sender><sent>2026-11-22T20:05:00+08:00</sent>
          <status>Actual</status><msgType>Alert</msgType><scope>Public</scope><note>@</note>
          """)
    let bytes = Array(text.utf8).flatMap { $0 == 0x40 ? [0xC2, 0xA9] : [$0] }

    #expect(try CAPReader.message(bytes)["note"] == "漏")
  }

  @Test("In a feed a wrong message is refused alone")
  func wrongInFeed() throws {
    var wrong = Self.full
    wrong["sent"] = "gestern"

    let items = try Reading().items(
      try Writing(.alert).bytes([alert(wrong), alert(Self.full)], .cap))

    guard case .rejected(let rejection) = items.first else { return #expect(Bool(false)) }
    #expect(items.count == 2 && rejection.place == .path("alert[1]"))
  }
}
