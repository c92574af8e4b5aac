import DomainModel
import Interchange
import JSONDiff
import Testing

@Suite("Reading and writing Open311 requests")
struct ReadingOpen311Tests {
  private static let grievance: JSONObject = [
    "id": "01991771-de50-7d68-8354-aa31d9373be6", "type": "grievance", "title": "路灯不亮",
    "content": "夜间无照明", "category": "市政.路灯", "kind": "report", "source": "hotline12345",
    "status": "signed", "number": "G3701022611230A0001", "createdAt": "2026-11-23T01:00:00.000Z",
    "leadUnit": .string(Reading.provider), "reply": "已报修",
    "place": ["region": "370102001", "address": "花园路127号", "point": [117.0558, 36.666]],
    "contact": ["name": "王小明", "phone": "10812342071"],
  ]

  @Test("A grievance is written as a request and reads back the same")
  func roundTrip() throws {
    let text = try Writing(.grievance).text([Self.grievance], .open311)

    let request = try JSON.parse(text)[0]
    #expect(request?["service_request_id"] == "G3701022611230A0001")
    #expect(request?["status"] == "open" && request?["status_notes"] == "已报修")
    #expect(request?["service_code"] == "市政.路灯" && request?["service_name"] == "路灯")
    #expect(request?["requested_datetime"] == "2026-11-23T09:00:00+08:00")
    #expect(request?["lat"] == 36.666 && request?["long"] == 117.0558)
    #expect(request?["agency_responsible"] == "区市场监管局")

    let document = try #require(try Reading().documents(text).first)
    for member in document.members where !["place", "contact"].contains(member.name) {
      #expect(Self.grievance[member.name] == member.value)
    }
    #expect(document.members["place"]?["address"] == "花园路127号")
    #expect(document.members["contact"] == Self.grievance["contact"])
    #expect(document.partial == ["place", "contact"] && document.leftOut.isEmpty)
  }

  @Test("Whoever called isn't in it as long as nothing was revealed")
  func masked() throws {
    var record = Self.grievance
    record["masked"] = ["/contact/name", "/contact/phone", "/place/address"]

    let text = try Writing(.grievance).text([record], .open311)

    #expect(!text.contains("phone") && !text.contains("last_name") && !text.contains("address"))
    #expect(text.contains("\"lat\""))
    #expect(try Reading().documents(text).first?.members["contact"] == nil)
  }

  private static let foreign = """
    [{"service_request_id":638344,"status":"closed","status_notes":"Duplicate request.",
    "service_name":"Sidewalk and Curb Issues","service_code":"006","description":null,
    "requested_datetime":"2026-04-14T06:37:38-08:00","expected_datetime":"2026-04-15T06:37:38-08:00",
    "address":"8TH AVE and JUDAH ST","lat":"37.762221815","long":-122.4651145,
    "media_url":"http://x.invalid/1.jpg","zipcode":94122},
    {"service_request_id":"2","description":"d","lat":95,"long":200},
    {"service_request_id":"3"},{"description":"no id"},7,
    {"service_request_id":"6","description":"d","first_name":"小明","last_name":"王","phone":"108"}]
    """

  @Test("A request of another program makes a grievance; what has no place is named")
  func foreignRequest() throws {
    let items = try Reading().items(Self.foreign)

    guard case .document(let document) = items[0] else { return #expect(Bool(false)) }
    #expect(document.members["content"] == "Sidewalk and Curb Issues")
    #expect(document.members["category"] == "006")
    #expect(document.members["place"]?["point"] == [-122.4651145, 37.762221815])
    #expect(document.members["imported"] == ["source": "open311", "identifier": "638344"])
    #expect(document.members["status"] == nil && document.whenNew["status"] == "closed")
    #expect(document.whenNew["createdAt"] == "2026-04-14T14:37:38.000Z")
    #expect(document.leftOut == ["expected_datetime", "media_url", "zipcode"])
  }

  @Test("Chinese names are put together the Chinese way")
  func names() throws {
    guard case .document(let document) = try Reading().items(Self.foreign)[5] else {
      return #expect(Bool(false))
    }
    #expect(document.members["contact"] == ["name": "王小明", "phone": "108"])
    #expect(document.whenNew["anonymous"] == false)
  }

  @Test("Wrong requests are refused alone with their place")
  func rejected() throws {
    let rejections = try Reading().rejections(Self.foreign)

    #expect(rejections.map(\.place) == [1, 2, 3, 4].map { .path("/\($0)") })
    #expect(
      rejections.map(\.reason) == [
        "geojson.range", "member.missing", "member.missing", "kind.object",
      ])
  }

  @Test("The object around a list, as converted from XML, is looked into")
  func wrapped() throws {
    let text = #"{"service_requests":{"request":[{"service_request_id":"1","description":"d"}]}}"#

    #expect(try Reading().documents(text).count == 1)
  }
}
